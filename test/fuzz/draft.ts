// A request that can still be changed, and what becomes of it: signed, and in the form of the server's requests.
import { createHmac, hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { amzDate } from '../../src/cloud/signature/amz-date.ts';
import { canonicalRequest } from '../../src/cloud/signature/canonical-request.ts';
import { signingKey } from '../../src/cloud/signature/signing-key.ts';
import type { WireRequest } from '../../src/cloud/wire/wire-request.ts';
import type { FuzzCredentials } from './fuzz-cloud.ts';

export interface Draft {
  /** What it was before it was changed: `iam:CreateRole`. */
  readonly origin: string;
  readonly signingName: string;
  method: string;
  /** Raw, one byte a character; begins with `/`. */
  path: string;
  query: string;
  /** Names in lower case; `host` among them. */
  headers: [name: string, value: string][];
  body: Buffer;
}

export function copyOf(draft: Draft): Draft {
  return { ...draft, headers: draft.headers.map(([name, value]) => [name, value]) };
}

/** Signs all headers with Signature Version 4, at `now` in milliseconds, over whatever the draft says. */
export function sign(draft: Draft, { accessKeyId, secretAccessKey, sessionToken }: FuzzCredentials, now: number): void {
  const { signingName: service } = draft;
  const digest = hash('sha256', draft.body, 'hex');
  draft.headers = draft.headers.filter(([name]) => name !== 'authorization' && name !== 'x-amz-date' && name !== 'x-amz-security-token');
  draft.headers.push(['x-amz-date', amzDate(now)]);
  if (sessionToken !== undefined) draft.headers.push(['x-amz-security-token', sessionToken]);
  if (service === 's3' && headerIn(draft, 'x-amz-content-sha256') === undefined) draft.headers.push(['x-amz-content-sha256', digest]);
  const names = [...new Set(draft.headers.map(([name]) => name))].sort();
  const payload = service === 's3' ? (headerIn(draft, 'x-amz-content-sha256') ?? digest) : digest;
  const canonical = canonicalRequest(headOf(draft), service, names, payload, false);
  const date = amzDate(now).slice(0, 8);
  const scope = `${date}/us-east-1/${service}/aws4_request`;
  const text = `AWS4-HMAC-SHA256\n${amzDate(now)}\n${scope}\n${hash('sha256', Buffer.from(canonical, 'latin1'), 'hex')}`;
  const signature = createHmac('sha256', signingKey(secretAccessKey, date, 'us-east-1', service))
    .update(text)
    .digest('hex');
  const value = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  draft.headers.push(['authorization', value]);
}

export function toWire(draft: Draft): WireRequest {
  const { body } = draft;
  const head = headOf(draft);
  const bodiless = body.length === 0 && !head.headers.has('content-length') && !head.headers.has('transfer-encoding');
  return { ...head, secure: false, sourceAddress: '127.0.0.1', body: Readable.from(body.length === 0 ? [] : [body]), bodiless };
}

/** As text, to be read by people. */
export function printDraft({ method, path, query, headers, body }: Draft): string {
  const target = query === '' ? path : `${path}?${query}`;
  const shown = body.length > 4000 ? `${body.toString('latin1', 0, 4000)}… (${body.length} bytes)` : body.toString('latin1');
  return `${method} ${target.slice(0, 4000)}\n${headers.map(([name, value]) => `${name}: ${value.slice(0, 1000)}`).join('\n')}\n\n${shown}`;
}

export function headerIn(draft: Draft, wanted: string): string | undefined {
  return draft.headers.find(([name]) => name === wanted)?.[1];
}

function headOf({ method, path, query, headers }: Draft): Pick<WireRequest, 'method' | 'path' | 'query' | 'headers' | 'host'> {
  const map = new Map<string, string[]>();
  for (const [name, value] of headers) {
    const values = map.get(name);
    if (values === undefined) map.set(name, [value]);
    else values.push(value);
  }
  return { method, path, query, headers: map, host: map.get('host')?.[0] ?? '' };
}
