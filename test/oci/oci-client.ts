// A client of the OCI distribution protocol that does nothing by itself but to send requests: no retries, no checks, no cookies.
import { type ClientRequest, type IncomingMessage, request } from 'node:http';

/** Where a registry is. */
export interface OciTarget {
  /** What to connect to, `127.0.0.1`. */
  readonly address: string;
  readonly port: number;
  /** The Host header. */
  readonly host: string;
  /** `/v2`, with whatever stands between it and the names of repositories. */
  readonly prefix: string;
  /** The Authorization header. */
  readonly authorization?: string;
}

export interface OciAnswer {
  readonly status: number;
  /** The first of its name (lower case). */
  readonly header: (name: string) => string | undefined;
  readonly body: Buffer;
}

export interface OciRequest {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
  /** Without Content-Length, in these pieces. */
  readonly pieces?: readonly Uint8Array[];
  /** Hangs up when so many bytes of the body are sent. */
  readonly breakAfter?: number;
}

/** `path` with its query, from the root of the host. Rejects if there is no answer. */
export async function send(target: OciTarget, method: string, path: string, options: OciRequest = {}): Promise<OciAnswer> {
  const { address, port, host, authorization } = target;
  const { headers = {}, body, pieces, breakAfter } = options;
  const bytes = body === undefined ? undefined : Buffer.from(body);
  const call = request({
    host: address,
    port,
    method,
    path,
    agent: false,
    headers: {
      host,
      ...(authorization !== undefined && { authorization }),
      ...(pieces === undefined && (bytes !== undefined || method === 'PUT' || method === 'POST' || method === 'PATCH')
        ? { 'content-length': String(bytes?.length ?? 0) }
        : {}),
      ...headers,
    },
  });
  const answered = answerTo(call);
  if (breakAfter !== undefined) {
    call.write(bytes?.subarray(0, breakAfter), () => call.destroy(new Error('hung up')));
  } else {
    for (const piece of pieces ?? []) call.write(piece);
    call.end(bytes);
  }
  return answered;
}

/** Sends what a URL or a path leads to, as a Location header has it. */
export function sendTo(target: OciTarget, method: string, location: string, options: OciRequest = {}): Promise<OciAnswer> {
  const url = new URL(location, `http://${target.host}`);
  return send(target, method, url.pathname + url.search, options);
}

/** The same with more in the query. */
export function withQuery(location: string, name: string, value: string): string {
  return `${location}${location.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(value)}`;
}

async function answerTo(call: ClientRequest): Promise<OciAnswer> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    call.on('response', resolve);
    call.on('error', reject);
  });
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return {
    status: response.statusCode ?? 0,
    header: (name) => {
      const value = response.headers[name];
      return typeof value === 'object' ? value[0] : value;
    },
    body: Buffer.concat(chunks),
  };
}
