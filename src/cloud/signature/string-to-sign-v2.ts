// The string that S3's Signature Version 2 is over (Amazon S3 documentation: "Signing and authenticating REST requests (AWS signature version 2)").
import { headerOf } from '../wire/wire-request.ts';
import type { SignedHead } from './canonical-request.ts';
import type { SignatureV2Input } from './signature-input.ts';
import { decodeParameter } from './uri-encoding.ts';

/** Parameters that name what is asked for; the others are not signed. */
const signedParameters: ReadonlySet<string> = new Set([
  'accelerate',
  'acl',
  'analytics',
  'cors',
  'defaultObjectAcl',
  'delete',
  'inventory',
  'lifecycle',
  'location',
  'logging',
  'metrics',
  'notification',
  'object-lock',
  'partNumber',
  'policy',
  'replication',
  'requestPayment',
  'response-cache-control',
  'response-content-disposition',
  'response-content-encoding',
  'response-content-language',
  'response-content-type',
  'response-expires',
  'restore',
  'select',
  'select-type',
  'storageClass',
  'tagging',
  'torrent',
  'uploadId',
  'uploads',
  'versionId',
  'versioning',
  'versions',
  'website',
]);

/** The string to sign. `bucket` is the one that the host names, if it does. */
export function stringToSignV2(request: SignedHead, input: SignatureV2Input, bucket?: string): string {
  const amz = new Map<string, string>();
  const resource: (readonly [name: string, text: string])[] = [];
  let [md5, type] = ['content-md5', 'content-type'].map((name) => headerOf(request, name) ?? '');
  for (const [name, values] of request.headers) {
    if (name.startsWith('x-amz-')) amz.set(name, values.map((value) => value.trim()).join(','));
  }
  for (const item of request.query === '' ? [] : request.query.split('&')) {
    const equals = item.indexOf('=');
    const name = decodeParameter(equals < 0 ? item : item.slice(0, equals));
    const value = decodeParameter(equals < 0 ? '' : item.slice(equals + 1));
    if (signedParameters.has(name)) resource.push([name, equals < 0 ? name : `${name}=${value}`]);
    if (input.place !== 'query') continue;
    // Presigned requests carry their headers in the query.
    const header = name.toLowerCase();
    if (header.startsWith('x-amz-')) amz.set(header, value);
    else if (header === 'content-md5') md5 = value;
    else if (header === 'content-type') type = value;
  }
  const headers = [...amz].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => `${name}:${value}\n`);
  resource.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const query = resource.length === 0 ? '' : `?${resource.map(([, text]) => text).join('&')}`;
  const date =
    input.place === 'query'
      ? String((input.expiresAt ?? 0) / 1000)
      : request.headers.has('x-amz-date')
        ? ''
        : (headerOf(request, 'date') ?? '');
  const path = bucket === undefined ? request.path : `/${bucket}${request.path}`;
  return `${request.method}\n${md5}\n${type}\n${date}\n${headers.join('')}${path}${query}`;
}
