// Finds the signature of a request, wherever it stands and of whatever version it is.
import type { WireRequest } from '../wire/wire-request.ts';
import { authorizationQuery } from './authorization-query.ts';
import { readAuthorizationHeader } from './read-authorization-header.ts';
import { readPresignedQuery, readPresignedVersionTwo } from './read-presigned-query.ts';
import type { SignatureFailure } from './signature-failure.ts';
import type { SignatureInput } from './signature-input.ts';

/**
 * What the request says about its signature: SigV4 or SigV4A in header or query, or S3's SigV2 in either; `unsigned` if there is none.
 * Nothing is verified: `verifySignature` does that when the secret is known.
 */
export function readSignature(request: WireRequest): SignatureInput | 'unsigned' | SignatureFailure {
  const authorizations = request.headers.get('authorization');
  const authorization = authorizations?.[0];
  const mayBePresigned = request.query.includes('X-Amz-Algorithm') || request.query.includes('AWSAccessKeyId');
  if (authorization !== undefined && authorization !== '' && !mayBePresigned && authorizations?.length === 1) {
    return readAuthorizationHeader(request, authorization);
  }
  const query = authorizationQuery(request.query);
  const presigned = query.values.has('X-Amz-Algorithm');
  const presignedTwo = query.values.has('AWSAccessKeyId') && query.values.has('Signature');
  if (authorization !== undefined && authorization !== '') {
    if (!presigned && !presignedTwo && authorizations?.length === 1) return readAuthorizationHeader(request, authorization);
    return { failure: 'malformed', place: 'header', version: 'v4', problem: 'two-mechanisms', value: authorization, authorization };
  }
  if (presigned) return readPresignedQuery(request, query);
  return presignedTwo ? readPresignedVersionTwo(query) : 'unsigned';
}
