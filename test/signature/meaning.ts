// What a signed request means, read naively: two requests of one meaning may carry one signature.
import { createHash } from 'node:crypto';
import type { RawRequest } from './raw-request.ts';

function decoded(text: string): string {
  const plain = text.replaceAll('+', ' ');
  return plain.replace(/%([0-9a-fA-F]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}

function pathOf(path: string, s3: boolean): string {
  if (s3) return path.replace(/%([0-9a-fA-F]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
  return new URL(`http://host${path.replace(/\/{2,}/g, '/').replaceAll('%', '%25')}`).pathname.replaceAll('%25', '%');
}

/** All that the signature has to cover, as one text. `signed`: names of headers; the signature's own parts are taken as they are. */
export function meaningOf({ request, body }: RawRequest, signed: readonly string[], s3: boolean): string {
  const query = request.query
    .split('&')
    .filter((item) => item !== '')
    .map((item) => [decoded(item.split('=', 1)[0] ?? ''), decoded(item.includes('=') ? item.slice(item.indexOf('=') + 1) : '')])
    .map((pair) => JSON.stringify(pair))
    .sort();
  const headers = signed.map((name) => [name, (request.headers.get(name) ?? []).map((value) => value.split(/[ \t]+/).join(' '))]);
  const authorization = (request.headers.get('authorization')?.[0] ?? '').split(/[ \t,]+/).sort();
  const digest = createHash('sha256').update(body).digest('hex');
  return JSON.stringify([request.method, pathOf(request.path, s3), query, headers, authorization, digest]);
}
