# expects walls/layer: model may not import policy
--- src/model/red.ts
// A file of a red fixture.
export { thing } from '../policy/thing.ts';
--- src/policy/thing.ts
// A file of a red fixture.
export const thing = 1;
