# expects walls/layer: model may not import policy
--- src/model/red.ts
// A file of a red fixture.
export type Tree = import('../policy/thing.ts').Tree;
--- src/policy/thing.ts
// A file of a red fixture.
export type Tree = 1;
