// A registry in memory, as small as the specification lets one be, and wrong in whatever way is asked for: it shows that cases can fail.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import type { RegistryUnderTest } from '../oci-case.ts';
import { answerManifest, listReferrers, listTags } from './tiny-manifests.ts';
import { answerBlob, answerUpload, beginUpload } from './tiny-blobs.ts';
import type { Wrong } from './wrongs.ts';

export interface Kept {
  readonly bytes: Buffer;
  readonly mediaType: string;
}

export interface Repository {
  readonly blobs: Map<string, Buffer>;
  readonly manifests: Map<string, Kept>;
  /** Digest by tag. */
  readonly tags: Map<string, string>;
  readonly uploads: Map<string, Buffer>;
}

export interface Exchange {
  readonly repositories: ReadonlyMap<string, Repository>;
  readonly repository: Repository;
  readonly name: string;
  /** Behind the kind: a digest, a tag, an upload. */
  readonly rest: string;
  readonly method: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
  /** Whether the whole body came. */
  readonly complete: boolean;
  readonly is: (wrong: Wrong) => boolean;
  readonly newUpload: () => string;
}

export interface TinyAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
}

const AUTHORIZATION = `Basic ${Buffer.from('AWS:tiny').toString('base64')}`;
const PATH = /^\/v2\/(.+)\/(blobs\/uploads|blobs|manifests|tags|referrers)\/([^/]*)$/;

export async function startTinyRegistry(wrong?: Wrong): Promise<RegistryUnderTest & { readonly close: () => void }> {
  const repositories = new Map<string, Repository>();
  const is = (one: Wrong): boolean => one === wrong;
  const server = createServer((request, response) => {
    void receive(request).then(({ body, complete }) => {
      if (!complete && request.method !== 'PATCH') return;
      respond(request, response, answer(request, body, complete), is);
    });
  });
  const answer = (request: IncomingMessage, body: Buffer, complete: boolean): TinyAnswer => {
    if (request.headers.authorization !== AUTHORIZATION && !is('asks nobody who he is')) {
      return { ...refusal(401, 'UNAUTHORIZED'), headers: { 'www-authenticate': 'Basic realm="tiny"' } };
    }
    const url = new URL(request.url ?? '', 'http://tiny');
    if (url.pathname === '/v2/') return { status: 200, body: '{}' };
    const [, name = '', kind = '', rest = ''] = PATH.exec(url.pathname) ?? [];
    const repository = repositories.get(name);
    if (repository === undefined) return is('knows every name') ? { status: 200, body: '{}' } : refusal(404, 'NAME_UNKNOWN');
    const exchange: Exchange = {
      repositories,
      repository,
      name,
      rest: decodeURIComponent(rest),
      method: request.method ?? '',
      query: url.searchParams,
      headers: request.headers,
      body,
      complete,
      is,
      newUpload: () => randomUUID(),
    };
    if (kind === 'manifests') return answerManifest(exchange);
    if (kind === 'tags') return listTags(exchange);
    if (kind === 'referrers') return listReferrers(exchange);
    if (kind === 'blobs') return answerBlob(exchange);
    return rest === '' ? beginUpload(exchange) : answerUpload(exchange);
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    before: '',
    target: { address: '127.0.0.1', port, host: `127.0.0.1:${port}`, prefix: '/v2', authorization: AUTHORIZATION },
    createRepository: async (name) => {
      repositories.set(name, { blobs: new Map(), manifests: new Map(), tags: new Map(), uploads: new Map() });
    },
    close: () => server.close(),
  };
}

export function refusal(status: number, code: string): TinyAnswer {
  return { status, body: JSON.stringify({ errors: [{ code, message: code.toLowerCase() }] }) };
}

async function receive(request: IncomingMessage): Promise<{ readonly body: Buffer; readonly complete: boolean }> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk as Buffer);
    return { body: Buffer.concat(chunks), complete: true };
  } catch {
    return { body: Buffer.concat(chunks), complete: false };
  }
}

function respond(request: IncomingMessage, response: ServerResponse, answer: TinyAnswer, is: (wrong: Wrong) => boolean): void {
  const body = Buffer.from(is('words errors as text') && answer.status >= 400 ? 'no' : (answer.body ?? ''));
  const isHead = request.method === 'HEAD';
  const length = isHead && is('tells no length of a head') ? {} : { 'content-length': String(body.length) };
  response.writeHead(answer.status, { ...(answer.status === 204 ? {} : length), ...answer.headers });
  response.end(isHead ? undefined : body);
}
