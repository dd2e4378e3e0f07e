# expects purity/global: `WebAssembly`
--- src/evaluate/red.ts
// A file of a red fixture.
export const loaded = WebAssembly;
