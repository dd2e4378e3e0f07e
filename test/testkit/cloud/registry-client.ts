// A client of an image registry in the same process: its requests go straight to the pipeline.
import { Readable } from 'node:stream';
import type { TestCaller, TestCloud } from './test-cloud.ts';

export interface RegistryAnswer {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
  /** The code and the message of the first error. */
  readonly error: { readonly code: string; readonly message: string } | undefined;
}

export interface RegistryRequest {
  readonly body?: string | Uint8Array | Readable;
  readonly headers?: Readonly<Record<string, string>>;
}

export type RegistryClient = (method: string, target: string, request?: RegistryRequest) => Promise<RegistryAnswer>;

/** `password`: of a token; absent: no credentials are sent. */
export function registryClient(cloud: TestCloud, host: string, password?: string): RegistryClient {
  return async (method, target, { body, headers = {} } = {}) => {
    const mark = target.indexOf('?');
    const all = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value]]));
    if (password !== undefined) all.set('authorization', [`Basic ${Buffer.from(`AWS:${password}`).toString('base64')}`]);
    if (body instanceof Readable) all.set('transfer-encoding', ['chunked']);
    else all.set('content-length', [String(Buffer.byteLength(body ?? ''))]);
    const response = await cloud.answer({
      method,
      path: mark < 0 ? target : target.slice(0, mark),
      query: mark < 0 ? '' : target.slice(mark + 1),
      headers: all,
      host,
      secure: true,
      sourceAddress: '127.0.0.1',
      body: body instanceof Readable ? body : Readable.from(body === undefined ? [] : [Buffer.from(body)]),
    });
    const answered = await bytesOf(response.body);
    return {
      status: response.status,
      headers: new Map(response.headers.map(([name, value]) => [name.toLowerCase(), value])),
      body: answered,
      error: errorOf(answered),
    };
  };
}

/** What `docker login` is given; for a session, with its token. */
export function registryPassword(caller: TestCaller, sessionToken?: string): string {
  const asking = sessionToken === undefined ? caller : caller.with({ headers: { 'x-amz-security-token': sessionToken } });
  const [{ authorizationToken }] = asking.call('ecr', 'GetAuthorizationToken').authorizationData;
  return Buffer.from(authorizationToken, 'base64').toString('utf8').slice('AWS:'.length);
}

async function bytesOf(body: string | Uint8Array | { readonly stream: Readable } | undefined): Promise<Buffer> {
  if (body === undefined) return Buffer.alloc(0);
  if (typeof body === 'string' || body instanceof Uint8Array) return Buffer.from(body);
  return Buffer.concat(await body.stream.toArray());
}

function errorOf(body: Buffer): RegistryAnswer['error'] {
  if (!body.toString('latin1', 0, 10).startsWith('{"errors"')) return undefined;
  return (JSON.parse(body.toString('utf8')) as { readonly errors: readonly NonNullable<RegistryAnswer['error']>[] }).errors[0];
}
