// Lets an SDK client talk to a cloud in the same process: its HTTP requests go straight to the pipeline.
import { Readable } from 'node:stream';
import type { WireRequest } from '../../../src/cloud/wire/wire-request.ts';
import type { WireResponse } from '../../../src/cloud/wire/wire-response.ts';

/** As the SDK's HttpRequest. */
interface SentRequest {
  readonly method: string;
  readonly hostname: string;
  readonly port?: number | undefined;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>> | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface ReceivedResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readable;
}

/** For the `requestHandler` of an SDK client. `sent` is told of every request, before it is answered. */
export function pipelineHandler(
  answer: (request: WireRequest) => Promise<WireResponse>,
  sent?: (request: WireRequest) => void,
): {
  readonly handle: (request: SentRequest) => Promise<{ readonly response: ReceivedResponse }>;
  readonly metadata: { readonly handlerProtocol: string };
} {
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    handle: async (request) => {
      const wire = await wireRequest(request);
      sent?.(wire);
      const { status, headers, body } = await answer(wire);
      const stream = body === undefined || request.method === 'HEAD' ? Readable.from([]) : bodyStream(body);
      return {
        response: {
          statusCode: status,
          headers: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value])),
          body: stream,
        },
      };
    },
  };
}

function bodyStream(body: NonNullable<WireResponse['body']>): Readable {
  if (typeof body === 'string') return Readable.from([Buffer.from(body)]);
  return body instanceof Uint8Array ? Readable.from([Buffer.from(body)]) : body.stream;
}

async function wireRequest(request: SentRequest): Promise<WireRequest> {
  const body = await bytesOf(request.body);
  const headers = new Map(Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), [value]]));
  return {
    method: request.method,
    path: request.path,
    query: queryText(request.query ?? {}),
    headers,
    host: headers.get('host')?.[0] ?? request.hostname,
    secure: true,
    sourceAddress: '127.0.0.1',
    body: Readable.from(body.length === 0 ? [] : [body]),
  };
}

async function bytesOf(body: unknown): Promise<Buffer> {
  if (body === undefined || body === null) return Buffer.alloc(0);
  if (typeof body === 'string') return Buffer.from(body);
  if (body instanceof Uint8Array) return Buffer.from(body);
  if (body instanceof Readable) return Buffer.concat(await body.toArray());
  throw new Error('a body of an unknown kind');
}

function queryText(query: NonNullable<SentRequest['query']>): string {
  const parts: string[] = [];
  for (const [name, value] of Object.entries(query)) {
    if (value === null) parts.push(encode(name));
    else for (const one of typeof value === 'string' ? [value] : value) parts.push(`${encode(name)}=${encode(one)}`);
  }
  return parts.join('&');
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
}
