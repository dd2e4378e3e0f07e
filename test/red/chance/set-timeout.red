# expects chance/timer: `setTimeout`
--- src/services/ec2/red.ts
// A file of a red fixture.
export const later = (f: () => void): unknown => setTimeout(f, 10);
