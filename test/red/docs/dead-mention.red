# expects docs/mention: `docs/gone.md`
--- src/evaluate/red.ts
// A file of a red fixture.
// Evidence: docs/gone.md
export const x = 1;
