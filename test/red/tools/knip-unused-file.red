# expects knip: src/red.ts
--- src/cli/main.ts
// A file of a red fixture.
console.log(1);
--- src/red.ts
// A file of a red fixture.
export const x = 1;
