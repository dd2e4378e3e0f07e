// Requests as the SDK for JavaScript makes them, of any operation and input, unsigned.
import { createRequire } from 'node:module';
import { Readable } from 'node:stream';
import type { Draft } from './draft.ts';

interface SentRequest {
  readonly method: string;
  readonly hostname: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface Client {
  readonly send: (command: object) => Promise<unknown>;
}

const require = createRequire(import.meta.url);
const PACKAGES: Readonly<Record<string, string>> = {
  cloudtrail: 'cloudtrail',
  ec2: 'ec2',
  ecr: 'ecr',
  iam: 'iam',
  organizations: 'organizations',
  s3: 's3',
  s3control: 's3-control',
  sts: 'sts',
};
/** Of the request itself, or made anew when it is signed. */
const DROPPED = new Set(['authorization', 'x-amz-date', 'x-amz-security-token', 'x-amz-user-agent', 'amz-sdk-invocation-id']);
const ENOUGH = new Error('the request is known');

export type SdkDrafts = (operation: string, input: Readonly<Record<string, unknown>>) => Promise<Draft | undefined>;

/** Undefined for inputs that the SDK itself refuses. */
export function sdkDrafts(service: string, signingName: string): SdkDrafts {
  const exports = require(`@aws-sdk/client-${PACKAGES[service]}`) as Readonly<Record<string, new (value: object) => object>>;
  const [, Class] = Object.entries(exports).find(([name]) => /^[A-Z][A-Za-z0-9]*Client$/.test(name)) ?? [];
  if (Class === undefined) throw new Error(`the SDK has no client for ${service}`);
  let sent: SentRequest | undefined;
  const client = new Class({
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret' },
    forcePathStyle: true,
    maxAttempts: 1,
    requestHandler: {
      handle: (request: SentRequest): Promise<never> => {
        sent = request;
        return Promise.reject(ENOUGH);
      },
    },
  }) as Client;
  return async (operation, input) => {
    const Command = exports[`${operation}Command`];
    if (Command === undefined) return undefined;
    sent = undefined;
    await client.send(new Command(input)).catch(() => undefined);
    return sent === undefined ? undefined : draftOf(sent, `${service}:${operation}`, signingName);
  };
}

async function draftOf(sent: SentRequest, origin: string, signingName: string): Promise<Draft> {
  const headers = Object.entries(sent.headers).map(([name, value]): [string, string] => [name.toLowerCase(), String(value)]);
  const kept = headers.filter(([name]) => !DROPPED.has(name));
  if (!kept.some(([name]) => name === 'host')) kept.push(['host', sent.hostname]);
  const latin = kept.map(([name, value]): [string, string] => [name, Buffer.from(value, 'utf8').toString('latin1')]);
  return {
    origin,
    signingName,
    method: sent.method,
    path: sent.path,
    query: queryText(sent.query ?? {}),
    headers: latin,
    body: await bytesOf(sent.body),
  };
}

async function bytesOf(body: unknown): Promise<Buffer> {
  if (body === undefined || body === null) return Buffer.alloc(0);
  if (body instanceof Readable) return Buffer.concat(await body.toArray());
  return Buffer.from(body as string);
}

function queryText(query: NonNullable<SentRequest['query']>): string {
  const parts: string[] = [];
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value].flat()) parts.push(one === null ? encode(name) : `${encode(name)}=${encode(one)}`);
  }
  return parts.join('&');
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
