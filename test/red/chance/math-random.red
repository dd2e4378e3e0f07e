# expects chance/random: `Math.random`
--- src/services/ec2/red.ts
// A file of a red fixture.
export const id = Math.random();
