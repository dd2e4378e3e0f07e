# expects shape/first-line: the first line
--- src/model/red.ts
export const silent = 1;
