// Reads signatures in the query: presigned requests.
import type { WireRequest } from '../wire/wire-request.ts';
import { headerOf } from '../wire/wire-request.ts';
import { readAmzDate } from './amz-date.ts';
import type { AuthorizationQuery } from './authorization-query.ts';
import { payloadMode, unsignedPayload } from './payload-mode.ts';
import { readCredential } from './read-credential.ts';
import { readRegionSet } from './region-set.ts';
import type { MalformedProblem, SignatureFailure } from './signature-failure.ts';
import { signsLikeS3, type PayloadMode, type SignatureInput } from './signature-input.ts';

const week = 604_800;

const needed = ['X-Amz-Credential', 'X-Amz-Signature', 'X-Amz-Date', 'X-Amz-SignedHeaders'] as const;

function presignedPayload(
  request: WireRequest,
  parameters: AuthorizationQuery['values'],
  service: string,
  signedHeaders: readonly string[],
): PayloadMode | undefined {
  // Clients that move headers to the query move this one too, in the spelling of a header.
  const announced = parameters.get('X-Amz-Content-Sha256') ?? headerOf(request, 'x-amz-content-sha256');
  if (!signsLikeS3(service)) return payloadMode(announced, service);
  const covered = parameters.has('X-Amz-Content-Sha256') || signedHeaders.includes('x-amz-content-sha256');
  return covered ? payloadMode(announced, service) : unsignedPayload;
}

/** The SigV4 or SigV4A signature in the query, which has `X-Amz-Algorithm`. */
export function readPresignedQuery(request: WireRequest, { values, twice }: AuthorizationQuery): SignatureInput | SignatureFailure {
  const malformed = (problem: MalformedProblem, value = ''): SignatureFailure => ({
    failure: 'malformed',
    place: 'query',
    version: 'v4',
    problem,
    value,
  });
  const algorithm = values.get('X-Amz-Algorithm') ?? '';
  if (algorithm !== 'AWS4-HMAC-SHA256' && algorithm !== 'AWS4-ECDSA-P256-SHA256') return malformed('algorithm', algorithm);
  const version = algorithm === 'AWS4-HMAC-SHA256' ? 'v4' : 'v4a';
  if (twice !== undefined) return malformed('parameters', twice);
  const [credentialText, signature, timestamp, names] = needed.map((name) => values.get(name));
  if (!credentialText || !signature || !timestamp || !names) {
    return malformed('parameters', needed.find((name) => !values.get(name)) ?? '');
  }
  const credential = readCredential(credentialText, version === 'v4a');
  if (credential === undefined) return malformed('credential', credentialText);
  if (!/^\d{8}$/.test(credential.date)) return malformed('scope-date', credential.date);
  const time = readAmzDate(timestamp);
  if (time === undefined) return malformed('date', timestamp);
  const expiresText = values.get('X-Amz-Expires');
  if (expiresText === undefined && signsLikeS3(credential.service)) return malformed('parameters', 'X-Amz-Expires');
  if (expiresText !== undefined && !/^-?\d{1,19}$/.test(expiresText)) return malformed('expires', expiresText);
  const expires = expiresText === undefined ? undefined : Number(expiresText);
  if (expires !== undefined && expires < 0) return malformed('negative-expires', expiresText);
  if (expires !== undefined && expires > week) return { failure: 'presign-too-long' };
  const signedHeaders = names.split(';');
  const payload = presignedPayload(request, values, credential.service, signedHeaders);
  if (payload === undefined) {
    return malformed('content-sha256', values.get('X-Amz-Content-Sha256') ?? headerOf(request, 'x-amz-content-sha256'));
  }
  const regions = values.get('X-Amz-Region-Set');
  if (version === 'v4a' && !regions) return malformed('no-region-set');
  const token = values.get('X-Amz-Security-Token') ?? headerOf(request, 'x-amz-security-token');
  return {
    version,
    place: 'query',
    accessKeyId: credential.accessKeyId,
    signature,
    service: credential.service,
    time,
    timestamp,
    payload,
    scope: credential.scope,
    scopeDate: credential.date,
    terminator: credential.terminator,
    signedHeaders,
    ...(credential.region === undefined ? {} : { region: credential.region }),
    ...(expires === undefined ? {} : { expires }),
    ...(token === undefined ? {} : { token }),
    ...(version === 'v4a' && regions ? readRegionSet(regions) : {}),
  };
}

/** The SigV2 signature in the query of a request to S3, which has `AWSAccessKeyId`. */
export function readPresignedVersionTwo({ values, twice }: AuthorizationQuery): SignatureInput | SignatureFailure {
  const malformed = (problem: MalformedProblem, value: string): SignatureFailure => ({
    failure: 'malformed',
    place: 'query',
    version: 'v2',
    problem,
    value,
  });
  if (twice !== undefined) return malformed('parameters', twice);
  const accessKeyId = values.get('AWSAccessKeyId');
  const signature = values.get('Signature');
  const expires = values.get('Expires');
  if (!accessKeyId) return malformed('parameters', 'AWSAccessKeyId');
  if (!signature) return malformed('parameters', 'Signature');
  if (!expires) return malformed('parameters', 'Expires');
  if (!/^\d{1,12}$/.test(expires)) return malformed('expires', expires);
  const token = values.get('x-amz-security-token');
  return {
    version: 'v2',
    place: 'query',
    accessKeyId,
    signature,
    service: 's3',
    expiresAt: Number(expires) * 1000,
    payload: unsignedPayload,
    ...(token === undefined ? {} : { token }),
  };
}
