// How much of a request's body is still to come when its answer is ready.
import type { IncomingMessage } from 'node:http';

/** Bodies up to this many bytes are read to the end for the sake of keeping the connection. */
const LITTLE = 1_048_576;

/** `waiting`: the client was not told to go on, so whether it sends its body is not known: the connection cannot be used again. */
export function unreadBody(request: IncomingMessage, waiting: boolean): 'none' | 'little' | 'much' {
  if (request.readableEnded) return 'none';
  const length = headerIn(request.rawHeaders, 'content-length');
  if (length === undefined && headerIn(request.rawHeaders, 'transfer-encoding') === undefined) return 'none';
  if (request.complete) return 'little';
  // Without a length, and with one that is large, there is no telling how long the rest would take.
  return waiting || length === undefined || Number(length) > LITTLE ? 'much' : 'little';
}

function headerIn(raw: readonly string[], name: string): string | undefined {
  for (let index = 0; index + 1 < raw.length; index += 2) {
    if (raw[index]!.length === name.length && raw[index]!.toLowerCase() === name) return raw[index + 1];
  }
  return undefined;
}
