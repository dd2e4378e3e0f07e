# expects nothing
--- src/evaluate/red.ts
// A file of a red fixture.
export const bag = { process: 1, fetch: 2, console: { log: 3 } };
export const sum = bag.process + bag.fetch + bag.console.log;
