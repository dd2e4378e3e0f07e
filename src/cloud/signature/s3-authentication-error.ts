// Authentication errors as S3 words them, with the members that its clients and their users look at.
import { ServiceError } from '../service-error.ts';
import { isoSeconds } from './amz-date.ts';
import { allowedSkew } from './check-freshness.ts';
import type { AuthenticationFailure, SignatureFailure } from './signature-failure.ts';
import type { SignaturePlace } from './signature-input.ts';

type Malformed = Extract<SignatureFailure, { readonly failure: 'malformed' }>;
type Members = Readonly<Record<string, unknown>>;

function error(code: string, status: number, message: string, members?: Members): ServiceError {
  return new ServiceError(code, status, message, members === undefined ? {} : { members });
}

function malformedAt(place: SignaturePlace, detail: string, members?: Members): ServiceError {
  return place === 'header'
    ? error('AuthorizationHeaderMalformed', 400, `The authorization header is malformed; ${detail}`, members)
    : error('AuthorizationQueryParametersError', 400, `Error parsing the X-Amz-Credential parameter; ${detail}`, members);
}

function queryError(message: string): ServiceError {
  return error('AuthorizationQueryParametersError', 400, message);
}

function argument(message: string, name: string, value: string): ServiceError {
  return error('InvalidArgument', 400, message, { ArgumentName: name, ArgumentValue: value });
}

function spacedHex(text: string): string {
  return [...Buffer.from(text, 'latin1')].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
}

/** S3's answer to a signature that does not hold, with all that it was computed from. */
export function s3SignatureMismatch(
  accessKeyId: string,
  provided: string,
  stringToSign: string,
  canonicalRequest: string | undefined,
): ServiceError {
  return error(
    'SignatureDoesNotMatch',
    403,
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    {
      AWSAccessKeyId: accessKeyId,
      StringToSign: stringToSign,
      SignatureProvided: provided,
      StringToSignBytes: spacedHex(stringToSign),
      ...(canonicalRequest === undefined ? {} : { CanonicalRequest: canonicalRequest, CanonicalRequestBytes: spacedHex(canonicalRequest) }),
    },
  );
}

const sha256Values =
  'x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER, STREAMING-AWS4-HMAC-SHA256-PAYLOAD, STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER, STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD, STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER or a valid sha256 value.';

function malformedVersionTwo({ problem, place, value, authorization = '' }: Malformed): ServiceError {
  if (problem === 'expires') return error('AccessDenied', 403, `Invalid date (should be seconds since epoch): ${value}`);
  if (problem === 'no-date' || problem === 'date') {
    return error('AccessDenied', 403, 'AWS authentication requires a valid Date or x-amz-date header');
  }
  return place === 'header'
    ? argument('AWS authorization header is invalid.  Expected AwsAccessKeyId:signature', 'Authorization', authorization)
    : error('AccessDenied', 403, 'Query-string authentication requires the Signature, Expires and AWSAccessKeyId parameters');
}

