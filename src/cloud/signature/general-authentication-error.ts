// Authentication errors of the services that share one front end: the query protocol's, the JSON protocols', REST with JSON.
import { hash } from 'node:crypto';
import { ServiceError } from '../service-error.ts';
import { amzDate } from './amz-date.ts';
import { allowedSkew } from './check-freshness.ts';
import type { AuthenticationFailure, CredentialFailure, SignatureFailure } from './signature-failure.ts';

type Style = 'query' | 'json' | 'restJson';

/** Code in the query protocol, code in the others; status in the query protocol, in JSON, in REST with JSON. */
type Codes = readonly [queryCode: string, code: string, queryStatus: number, jsonStatus: number, restStatus: number];

const incomplete: Codes = ['IncompleteSignature', 'IncompleteSignatureException', 400, 400, 403];
const missing: Codes = ['MissingAuthenticationToken', 'MissingAuthenticationTokenException', 403, 400, 403];
const mismatch: Codes = ['SignatureDoesNotMatch', 'InvalidSignatureException', 403, 400, 403];
const unrecognized: Codes = ['InvalidClientTokenId', 'UnrecognizedClientException', 403, 400, 403];
const expired: Codes = ['ExpiredToken', 'ExpiredTokenException', 403, 400, 403];

const badSignature =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';

type Malformed = Extract<SignatureFailure, { readonly failure: 'malformed' }>;

const requires = (name: string) => `Authorization header requires '${name}' parameter.`;
const requiresDate = "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.";

function digest(text: string): string {
  return hash('sha256', Buffer.from(text, 'latin1'), 'base64');
}

function malformedSentence({ problem, value, authorization = '', place }: Malformed): string {
  const hashed = `(Hashed with SHA-256 and encoded with Base64) Authorization=${digest(authorization)}`;
  switch (problem) {
    case 'scheme': {
      const algorithm = /^AWS4-[^\s=]*/.exec(value)?.[0];
      if (algorithm !== undefined) return `Unsupported AWS 'algorithm': '${algorithm}'.`;
      if (/\s[^=]*$/.test(value)) {
        return `Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and encoded with Base64): '${digest(value)}'.`;
      }
      return [requires('Credential'), requires('Signature'), requires('SignedHeaders'), requiresDate, hashed].join(' ');
    }
    case 'components':
      if (value !== '') return [...value.split(',').map(requires), hashed].join(' ');
      return `Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and encoded with Base64): '${digest(authorization)}'.`;
    case 'algorithm':
      return `Unsupported AWS 'algorithm': '${value}'.`;
    case 'parameters':
      return `AWS query-string parameters must include '${value}'. Re-examine the query-string parameters.`;
    case 'credential':
      return `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${value}'`;
    case 'no-date':
      return `${requiresDate} ${hashed}`;
    case 'date':
      return `Date must be in ISO-8601 'basic format'. Got '${value}'. See http://en.wikipedia.org/wiki/ISO_8601`;
    case 'scope-date':
      return `Date in Credential scope must be in the format 'YYYYMMDD'. Got '${value}'.`;
    case 'no-region-set':
      return place === 'header'
        ? `Authorization header requires existence of a 'X-Amz-Region-Set' header. ${hashed}`
        : "AWS query-string parameters must include 'X-Amz-Region-Set'. Re-examine the query-string parameters.";
    case 'expires':
    case 'negative-expires':
      return `X-Amz-Expires must be a non-negative number of seconds. Got '${value}'.`;
    case 'two-mechanisms':
    case 'content-sha256':
    case 'no-content-sha256':
      return `The request is signed in more ways than one. ${hashed}`;
  }
}

function skewSentence({ time, now, allowed }: Extract<SignatureFailure, { readonly failure: 'skewed' }>): string {
  const [sent, server, minutes] = [amzDate(time), amzDate(now), allowed / 60_000];
  return now > time
    ? `Signature expired: ${sent} is now earlier than ${amzDate(now - allowed)} (${server} - ${minutes} min.)`
    : `Signature not yet current: ${sent} is still later than ${amzDate(now + allowed)} (${server} + ${minutes} min.)`;
}

function scopeSentence({ region, service, terminator }: Extract<CredentialFailure, { readonly failure: 'wrong-scope' }>): string {
  // Each sentence ends in a blank, the last one too.
  return [
    region && 'Credential should be scoped to a valid region. ',
    service && `Credential should be scoped to correct service: '${service.expected}'. `,
    terminator !== undefined && `Credential should be scoped with a valid terminator: 'aws4_request', not '${terminator}'. `,
  ]
    .filter((sentence) => typeof sentence === 'string')
    .join('');
}

function codesAndSentence(failure: AuthenticationFailure): readonly [Codes, string] {
  switch (failure.failure) {
    case 'unsigned':
      return [missing, 'Request is missing Authentication Token'];
    case 'malformed':
      return [incomplete, malformedSentence(failure)];
    case 'presign-too-long':
      return [
        mismatch,
        'X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds',
      ];
    case 'scope-date-mismatch': {
      const { scopeDate, timestamp } = failure;
      return [
        mismatch,
        `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${scopeDate}' != '${timestamp.slice(0, 8)}', from '${timestamp}'.`,
      ];
    }
    case 'skewed':
      return [mismatch, skewSentence(failure)];
    case 'expired-presign':
    case 'not-yet': {
      const time = failure.failure === 'not-yet' ? failure.time : failure.expiresAt - (failure.expires ?? 0) * 1000;
      const allowed = failure.failure === 'not-yet' ? allowedSkew : (failure.expires ?? 0) * 1000;
      return [mismatch, skewSentence({ failure: 'skewed', time, now: failure.now, allowed, sent: '' })];
    }
    case 'unsigned-header': {
      const [name = ''] = failure.names;
      const shown = name === 'host' ? "'Host' or ':authority'" : `'${name}'`;
      return [mismatch, `${shown} must be a 'SignedHeader' in the AWS Authorization.`];
    }
    case 'bad-signature':
      return [mismatch, badSignature];
    case 'wrong-scope':
      return [mismatch, scopeSentence(failure)];
    case 'unknown-key':
    case 'invalid-token':
      return [unrecognized, 'The security token included in the request is invalid.'];
    case 'expired-token':
      return [expired, 'The security token included in the request is expired'];
  }
}

/** As `authenticationError`, for these styles. */
export function generalAuthenticationError(failure: AuthenticationFailure, style: Style): ServiceError {
  const [[queryCode, code, queryStatus, jsonStatus, restStatus], sentence] = codesAndSentence(failure);
  if (style === 'query') return new ServiceError(queryCode, queryStatus, sentence);
  const message = failure.failure === 'unsigned' ? 'Missing Authentication Token' : sentence;
  return new ServiceError(code, style === 'json' ? jsonStatus : restStatus, message);
}
