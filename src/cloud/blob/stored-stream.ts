// Bytes of a file as a stream, in pieces of memory that are used again if whoever sends them gives them back.
import { Readable } from 'node:stream';
import type { DiskFile } from '../ports/disk.ts';
import { givePiece, PIECE, takePiece } from './pieces.ts';

/** The file is opened when the first bytes are asked for, and closed however the stream ends. */
export class StoredStream extends Readable {
  readonly #open: () => Promise<DiskFile>;
  readonly #end: number;
  #position: number;
  #file: DiskFile | undefined;
  /** Pieces that chunks are made of, by their memory. */
  readonly #lent = new Map<ArrayBufferLike, Buffer>();

  /** `from` and `length` in bytes. */
  constructor(open: () => Promise<DiskFile>, from: number, length: number) {
    super({ highWaterMark: PIECE });
    this.#open = open;
    this.#position = from;
    this.#end = from + length;
  }

  /** The chunk was sent, and nobody looks at it any more. */
  giveBack(chunk: Uint8Array): void {
    const piece = this.#lent.get(chunk.buffer);
    if (piece === undefined) return;
    this.#lent.delete(chunk.buffer);
    givePiece(piece);
  }

  override _construct(ready: (error?: Error | null) => void): void {
    this.#open().then((file) => {
      this.#file = file;
      ready();
    }, ready);
  }

  override _read(): void {
    if (this.#position >= this.#end) {
      this.push(null);
      return;
    }
    const piece = takePiece();
    this.#file?.read(this.#position, Math.min(PIECE, this.#end - this.#position), piece).then(
      (bytes) => {
        this.#position += bytes.length;
        if (bytes.buffer === piece.buffer) this.#lent.set(piece.buffer, piece);
        else givePiece(piece);
        if (bytes.length === 0) this.destroy(new Error('a stored body is shorter than it was'));
        else this.push(bytes);
      },
      (error: Error) => this.destroy(error),
    );
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    if (this.#file === undefined) {
      done(error);
      return;
    }
    this.#file.close().then(
      () => done(error),
      (failure: Error) => done(error ?? failure),
    );
  }
}
