# expects chance/global: `Math`
--- src/services/ec2/red.ts
// A file of a red fixture.
export const { random } = Math;
