// Why a scanner or what puts groups together cannot go on: a module's memory has at most 4 GiB, or less where the machine has no more.

/** Its module is done with. */
export class MemoryFull extends Error {
  override readonly name = 'MemoryFull';

  constructor() {
    super('a WebAssembly module has no more memory');
  }
}
