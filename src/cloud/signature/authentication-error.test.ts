// What callers are told: code, status and sentence in each style, from requests as they come in.
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import type { WireRequest } from '../wire/wire-request.ts';
import { authenticationError, type AuthenticationErrorStyle } from './authentication-error.ts';
import { checkScope } from './check-scope.ts';
import { readSignature } from './read-signature.ts';
import type { AuthenticationFailure } from './signature-failure.ts';
import { isFailure } from './signature-failure.ts';
import { verifySignature } from './verify-signature.ts';

const now = Date.UTC(2013, 4, 24, 0, 10);
const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const headerFor = (service: string, credential = `AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/${service}/aws4_request`) => ({
  host: 'examplebucket.s3.amazonaws.com',
  'x-amz-date': '20130524T000000Z',
  'x-amz-content-sha256': empty,
  authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature=00ff`,
});

function request(headers: Readonly<Record<string, string | undefined>>, query = ''): WireRequest {
  const entries = Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, [value]] as const]));
  return {
    method: 'GET',
    path: '/',
    query,
    headers: new Map(entries),
    host: headers['host'] ?? '',
    secure: false,
    sourceAddress: '127.0.0.1',
    body: Readable.from([]),
  };
}

function failureOf(wire: WireRequest, at = now): AuthenticationFailure {
  const input = readSignature(wire);
  if (input === 'unsigned') return { failure: 'unsigned' };
  if (isFailure(input)) return input;
  const result = verifySignature(input, wire, 'secret', at, { bodyDigest: empty });
  if (!isFailure(result)) throw new Error('it was taken');
  return result;
}

function told(failure: AuthenticationFailure, style: AuthenticationErrorStyle) {
  const { code, status, message } = authenticationError(failure, style);
  return [status, code, message];
}

const invalidCredentials = [401, 'AuthFailure', 'AWS was not able to validate the provided access credentials'];

test('a request without a signature', () => {
  const failure = failureOf(request({ host: 'sts.amazonaws.com' }));
  expect(told(failure, 'query')).toEqual([403, 'MissingAuthenticationToken', 'Request is missing Authentication Token']);
  expect(told(failure, 'json')).toEqual([400, 'MissingAuthenticationTokenException', 'Missing Authentication Token']);
  expect(told(failure, 'restJson')).toEqual([403, 'MissingAuthenticationTokenException', 'Missing Authentication Token']);
  expect(told(failure, 's3')).toEqual([403, 'AccessDenied', 'Access Denied']);
  expect(told(failure, 'ec2')).toEqual([400, 'MissingParameter', 'The request must contain the parameter AWSAccessKeyId']);
});

test('a signature that does not match', () => {
  const failure = failureOf(request(headerFor('sts')));
  const sentence =
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';
  expect(told(failure, 'query')).toEqual([403, 'SignatureDoesNotMatch', sentence]);
  expect(told(failure, 'json')).toEqual([400, 'InvalidSignatureException', sentence]);
  expect(told(failure, 'restJson')).toEqual([403, 'InvalidSignatureException', sentence]);
  expect(told(failure, 'ec2')).toEqual(invalidCredentials);
});

test('S3 shows what it computed the signature from', () => {
  const failure = failureOf(request(headerFor('s3'), 'b=2&a=%7e'));
  expect(told(failure, 's3')).toEqual([
    403,
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
  ]);
  const canonical = `GET\n/\na=~&b=2\nhost:examplebucket.s3.amazonaws.com\nx-amz-content-sha256:${empty}\nx-amz-date:20130524T000000Z\n\nhost;x-amz-content-sha256;x-amz-date\n${empty}`;
  const { members = {} } = authenticationError(failure, 's3').details;
  expect(Object.keys(members)).toEqual([
    'AWSAccessKeyId',
    'StringToSign',
    'SignatureProvided',
    'StringToSignBytes',
    'CanonicalRequest',
    'CanonicalRequestBytes',
  ]);
  expect(members).toMatchObject({ AWSAccessKeyId: 'AKIAIOSFODNN7EXAMPLE', SignatureProvided: '00ff', CanonicalRequest: canonical });
  expect(members['StringToSign']).toMatch(/^AWS4-HMAC-SHA256\n20130524T000000Z\n20130524\/us-east-1\/s3\/aws4_request\n[0-9a-f]{64}$/);
  expect(members['StringToSignBytes']).toMatch(/^41 57 53 34 2d /);
});

test('clocks that are apart', () => {
  const late = failureOf(request(headerFor('sts')), Date.UTC(2013, 4, 24, 0, 20));
  const expired = 'Signature expired: 20130524T000000Z is now earlier than 20130524T000500Z (20130524T002000Z - 15 min.)';
  expect(told(late, 'query')).toEqual([403, 'SignatureDoesNotMatch', expired]);
  expect(told(late, 'json')).toEqual([400, 'InvalidSignatureException', expired]);
  expect(told(late, 'ec2')).toEqual([400, 'RequestExpired', 'Request has expired.']);
  const early = failureOf(request(headerFor('sts')), Date.UTC(2013, 4, 23, 23, 40));
  const notYet = 'Signature not yet current: 20130524T000000Z is still later than 20130523T235500Z (20130523T234000Z + 15 min.)';
  expect(told(early, 'query')).toEqual([403, 'SignatureDoesNotMatch', notYet]);
  expect(told(early, 'ec2')).toEqual(invalidCredentials);
  const error = authenticationError({ failure: 'skewed', time: 0, now, allowed: 900_000, sent: 'Fri, 24 May 2013 00:00:00 GMT' }, 's3');
  expect([error.status, error.code, error.message, error.details.members]).toEqual([
    403,
    'RequestTimeTooSkewed',
    'The difference between the request time and the current time is too large.',
    { RequestTime: 'Fri, 24 May 2013 00:00:00 GMT', ServerTime: '2013-05-24T00:10:00Z', MaxAllowedSkewMilliseconds: '900000' },
  ]);
  // S3 looks at the clock only when the signature is right.
  expect(failureOf(request(headerFor('s3')), Date.UTC(2014, 1, 1))).toMatchObject({ failure: 'bad-signature' });
});

const presigned = (expires: string, more = '') =>
  `X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=${expires}&X-Amz-SignedHeaders=host&X-Amz-Signature=00${more}`;
const host = { host: 's3.amazonaws.com' };

test('presigned requests that are too old, too new or for too long', () => {
  const expired = authenticationError(failureOf(request(host, presigned('300'))), 's3');
  expect([expired.status, expired.code, expired.message, expired.details.members]).toEqual([
    403,
    'AccessDenied',
    'Request has expired',
    { 'X-Amz-Expires': '300', Expires: '2013-05-24T00:05:00Z', ServerTime: '2013-05-24T00:10:00Z' },
  ]);
  const early = authenticationError(failureOf(request(host, presigned('300')), Date.UTC(2013, 4, 23)), 's3');
  expect([early.code, early.message, early.details.members?.['X-Amz-Date']]).toEqual([
    'AccessDenied',
    'Request is not yet valid',
    '1369353600000',
  ]);
  const two = authenticationError(failureOf(request(host, 'AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Signature=x&Expires=1369353600')), 's3');
  expect([two.code, two.details.members]).toEqual([
    'AccessDenied',
    { Expires: '2013-05-24T00:00:00Z', ServerTime: '2013-05-24T00:10:00Z' },
  ]);
});

const query = (message: string) => [400, 'AuthorizationQueryParametersError', message];
const header = (message: string) => [400, 'AuthorizationHeaderMalformed', `The authorization header is malformed; ${message}`];
const components = 'the authorization header requires three components: Credential, SignedHeaders, and Signature.';
const parameters =
  'Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.';
const s3Header = headerFor('s3');
const authorization = (from: string | RegExp, to: string) => ({ ...s3Header, authorization: s3Header.authorization.replace(from, to) });

test.each<[string, Readonly<Record<string, string | undefined>>, string, readonly unknown[]]>([
  ['no Credential', authorization(/Credential=\S+ /, ''), '', header(components)],
  ['no equal sign', authorization('Signature=', 'Signature'), '', header(components)],
  [
    'four elements',
    authorization('/us-east-1/', '/'),
    '',
    header('the Credential is mal-formed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".'),
  ],
  [
    'a short date',
    authorization('/20130524/', '/2013052/'),
    '',
    header('incorrect date format "2013052". This date in the credential must be in the format "yyyyMMdd".'),
  ],
  [
    'another date',
    authorization('/20130524/', '/20130523/'),
    '',
    header('Invalid credential date "20130523". This date is not the same as X-Amz-Date: "20130524".'),
  ],
  ['a bearer', { ...s3Header, authorization: 'Bearer x' }, '', [400, 'InvalidArgument', 'Unsupported Authorization Type']],
  [
    'no digest',
    { ...s3Header, 'x-amz-content-sha256': undefined },
    '',
    [400, 'InvalidRequest', 'Missing required header for this request: x-amz-content-sha256'],
  ],
  [
    'no date',
    { ...s3Header, 'x-amz-date': undefined },
    '',
    [403, 'AccessDenied', 'AWS authentication requires a valid Date or x-amz-date header'],
  ],
  [
    '31 February',
    { ...s3Header, 'x-amz-date': '20130231T000000Z' },
    '',
    [403, 'AccessDenied', 'AWS authentication requires a valid Date or x-amz-date header'],
  ],
  [
    'a header that is not signed',
    { ...s3Header, 'x-amz-meta-a': 'b' },
    '',
    [403, 'AccessDenied', 'There were headers present in the request which were not signed'],
  ],
  ['no Expires', host, presigned('').replace('X-Amz-Expires=&', ''), query(parameters)],
  ['two signatures', host, presigned('300', '&X-Amz-Signature=11'), query(parameters)],
  ['no number', host, presigned('5m'), query('X-Amz-Expires should be a number')],
  ['less than nothing', host, presigned('-1'), query('X-Amz-Expires must be non-negative')],
  [
    'more than a week',
    host,
    presigned('604801'),
    query('X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds'),
  ],
  [
    'no Expires in version 2',
    host,
    'AWSAccessKeyId=a&Signature=b',
    [403, 'AccessDenied', 'Query-string authentication requires the Signature, Expires and AWSAccessKeyId parameters'],
  ],
])('S3, malformed: %s', (_, headers, text, expected) => {
  expect(told(failureOf(request(headers, text)), 's3')).toEqual(expected);
});

test('two mechanisms at once', () => {
  const error = authenticationError(failureOf(request(s3Header, presigned('300'))), 's3');
  expect([error.code, error.details.members]).toEqual([
    'InvalidArgument',
    { ArgumentName: 'Authorization', ArgumentValue: s3Header.authorization },
  ]);
});

test('a header that is malformed elsewhere', () => {
  const sts = headerFor('sts');
  const failure = failureOf(request({ ...sts, authorization: sts.authorization.replace(/, Signature=.*/, '') }));
  expect(authenticationError(failure, 'query')).toMatchObject({ code: 'IncompleteSignature', status: 400 });
  expect(authenticationError(failure, 'json').message).toMatch(
    /^Authorization header requires 'Signature' parameter\. \(Hashed with SHA-256 and encoded with Base64\) Authorization=[A-Za-z0-9+/]{43}=$/,
  );
  const unsignedHost = { ...sts, authorization: sts.authorization.replace('host;', '') };
  expect(told(failureOf(request(unsignedHost)), 'query')[2]).toBe(
    "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
  );
});

test('a wrong scope', () => {
  const input = readSignature(request(headerFor('iam')));
  if (input === 'unsigned' || isFailure(input)) throw new Error('not signed');
  expect(checkScope(input, { services: ['iam'], region: 'us-east-1' })).toBeUndefined();
  expect(checkScope(input, { services: ['execute-api', 'iam'] })).toBeUndefined();
  const both = checkScope(input, { services: ['sts'], region: 'eu-west-1' }) ?? expect.unreachable();
  const sentence = "Credential should be scoped to a valid region. Credential should be scoped to correct service: 'sts'. ";
  expect(told(both, 'query')).toEqual([403, 'SignatureDoesNotMatch', sentence]);
  expect(told(both, 'json')).toEqual([400, 'InvalidSignatureException', sentence]);
  const region = checkScope(input, { services: ['iam'], region: 'eu-west-1' }) ?? expect.unreachable();
  expect(told(region, 's3')).toEqual(header("the region 'us-east-1' is wrong; expecting 'eu-west-1'"));
  expect(authenticationError(region, 's3').details.members).toEqual({ Region: 'eu-west-1' });
  expect(told({ ...region, place: 'query' } as AuthenticationFailure, 's3')).toEqual(
    query("Error parsing the X-Amz-Credential parameter; the region 'us-east-1' is wrong; expecting 'eu-west-1'"),
  );
  expect(told(checkScope(input, { services: ['s3'] }) ?? expect.unreachable(), 's3')).toEqual(
    header('incorrect service "iam". This endpoint belongs to "s3".'),
  );
});

test.each<[AuthenticationFailure, readonly unknown[], readonly unknown[], readonly unknown[]]>([
  [
    { failure: 'unknown-key', accessKeyId: 'AKIA' },
    [403, 'InvalidClientTokenId', 'The security token included in the request is invalid.'],
    [400, 'UnrecognizedClientException', 'The security token included in the request is invalid.'],
    [403, 'InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.'],
  ],
  [
    { failure: 'invalid-token', problem: 'malformed', accessKeyId: 'ASIA', token: 'x' },
    [403, 'InvalidClientTokenId', 'The security token included in the request is invalid.'],
    [400, 'UnrecognizedClientException', 'The security token included in the request is invalid.'],
    [400, 'InvalidToken', 'The provided token is malformed or otherwise invalid.'],
  ],
  [
    { failure: 'expired-token', token: 'x' },
    [403, 'ExpiredToken', 'The security token included in the request is expired'],
    [400, 'ExpiredTokenException', 'The security token included in the request is expired'],
    [400, 'ExpiredToken', 'The provided token has expired.'],
  ],
])('keys and tokens: %j', (failure, asQuery, asJson, asS3) => {
  expect(told(failure, 'query')).toEqual(asQuery);
  expect(told(failure, 'json')).toEqual(asJson);
  expect(told(failure, 's3')).toEqual(asS3);
});
