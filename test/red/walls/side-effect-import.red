# expects walls/layer: model may not import policy
--- src/model/red.ts
// A file of a red fixture.
import '../policy/thing.ts';
export const mine = 1;
--- src/policy/thing.ts
// A file of a red fixture.
export const thing = 1;
