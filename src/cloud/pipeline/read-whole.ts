// A body read whole, up to a limit: for operations that do not stream.
import type { Readable } from 'node:stream';

const NOTHING = new Uint8Array(0);

/** Undefined if it is longer than `limit` bytes; the rest is then left unread. */
export function readWhole(body: Readable, limit: number): Promise<Uint8Array | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let length = 0;
    const onData = (chunk: Uint8Array): void => {
      length += chunk.length;
      if (length > limit) {
        body.off('data', onData);
        body.pause();
        resolve(undefined);
        return;
      }
      chunks.push(chunk);
    };
    body.on('data', onData);
    body.once('end', () => resolve(chunks.length === 0 ? NOTHING : chunks.length === 1 ? chunks[0] : Buffer.concat(chunks, length)));
    body.once('error', reject);
    body.once('close', () => {
      if (!body.readableEnded) reject(new Error('the connection was closed before the body was read'));
    });
  });
}
