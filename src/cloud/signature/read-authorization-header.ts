// Reads signatures in the Authorization header.
import type { WireRequest } from '../wire/wire-request.ts';
import { headerOf } from '../wire/wire-request.ts';
import { readAmzDate, readDateHeader, amzDate } from './amz-date.ts';
import { payloadMode, unsignedPayload } from './payload-mode.ts';
import { readCredential } from './read-credential.ts';
import { readRegionSet } from './region-set.ts';
import type { MalformedProblem, SignatureFailure } from './signature-failure.ts';
import { signsLikeS3, type SignatureInput, type SignatureV4Input } from './signature-input.ts';

const algorithms: ReadonlyMap<string, 'v4' | 'v4a'> = new Map([
  ['AWS4-HMAC-SHA256', 'v4'],
  ['AWS4-ECDSA-P256-SHA256', 'v4a'],
]);

const versionTwo = /^AWS ([^: ]+):([^ ]+)$/;
const longest = 16_384;

/** As all SDKs write it. */
const usual = /^ Credential=([^, \t]+), ?SignedHeaders=([^, \t]+), ?Signature=([^, \t]+)$/;

interface Components {
  readonly credential?: string | undefined;
  readonly signedHeaders?: string | undefined;
  readonly signature?: string | undefined;
}

/** Undefined for what is no list of components, or gives one twice. */
function componentsOf(text: string): Components | undefined {
  const parts = usual.exec(text);
  if (parts !== null) return { credential: parts[1], signedHeaders: parts[2], signature: parts[3] };
  const found = components(text);
  return found && { credential: found.get('Credential'), signedHeaders: found.get('SignedHeaders'), signature: found.get('Signature') };
}

// `Credential=…, SignedHeaders=…, Signature=…`, by commas, blanks or both.
function components(text: string): ReadonlyMap<string, string> | undefined {
  const found = new Map<string, string>();
  for (const item of text.split(/[, \t]+/)) {
    if (item === '') continue;
    const equals = item.indexOf('=');
    if (equals < 0 || found.has(item.slice(0, equals))) return undefined;
    found.set(item.slice(0, equals), item.slice(equals + 1));
  }
  return found;
}

/** When the request was signed, from `x-amz-date`, or from `date`; a problem otherwise. */
function signingTime(request: WireRequest): { readonly time: number; readonly timestamp: string } | readonly [MalformedProblem, string] {
  const own = headerOf(request, 'x-amz-date');
  const text = own ?? headerOf(request, 'date');
  if (text === undefined) return ['no-date', ''];
  const time = own === undefined ? readDateHeader(text) : readAmzDate(text);
  return time === undefined ? ['date', text] : { time, timestamp: own ?? amzDate(time) };
}

function readVersionTwo(request: WireRequest, authorization: string): SignatureInput | SignatureFailure {
  const malformed = (problem: MalformedProblem, value = ''): SignatureFailure => ({
    failure: 'malformed',
    place: 'header',
    version: 'v2',
    problem,
    value,
    authorization,
  });
  const parts = versionTwo.exec(authorization);
  if (parts === null) return malformed('components');
  const date = headerOf(request, 'x-amz-date') ?? headerOf(request, 'date');
  const time = date === undefined ? undefined : readDateHeader(date);
  if (time === undefined) return date === undefined ? malformed('no-date') : malformed('date', date);
  const token = headerOf(request, 'x-amz-security-token');
  return {
    version: 'v2',
    place: 'header',
    accessKeyId: parts[1] ?? '',
    signature: parts[2] ?? '',
    service: 's3',
    time,
    payload: unsignedPayload,
    ...(token === undefined ? {} : { token }),
  };
}

/** The signature in `authorization`, the request's Authorization header. */
export function readAuthorizationHeader(request: WireRequest, authorization: string): SignatureInput | SignatureFailure {
  if (authorization.startsWith('AWS ')) return readVersionTwo(request, authorization);
  const malformed = (problem: MalformedProblem, value = ''): SignatureFailure => ({
    failure: 'malformed',
    place: 'header',
    version: 'v4',
    problem,
    value,
    authorization,
  });
  const space = authorization.search(/[ \t]/);
  const version = algorithms.get(space < 0 ? authorization : authorization.slice(0, space));
  if (version === undefined) return malformed('scheme', authorization);
  const found: Components | undefined = authorization.length > longest || space < 0 ? {} : componentsOf(authorization.slice(space));
  if (found === undefined) return malformed('components');
  const { credential: credentialText, signature, signedHeaders: names } = found;
  if (!credentialText || !signature || !names) {
    const missing = [!credentialText && 'Credential', !signature && 'Signature', !names && 'SignedHeaders'];
    return malformed('components', missing.filter((name) => name !== false).join(','));
  }
  const credential = readCredential(credentialText, version === 'v4a');
  if (credential === undefined) return malformed('credential', credentialText);
  if (!/^\d{8}$/.test(credential.date)) return malformed('scope-date', credential.date);
  const contentDigest = headerOf(request, 'x-amz-content-sha256');
  if (signsLikeS3(credential.service) && contentDigest === undefined) return malformed('no-content-sha256');
  const payload = payloadMode(contentDigest, credential.service);
  if (payload === undefined) return malformed('content-sha256', contentDigest);
  const when = signingTime(request);
  if (!('time' in when)) return malformed(...when);
  const regions = headerOf(request, 'x-amz-region-set');
  if (version === 'v4a' && !regions) return malformed('no-region-set');
  const token = headerOf(request, 'x-amz-security-token');
  const input: { -readonly [Key in keyof SignatureV4Input]: SignatureV4Input[Key] } = {
    version,
    place: 'header',
    accessKeyId: credential.accessKeyId,
    signature,
    service: credential.service,
    time: when.time,
    timestamp: when.timestamp,
    payload,
    scope: credential.scope,
    scopeDate: credential.date,
    terminator: credential.terminator,
    signedHeaders: names.split(';'),
  };
  if (credential.region !== undefined) input.region = credential.region;
  if (token !== undefined) input.token = token;
  return version === 'v4a' && regions ? { ...input, ...readRegionSet(regions) } : input;
}
