// The canonical request that Signature Version 4 is over (AWS documentation: "Create a signed AWS API request").
import type { WireRequest } from '../wire/wire-request.ts';
import { signsLikeS3 } from './signature-input.ts';
import { canonicalParameter, canonicalS3Path, canonicalTwiceEncodedPath } from './uri-encoding.ts';

/** The parts of a request that its signature covers. Texts hold one byte in a character. */
export type SignedHead = Pick<WireRequest, 'method' | 'path' | 'query' | 'headers' | 'host'>;

/**
 * A path with `.`, `..` and empty segments resolved. A slash at its end stays.
 * Not for S3, where they belong to keys.
 */
function normalizePath(path: string): string {
  if (!path.includes('//') && !path.includes('/.')) return path;
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return `/${segments.join('/')}${segments.length > 0 && path.endsWith('/') ? '/' : ''}`;
}

/** Parameters in canonical encoding, by name and then value; without those named `without`. */
function canonicalQuery(query: string, without?: string): string {
  if (query === '') return '';
  const parameters: (readonly [name: string, value: string])[] = [];
  for (const item of query.split('&')) {
    if (item === '') continue;
    const equals = item.indexOf('=');
    const name = canonicalParameter(equals < 0 ? item : item.slice(0, equals));
    if (name !== without) parameters.push([name, equals < 0 ? '' : canonicalParameter(item.slice(equals + 1))]);
  }
  parameters.sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : x > y ? 1 : 0));
  return parameters.map(([name, value]) => `${name}=${value}`).join('&');
}

// No other blanks come through HTTP; and to `\s` a byte of UTF-8 can look like a no-break space.
const blanks = /[ \t]+/g;
const hasBlanks = /[ \t]/;

function canonicalValue(value: string): string {
  if (!hasBlanks.test(value)) return value;
  const collapsed = value.replace(blanks, ' ');
  return collapsed.slice(collapsed.startsWith(' ') ? 1 : 0, collapsed.endsWith(' ') ? -1 : undefined);
}

function canonicalHeader(request: SignedHead, name: string): string {
  const values = name === 'host' ? [request.host] : request.headers.get(name.toLowerCase());
  if (values === undefined) return '';
  return values.length === 1 ? canonicalValue(values[0] ?? '') : values.map(canonicalValue).join(',');
}

/**
 * The canonical request of one that `service` shall answer. `payload` is the body's digest or what stands for it.
 * The parameter `X-Amz-Signature` of presigned requests is left out if `presigned`.
 */
export function canonicalRequest(
  request: SignedHead,
  service: string,
  signedHeaders: readonly string[],
  payload: string,
  presigned: boolean,
): string {
  const path = signsLikeS3(service) ? canonicalS3Path(request.path) : canonicalTwiceEncodedPath(normalizePath(request.path));
  const query = canonicalQuery(request.query, presigned ? 'X-Amz-Signature' : undefined);
  let headers = '';
  for (const name of signedHeaders) headers += `${name}:${canonicalHeader(request, name)}\n`;
  return `${request.method}\n${path}\n${query}\n${headers}\n${signedHeaders.join(';')}\n${payload}`;
}
