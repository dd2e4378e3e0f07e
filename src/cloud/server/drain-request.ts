// Reads what is left of a request body and throws it away, so that the client gets to read the answer that came early.
import type { IncomingMessage } from 'node:http';

export interface DrainLimits {
  /** Bytes. */
  readonly bytes: number;
  readonly milliseconds: number;
}

/** Calls `done` once: when the body has ended, the client has gone, or a limit is reached. */
export function drainRequest(request: IncomingMessage, limits: DrainLimits, done: () => void): void {
  if (request.readableEnded || request.destroyed) {
    done();
    return;
  }
  let left = limits.bytes;
  const stop = (): void => {
    clearTimeout(timer);
    request.off('data', count).off('end', stop).off('close', stop);
    done();
  };
  const count = (chunk: Buffer): void => {
    left -= chunk.length;
    if (left < 0) stop();
  };
  const timer = setTimeout(stop, limits.milliseconds);
  request.on('data', count).on('end', stop).on('close', stop).on('error', ignore);
  request.resume();
}

/** `close` follows each error. */
function ignore(): void {}
