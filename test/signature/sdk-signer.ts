// The signer of the SDK for JavaScript, to sign any request with.
import { S3Client } from '@aws-sdk/client-s3';
import { STSClient } from '@aws-sdk/client-sts';

export interface Signable {
  readonly method: string;
  /** Already encoded. */
  readonly path: string;
  readonly query: Readonly<Record<string, string | string[]>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface SdkCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

export interface Scope {
  readonly service: string;
  readonly region: string;
  /** Seconds; absent: signed in the header. */
  readonly expiresIn?: number;
}

interface HttpRequest extends Omit<Signable, 'query' | 'headers'> {
  readonly protocol: string;
  readonly hostname: string;
  query: Record<string, string | string[] | null>;
  headers: Record<string, string>;
}

interface Options {
  readonly signingDate: Date;
  readonly signingRegion: string;
  readonly signingService: string;
  readonly expiresIn?: number;
}

interface Signer {
  readonly sign: (request: HttpRequest, options: Options) => Promise<HttpRequest>;
  readonly presign: (request: HttpRequest, options: Options) => Promise<HttpRequest>;
}

/** As the SDK writes queries. */
export function escapeParameter(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

function queryText(query: HttpRequest['query']): string {
  const items = Object.entries(query).flatMap(([name, value]) =>
    [value ?? ''].flat().map((one) => `${escapeParameter(name)}=${escapeParameter(one)}`),
  );
  return items.join('&');
}

const signers = new Map<string, Promise<Signer>>();

function signerOf(credentials: SdkCredentials, s3: boolean): Promise<Signer> {
  const name = `${credentials.accessKeyId} ${s3}`;
  const known = signers.get(name);
  if (known !== undefined) return known;
  const { config } = new (s3 ? S3Client : STSClient)({ region: 'us-east-1', credentials });
  const signer = (config.signer as unknown as (scheme: object) => Promise<Signer>)({});
  signers.set(name, signer);
  return signer;
}

/** The text of the request as the SDK would send it, signed at `time` (milliseconds since 1970). */
export async function sdkSigned(request: Signable, credentials: SdkCredentials, scope: Scope, time: number): Promise<Buffer> {
  const signer = await signerOf(credentials, scope.service === 's3');
  const unsigned: HttpRequest = {
    ...request,
    protocol: 'https:',
    hostname: request.headers['host'] ?? '',
    query: { ...request.query },
    headers: { ...request.headers },
  };
  const options = { signingDate: new Date(time), signingRegion: scope.region, signingService: scope.service };
  const { expiresIn } = scope;
  const signed = await (expiresIn === undefined ? signer.sign(unsigned, options) : signer.presign(unsigned, { ...options, expiresIn }));
  const query = queryText(signed.query);
  const headers = Object.entries(signed.headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `${signed.method} ${signed.path}${query === '' ? '' : `?${query}`} HTTP/1.1\r\n${headers.join('')}\r\n`;
  return Buffer.concat([Buffer.from(head, 'utf8'), Buffer.from(request.body ?? '')]);
}
