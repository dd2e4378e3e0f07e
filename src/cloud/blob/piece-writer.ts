// Writes a body to a file in pieces: one is written while the next is filled.
import type { Spool } from './blob-files.ts';
import { givePiece, PIECE, takePiece } from './pieces.ts';

export class PieceWriter {
  readonly #newSpool: () => Promise<Spool>;
  /** Told of each piece, in order, before it is written. */
  readonly #onPiece: (bytes: Uint8Array) => void;
  #spool: Spool | undefined;
  #piece: Buffer | undefined;
  #filled = 0;
  #writing: Promise<void> | undefined;

  constructor(newSpool: () => Promise<Spool>, onPiece: (bytes: Uint8Array) => void) {
    this.#newSpool = newSpool;
    this.#onPiece = onPiece;
  }

  /** Whether something was added. */
  get begun(): boolean {
    return this.#piece !== undefined;
  }

  /** Rejects when the disk fails. The bytes may be changed when it has resolved. */
  async add(bytes: Uint8Array): Promise<void> {
    this.#piece ??= takePiece();
    for (let from = 0; from < bytes.length; ) {
      const count = Math.min(PIECE - this.#filled, bytes.length - from);
      this.#piece.set(count === bytes.length ? bytes : bytes.subarray(from, from + count), this.#filled);
      this.#filled += count;
      from += count;
      if (this.#filled === PIECE) await this.#write(takePiece());
    }
  }

  /** Writes what is left. Rejects when the disk fails; `end` is to be called even so. */
  async finish(): Promise<Spool> {
    if (this.#filled > 0) await this.#write(undefined);
    await this.#writing;
    if (this.#spool === undefined) throw new Error('nothing was added');
    return this.#spool;
  }

  /** Gives back its memory; removes the file too if it is to be discarded. */
  async end(discard: boolean): Promise<void> {
    await this.#writing?.catch(() => undefined);
    if (this.#piece !== undefined) givePiece(this.#piece);
    this.#piece = undefined;
    if (discard) await this.#spool?.discard();
  }

  /** Resolves when the piece before this one is written: there are never more than two. */
  async #write(next: Buffer | undefined): Promise<void> {
    const full = this.#piece;
    if (full === undefined) return;
    const bytes = full.subarray(0, this.#filled);
    this.#piece = next;
    this.#filled = 0;
    this.#onPiece(bytes);
    try {
      await this.#writing;
      this.#spool ??= await this.#newSpool();
    } catch (error) {
      givePiece(full);
      throw error;
    }
    this.#writing = this.#spool.write(bytes).finally(() => givePiece(full));
    // Whoever awaits it next sees the failure.
    this.#writing.catch(() => undefined);
  }
}
