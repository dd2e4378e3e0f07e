# expects nothing
--- src/evaluate/red.ts
// A file of a red fixture.
export type Env = typeof process;
export interface Later {
  readonly page: Promise<Response>;
}
