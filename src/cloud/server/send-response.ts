// Writes a response: small bodies in one go, streams as fast as the client reads, nothing where HTTP wants no body.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ResponseStream, WireResponse } from '../wire/wire-response.ts';
import { drainRequest } from './drain-request.ts';
import { unreadBody } from './unread-body.ts';

export interface Exchange {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  /** A client that waits for `100 Continue` before it sends its body, and was not told to. */
  readonly waiting: boolean;
  /** Close the connection after this answer whatever happens. */
  readonly last: boolean;
}

export interface Signature {
  /** The text of the `date` header. */
  readonly date: () => string;
  /** The text of the `server` header. */
  readonly server: string;
  readonly report: (error: Error) => void;
}

type Headers = readonly (readonly [name: string, value: string])[];

/** What a client may still send after an answer that closes the connection, so that it gets to read the answer. */
const LINGER = { bytes: 67_108_864, milliseconds: 2000 };
/** One that waits to be told to send has nothing on the way. */
const WAITING_LINGER = { bytes: 67_108_864, milliseconds: 300 };

/** Sends the response with `extra` headers. Throws if a header cannot be written (nothing is sent then). */
export function sendResponse(exchange: Exchange, response: WireResponse, extra: Headers, signature: Signature): void {
  const { req, res } = exchange;
  const stream = streamOf(response);
  if (res.destroyed || res.writableEnded || req.socket.destroyed) {
    stream?.destroy();
    return;
  }
  const bodiless = req.method === 'HEAD' || response.status === 204 || response.status === 304 || response.status < 200;
  const unread = unreadBody(req, exchange.waiting);
  const close = exchange.last || unread === 'much';
  const length = lengthOf(response);
  try {
    res.writeHead(response.status, flatten(response, extra, req.method === 'HEAD', length, close, signature));
  } catch (error) {
    stream?.destroy();
    throw error;
  }
  const finish = (): void => {
    if (unread === 'much') drainRequest(req, exchange.waiting ? WAITING_LINGER : LINGER, () => res.end());
    else res.end();
  };
  if (unread === 'little') res.once('finish', () => req.resume());
  if (bodiless || length === 0) {
    stream?.destroy();
    if (unread === 'much') res.flushHeaders();
    finish();
  } else if (stream !== undefined) {
    sendStream(stream, length ?? 0, res, finish, signature.report);
  } else if (unread === 'much') {
    res.write(response.body);
    finish();
  } else {
    endWith(res, response.body);
  }
}

/** Up to so many bytes it costs less to copy a body into one write with the head than to write the two side by side. */
const COPIED = 32_768;

function endWith(res: ServerResponse, body: WireResponse['body']): void {
  if (!(body instanceof Uint8Array) || body.length > COPIED) res.end(body);
  else res.end(Buffer.from(body.buffer, body.byteOffset, body.length).toString('latin1'), 'latin1');
}

/** Frees what a response holds if it can no longer be sent. */
export function discardResponse(response: WireResponse): void {
  streamOf(response)?.destroy();
}

function streamOf(response: WireResponse): ResponseStream | undefined {
  const { body } = response;
  return typeof body === 'object' && 'stream' in body ? body.stream : undefined;
}

/** Bytes of the body; undefined if there is none. */
function lengthOf({ body }: WireResponse): number | undefined {
  if (body === undefined) return undefined;
  if (typeof body === 'string') return Buffer.byteLength(body);
  return body.length;
}

function flatten(
  response: WireResponse,
  extra: Headers,
  head: boolean,
  length: number | undefined,
  close: boolean,
  signature: Signature,
): string[] {
  const flat: string[] = [];
  let dated = false;
  let signed = false;
  let stated: string | undefined;
  for (const [name, value] of response.headers) {
    switch (name.toLowerCase()) {
      case 'content-length':
        stated = value;
        continue;
      case 'connection':
      case 'keep-alive':
      case 'transfer-encoding':
        continue; // Of this hop: the server decides.
      case 'date':
        dated = true;
        break;
      case 'server':
        signed = true;
        break;
    }
    flat.push(name, value);
  }
  for (const [name, value] of extra) flat.push(name, value);
  if (!dated) flat.push('date', signature.date());
  if (!signed) flat.push('server', signature.server);
  // The answer to HEAD states the length of what GET would send. 204 and 304 have none.
  if (head) {
    const would = length ?? stated;
    if (would !== undefined) flat.push('content-length', String(would));
  } else if (response.status >= 200 && response.status !== 204 && response.status !== 304) {
    flat.push('content-length', String(length ?? 0));
  }
  if (close) flat.push('connection', 'close');
  return flat;
}

/** A stream that fails, or is not as long as it was said to be, breaks the connection: the client must not take it for whole. */
function sendStream(stream: ResponseStream, length: number, res: ServerResponse, finish: () => void, report: (error: Error) => void): void {
  let left = length;
  const giveBack =
    stream.giveBack &&
    ((chunk: Uint8Array) =>
      (error?: Error | null): void => {
        // What could not be sent may still be on its way.
        if (error === undefined || error === null) stream.giveBack?.(chunk);
      });
  const broken = (error: Error): void => {
    stream.destroy();
    res.destroy();
    report(error);
  };
  stream.on('data', (chunk: Uint8Array) => {
    left -= chunk.length;
    if (left < 0) broken(new Error(`A body of ${length} bytes was longer.`));
    else if (!(giveBack === undefined ? res.write(chunk) : res.write(chunk, giveBack(chunk)))) stream.pause();
  });
  res.on('drain', () => stream.resume());
  stream.once('end', () => {
    if (left > 0) broken(new Error(`A body of ${length} bytes was ${left} bytes shorter.`));
    else if (left === 0) finish();
  });
  stream.once('error', (error) => {
    if (!res.destroyed) broken(error);
  });
  res.once('close', () => stream.destroy());
}
