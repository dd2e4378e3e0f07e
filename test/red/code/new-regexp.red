# expects code/regexp: a pattern
--- src/cli/red.ts
// A file of a red fixture.
export const pattern = (text: string): RegExp => new RegExp(text);
