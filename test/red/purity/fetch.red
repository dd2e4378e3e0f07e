# expects purity/global: `fetch`
--- src/evaluate/red.ts
// A file of a red fixture.
export const page = fetch('https://example.com');
