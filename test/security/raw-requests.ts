// Requests as an attacker writes them, byte for byte: signed in the header or in the query, with whatever was added after signing.
import { createHash, createHmac } from 'node:crypto';
import { Readable } from 'node:stream';
import type { WireRequest } from '../../src/cloud/wire/wire-request.ts';

export interface Key {
  readonly AccessKeyId: string;
  readonly SecretAccessKey: string;
  readonly SessionToken?: string;
}

export interface Raw {
  readonly method?: string;
  readonly host?: string;
  readonly path: string;
  /** As in the request line. */
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Readable;
}

export interface Signing {
  readonly key: Key;
  readonly service: string;
  readonly region?: string;
  readonly now: number;
}

export function wireRequest({ method = 'GET', host = 'localhost:4566', path, query = '', headers = {}, body = '' }: Raw): WireRequest {
  const named = Object.entries({ host, ...headers }).map(([name, value]) => [name.toLowerCase(), [value]] as const);
  return {
    method,
    path,
    query,
    headers: new Map(named),
    host,
    secure: false,
    sourceAddress: '127.0.0.1',
    body: typeof body === 'string' ? Readable.from(body === '' ? [] : [Buffer.from(body)]) : body,
  };
}

/** Signed in the header. What is in `after` comes on the way, unsigned; a streamed body is announced by `x-amz-content-sha256`. */
export function signed(raw: Raw, { key, service, region = 'us-east-1', now }: Signing, after: Partial<Raw> = {}): WireRequest {
  const { method = 'GET', host = 'localhost:4566', path, query = '', body = '' } = raw;
  const time = timestamp(now);
  const digest = raw.headers?.['x-amz-content-sha256'] ?? sha256(typeof body === 'string' ? body : '');
  const headers: Record<string, string> = {
    ...raw.headers,
    host,
    'x-amz-date': time,
    'x-amz-content-sha256': digest,
    ...(key.SessionToken !== undefined && { 'x-amz-security-token': key.SessionToken }),
  };
  const names = Object.keys(headers).sort();
  const canonical = [
    method,
    service === 's3' ? path : encodePath(path),
    query.split('&').sort().join('&'),
    ...names.map((name) => `${name}:${headers[name]}`),
    '',
    names.join(';'),
    digest,
  ].join('\n');
  const scope = `${time.slice(0, 8)}/${region}/${service}/aws4_request`;
  const signature = signV4(key.SecretAccessKey, scope, `AWS4-HMAC-SHA256\n${time}\n${scope}\n${sha256(canonical)}`);
  const authorization = `AWS4-HMAC-SHA256 Credential=${key.AccessKeyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  return wireRequest({ ...raw, ...after, headers: { ...headers, ...after.headers, authorization } });
}

/** The query of a presigned request to S3 of Signature Version 4. `path` as in the request line, in canonical encoding. */
export function presignedQuery(raw: Raw, { key, region = 'us-east-1', now }: Signing): string {
  const { method = 'GET', host = 'localhost:4566', path, query = '' } = raw;
  const time = timestamp(now);
  const scope = `${time.slice(0, 8)}/${region}/s3/aws4_request`;
  const parameters = [
    ...(query === '' ? [] : query.split('&')),
    'X-Amz-Algorithm=AWS4-HMAC-SHA256',
    `X-Amz-Credential=${encodeURIComponent(`${key.AccessKeyId}/${scope}`)}`,
    `X-Amz-Date=${time}`,
    'X-Amz-Expires=3600',
    ...(key.SessionToken === undefined ? [] : [`X-Amz-Security-Token=${encodeURIComponent(key.SessionToken)}`]),
    'X-Amz-SignedHeaders=host',
  ].sort();
  const canonical = [method, path, parameters.join('&'), `host:${host}`, '', 'host', 'UNSIGNED-PAYLOAD'].join('\n');
  const signature = signV4(key.SecretAccessKey, scope, `AWS4-HMAC-SHA256\n${time}\n${scope}\n${sha256(canonical)}`);
  return [...parameters, `X-Amz-Signature=${signature}`].join('&');
}

/** The query of a presigned request to S3 of Signature Version 2. `resource`: bucket and key, `/bucket/key`. */
export function presignedTwoQuery(resource: string, key: Key, expires: number, method = 'GET'): string {
  const signature = createHmac('sha1', key.SecretAccessKey).update(`${method}\n\n\n${expires}\n${resource}`).digest('base64');
  return `AWSAccessKeyId=${key.AccessKeyId}&Expires=${expires}&Signature=${encodeURIComponent(signature)}`;
}

export function textOf(body: unknown): string {
  if (body === undefined) return '';
  if (typeof body === 'string') return body;
  if (body instanceof Uint8Array) return Buffer.from(body).toString();
  throw new Error('a streamed answer');
}

function timestamp(now: number): string {
  return new Date(now).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function signV4(secret: string, scope: string, text: string): string {
  const [date = '', region = '', service = '', end = ''] = scope.split('/');
  return hmac(hmac(hmac(hmac(hmac(`AWS4${secret}`, date), region), service), end), text).toString('hex');
}
