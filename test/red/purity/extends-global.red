# expects purity/global: `EventTarget`
--- src/evaluate/red.ts
// A file of a red fixture.
export class Bus extends EventTarget {}
