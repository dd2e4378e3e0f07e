# expects nothing
--- src/evaluate/red.ts
// A file of a red fixture.
export class Performance {
  process = 1;
  fetch(): number {
    return this.process;
  }
}
