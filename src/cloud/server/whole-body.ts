// A small body read whole: without the stream that stands between node's and who reads slowly.
import type { IncomingMessage } from 'node:http';

const NOTHING = new Uint8Array(0);

/**
 * Undefined if it is longer than `limit` bytes; the rest is then left unread, and the connection as it is.
 * `onFirstRead`: see `RequestBody`. Rejects when the client goes away before the end.
 */
export function readWholeBody(
  source: IncomingMessage,
  limit: number,
  onFirstRead: (() => void) | undefined,
): Promise<Uint8Array | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const stop = (): void => {
      source.off('data', onData).off('end', onEnd).off('close', onClose);
    };
    const onData = (chunk: Buffer): void => {
      length += chunk.length;
      chunks.push(chunk);
      if (length <= limit) return;
      stop();
      source.pause();
      resolve(undefined);
    };
    const onEnd = (): void => {
      stop();
      resolve(chunks.length > 1 ? Buffer.concat(chunks, length) : (chunks[0] ?? NOTHING));
    };
    const onClose = (): void => {
      stop();
      reject(new Error('The client closed the connection before the body was complete.'));
    };
    onFirstRead?.();
    if (source.readableEnded) resolve(NOTHING);
    else if (source.destroyed) onClose();
    else source.on('data', onData).on('end', onEnd).on('error', ignore).on('close', onClose);
  });
}

/** `close` follows each error. */
function ignore(): void {}