function malformedError(failure: Malformed): ServiceError {
  const { problem, place, value, authorization = '' } = failure;
  if (failure.version === 'v2') return malformedVersionTwo(failure);
  switch (problem) {
    case 'scheme':
      return argument('Unsupported Authorization Type', 'Authorization', authorization);
    case 'two-mechanisms':
      return argument(
        'Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified',
        'Authorization',
        authorization,
      );
    case 'algorithm':
      return queryError('X-Amz-Algorithm only supports "AWS4-HMAC-SHA256 and AWS4-ECDSA-P256-SHA256"');
    case 'components':
      return malformedAt('header', 'the authorization header requires three components: Credential, SignedHeaders, and Signature.');
    case 'parameters':
      return queryError(
        'Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.',
      );
    case 'no-region-set':
      return place === 'query'
        ? queryError('Query-string authentication version 4a requires the X-Amz-Region-Set parameter.')
        : malformedAt(place, 'the x-amz-region-set header is missing.');
    case 'credential':
      return malformedAt(place, 'the Credential is mal-formed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".');
    case 'scope-date':
      return malformedAt(place, `incorrect date format "${value}". This date in the credential must be in the format "yyyyMMdd".`);
    case 'no-date':
    case 'date':
      return place === 'query'
        ? queryError("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"")
        : error('AccessDenied', 403, 'AWS authentication requires a valid Date or x-amz-date header');
    case 'expires':
      return queryError('X-Amz-Expires should be a number');
    case 'negative-expires':
      return queryError('X-Amz-Expires must be non-negative');
    case 'no-content-sha256':
      return error('InvalidRequest', 400, 'Missing required header for this request: x-amz-content-sha256');
    case 'content-sha256':
      return argument(sha256Values, 'x-amz-content-sha256', value);
  }
}

function scopeError(failure: Extract<AuthenticationFailure, { readonly failure: 'wrong-scope' }>): ServiceError {
  const { place, region, service, terminator } = failure;
  if (region) {
    return malformedAt(place, `the region '${region.given}' is wrong; expecting '${region.expected}'`, { Region: region.expected });
  }
  if (service) return malformedAt(place, `incorrect service "${service.given}". This endpoint belongs to "${service.expected}".`);
  return malformedAt(place, `incorrect terminal "${terminator ?? ''}". This endpoint uses "aws4_request".`);
}

function unknownKey(accessKeyId: string): ServiceError {
  return error('InvalidAccessKeyId', 403, 'The AWS Access Key Id you provided does not exist in our records.', {
    AWSAccessKeyId: accessKeyId,
  });
}

/** As `authenticationError`, for S3. */
export function s3AuthenticationError(failure: AuthenticationFailure): ServiceError {
  switch (failure.failure) {
    case 'unsigned':
      return error('AccessDenied', 403, 'Access Denied');
    case 'malformed':
      return malformedError(failure);
    case 'presign-too-long':
      return queryError(
        'X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds',
      );
    case 'scope-date-mismatch': {
      const detail = `Invalid credential date "${failure.scopeDate}". This date is not the same as X-Amz-Date: "${failure.timestamp.slice(0, 8)}".`;
      return failure.place === 'header' ? malformedAt('header', detail) : queryError(detail);
    }
    case 'skewed':
      return error('RequestTimeTooSkewed', 403, 'The difference between the request time and the current time is too large.', {
        RequestTime: failure.sent,
        ServerTime: isoSeconds(failure.now),
        MaxAllowedSkewMilliseconds: String(allowedSkew),
      });
    case 'expired-presign':
      return error('AccessDenied', 403, 'Request has expired', {
        ...(failure.expires === undefined ? {} : { 'X-Amz-Expires': String(failure.expires) }),
        Expires: isoSeconds(failure.expiresAt),
        ServerTime: isoSeconds(failure.now),
      });
    case 'not-yet':
      return error('AccessDenied', 403, 'Request is not yet valid', {
        'X-Amz-Date': String(failure.time),
        Expires: isoSeconds(failure.time + failure.expires * 1000),
        ServerTime: isoSeconds(failure.now),
      });
    case 'unsigned-header':
      return error('AccessDenied', 403, 'There were headers present in the request which were not signed', {
        HeadersNotSigned: failure.names.join(', '),
      });
    case 'bad-signature':
      return s3SignatureMismatch(failure.accessKeyId, failure.provided, failure.stringToSign, failure.canonicalRequest);
    case 'wrong-scope':
      return scopeError(failure);
    case 'unknown-key':
      return unknownKey(failure.accessKeyId);
    case 'invalid-token':
      return failure.problem === 'malformed'
        ? error('InvalidToken', 400, 'The provided token is malformed or otherwise invalid.', { 'Token-0': failure.token ?? '' })
        : unknownKey(failure.accessKeyId);
    case 'expired-token':
      return error('ExpiredToken', 400, 'The provided token has expired.', { 'Token-0': failure.token });
  }
}
