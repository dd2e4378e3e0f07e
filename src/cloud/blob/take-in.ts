// A body on its way into the store: hashed and written as it comes, in memory as long as it is small.
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { StoredBlob } from '../ports/blobs.ts';
import type { Spool } from './blob-files.ts';
import { PieceWriter } from './piece-writer.ts';

export interface TakenIn extends StoredBlob {
  /** Of a small body. */
  readonly inline?: Buffer;
  /** Of a large one. */
  readonly spool?: Spool;
  /** The body broke off. */
  readonly broken?: boolean;
}

/** Bodies up to this many bytes are rows. */
const INLINE_LIMIT = 16 << 10;

/**
 * Reads a body to its end. Rejects when the body does, unless `keepPart`: then what came is taken in. Rejects, in any case, when the disk
 * fails.
 */
export async function takeIn(body: Readable, newSpool: () => Promise<Spool>, keepPart: boolean): Promise<TakenIn> {
  const hash = createHash('sha256');
  const writer = new PieceWriter(newSpool, (bytes) => hash.update(bytes));
  const small: Uint8Array[] = [];
  let length = 0;
  let diskFailed = false;
  const write = async (bytes: Uint8Array): Promise<void> => {
    try {
      await writer.add(bytes);
    } catch (error) {
      diskFailed = true;
      throw error;
    }
  };
  let kept = false;
  try {
    let broken = false;
    try {
      for await (const chunk of body as AsyncIterable<Uint8Array>) {
        length += chunk.length;
        if (length <= INLINE_LIMIT) {
          small.push(chunk);
          continue;
        }
        for (const part of small) await write(part);
        small.length = 0;
        await write(chunk);
      }
    } catch (error) {
      if (!keepPart || diskFailed) throw error;
      broken = true;
    }
    const end = broken ? { broken } : {};
    if (!writer.begun) {
      const inline = Buffer.concat(small);
      return { digest: hash.update(inline).digest('hex'), length, inline, ...end };
    }
    const spool = await writer.finish();
    kept = true;
    return { digest: hash.digest('hex'), length, spool, ...end };
  } finally {
    await writer.end(!kept);
  }
}
