// HMAC-SHA-256 with keys that are used for many texts (RFC 2104): half the cost of a `createHmac` for each.
import { hash } from 'node:crypto';

const BLOCK = 64;

/** The two blocks that a key makes, one byte a character. */
interface Blocks {
  readonly inner: string;
  readonly outer: string;
}

const known = new WeakMap<Uint8Array, Blocks>();

/** In lower-case hex. `key`: at most 64 bytes, never changed; `text`: one byte a character. Throws RangeError for a longer key. */
export function hmacSha256(key: Uint8Array, text: string): string {
  let blocks = known.get(key);
  if (blocks === undefined) {
    blocks = { inner: blockOf(key, 0x36), outer: blockOf(key, 0x5c) };
    known.set(key, blocks);
  }
  const inner = hash('sha256', Buffer.from(blocks.inner + text, 'latin1'), 'binary');
  return hash('sha256', Buffer.from(blocks.outer + inner, 'latin1'), 'hex');
}

function blockOf(key: Uint8Array, pad: number): string {
  if (key.length > BLOCK) throw new RangeError(`a key of ${key.length} bytes would have to be hashed first`);
  const block = Buffer.alloc(BLOCK, pad);
  for (const [index, byte] of key.entries()) block[index] = byte ^ pad;
  return block.toString('latin1');
}
