// Changes of a request in one or a few places.
import { encodeCbor } from '../../src/cloud/protocol/cbor/encode-cbor.ts';
import type { Random } from '../testkit/random.ts';
import { type Draft, headerIn } from './draft.ts';
import { mutateBody } from './mutate-body.ts';
import { oddHeader, oddJson, oddTarget } from './odd-values.ts';

type Change = (draft: Draft, random: Random) => void;

const METHODS: readonly string[] = ['GET', 'PUT', 'POST', 'DELETE', 'HEAD', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'];

const HOSTS: readonly string[] = [
  'localhost:4566',
  'sample-bucket.localhost',
  'sample-bucket.s3.us-east-1.amazonaws.com',
  's3.amazonaws.com',
  's3.eu-west-1.amazonaws.com',
  '111111111111.s3-control.us-east-1.amazonaws.com',
  'sample-111111111111.s3-accesspoint.us-east-1.amazonaws.com',
  'a.b.c.s3.amazonaws.com',
  'sts.amazonaws.com',
  'iam.amazonaws.com',
  'organizations.us-east-1.amazonaws.com',
  'ec2.us-east-1.amazonaws.com',
  'cloudtrail.us-east-1.amazonaws.com',
  'unheard-of.us-east-1.amazonaws.com',
  '[::1]:80',
  '.',
  '',
];

/** Headers that mean something somewhere, with values beside the odd ones. */
const HEADERS: readonly (readonly [name: string, ...values: string[]])[] = [
  [
    'content-type',
    'application/x-amz-json-1.0',
    'application/x-amz-json-1.1',
    'application/xml',
    'application/cbor',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=a',
    'text/plain',
  ],
  ['content-encoding', 'gzip', 'aws-chunked', 'aws-chunked,gzip', 'identity'],
  ['content-length', '0', '10', '99999999999999'],
  ['content-md5', '1B2M2Y8AsgTpgAmY7PhCfg=='],
  [
    'x-amz-target',
    'AWSOrganizationsV20161128.ListRoots',
    'CloudTrail_20131101.LookupEvents',
    'a.b.c',
    '.',
    'AWSOrganizationsV20161128.__proto__',
  ],
  ['smithy-protocol', 'rpc-v2-cbor'],
  [
    'x-amz-content-sha256',
    'UNSIGNED-PAYLOAD',
    'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
    'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
    'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
    'STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD',
  ],
  ['x-amz-decoded-content-length', '0', '5', '99999999999999'],
  ['x-amz-trailer', 'x-amz-checksum-crc32', 'x-amz-checksum-sha256,x-amz-checksum-crc32'],
  ['x-amz-checksum-crc32', 'AAAAAA=='],
  ['x-amz-checksum-algorithm', 'CRC32', 'SHA1'],
  ['x-amz-sdk-checksum-algorithm', 'CRC32'],
  ['range', 'bytes=0-3', 'bytes=-2', 'bytes=3-1', 'bytes=99-'],
  ['if-match', '*', '"a"'],
  ['if-none-match', '*'],
  ['if-modified-since', 'Wed, 21 Oct 2015 07:28:00 GMT'],
  [
    'x-amz-copy-source',
    '/sample-bucket/sample-key',
    'sample-bucket/sample-key?versionId=null',
    'arn:aws:s3:us-east-1:111111111111:accesspoint/sample/object/a',
  ],
  ['x-amz-copy-source-range', 'bytes=0-1'],
  ['x-amz-metadata-directive', 'REPLACE'],
  ['x-amz-tagging', 'a=b&c=d', 'aws:a=b'],
  ['x-amz-acl', 'public-read', 'private'],
  ['x-amz-grant-read', 'id="a"', 'uri="http://acs.amazonaws.com/groups/global/AllUsers"'],
  ['x-amz-meta-a', 'b'],
  ['x-amz-expected-bucket-owner', '111111111111', '222222222222'],
  ['x-amz-server-side-encryption', 'AES256', 'aws:kms'],
  ['x-amz-server-side-encryption-customer-algorithm', 'AES256'],
  ['x-amz-object-lock-mode', 'COMPLIANCE'],
  ['x-amz-object-lock-retain-until-date', '2030-01-01T00:00:00Z'],
  ['x-amz-write-offset-bytes', '5'],
  ['x-amz-account-id', '111111111111', '1'],
  ['x-amz-region-set', '*'],
  ['x-amz-date', '20260101T000000Z'],
  ['x-amz-security-token', 'a'],
  ['date', 'Wed, 21 Oct 2015 07:28:00 GMT'],
  ['origin', 'http://example.com', 'null'],
  ['access-control-request-method', 'PUT'],
  ['referer', 'http://example.com'],
  ['user-agent', ''],
  ['accept', 'application/cbor', 'text/html'],
];

const CHANGES: readonly Change[] = [
  (draft, random) => {
    draft.headers.splice(random.below(draft.headers.length), 1);
  },
  (draft, random) => {
    const [name, value] = random.pick(draft.headers);
    draft.headers.push([name, random.chance(0.5) ? value : oddHeader(random)]);
  },
  (draft, random) => {
    random.pick(draft.headers)[1] = oddHeader(random);
  },
  addHeader,
  addHeader,
  (draft, random) => {
    draft.method = random.pick(METHODS);
  },
  (draft, random) => setHeader(draft, 'host', random.pick(HOSTS)),
  mutatePath,
  mutatePath,
  mutateQuery,
  mutateQuery,
  changeBody,
  changeBody,
  changeBody,
  changeBody,
  changeBody,
  toCbor,
];

/** Lengths are put right but for now and then. */
export function mutateRequest(draft: Draft, random: Random): void {
  for (let count = random.pick([1, 1, 1, 2, 3]); count > 0; count--) random.pick(CHANGES)(draft, random);
  if (random.chance(0.9) && headerIn(draft, 'content-length') !== undefined) setHeader(draft, 'content-length', String(draft.body.length));
}

function setHeader(draft: Draft, name: string, value: string): void {
  draft.headers = draft.headers.filter(([other]) => other !== name);
  draft.headers.push([name, value]);
}

function addHeader(draft: Draft, random: Random): void {
  const [name, ...values] = random.pick(HEADERS);
  const value = values.length > 0 && random.chance(0.7) ? random.pick(values) : oddHeader(random);
  if (random.chance(0.8)) setHeader(draft, name, value);
  else draft.headers.push([name, value]);
}

function mutatePath(draft: Draft, random: Random): void {
  const segments = draft.path.split('/').slice(1);
  const at = random.below(segments.length);
  switch (random.below(4)) {
    case 0:
      segments.splice(at, 1);
      break;
    case 1:
      segments.splice(at, 0, oddTarget(random));
      break;
    case 2:
      segments[at] = oddTarget(random);
      break;
    default:
      segments[at] = (segments[at] ?? '')
        .split('')
        .map((character) => `%${character.charCodeAt(0).toString(16)}`)
        .join('');
  }
  draft.path = `/${segments.join('/')}`;
}

const PARAMETERS: readonly string[] = [
  ...[
    'acl',
    'policy',
    'versioning',
    'versions',
    'uploads',
    'uploadId',
    'partNumber',
    'tagging',
    'delete',
    'list-type',
    'prefix',
    'delimiter',
    'max-keys',
  ],
  ...[
    'continuation-token',
    'key-marker',
    'version-id-marker',
    'versionId',
    'encoding-type',
    'marker',
    'start-after',
    'attributes',
    'x-id',
    'location',
    'cors',
  ],
  ...[
    'lifecycle',
    'publicAccessBlock',
    'ownershipControls',
    'object-lock',
    'retention',
    'restore',
    'select',
    'response-content-type',
    'session',
    'append',
  ],
  ...[
    'Action',
    'Version',
    'X-Amz-Algorithm',
    'X-Amz-Credential',
    'X-Amz-Signature',
    'X-Amz-Expires',
    'X-Amz-Date',
    'AWSAccessKeyId',
    'Signature',
    'Expires',
  ],
];

function mutateQuery(draft: Draft, random: Random): void {
  const parameters = draft.query === '' ? [] : draft.query.split('&');
  const at = random.below(parameters.length + 1);
  const name = random.chance(0.8) ? random.pick(PARAMETERS) : oddTarget(random);
  const value = random.pick(['', '=', `=${oddTarget(random)}`, '=1', '=sample']);
  if (random.chance(0.25)) parameters.splice(at, 1);
  else parameters.splice(at, random.below(2), name + value);
  draft.query = parameters.join('&');
}

function changeBody(draft: Draft, random: Random): void {
  draft.body = mutateBody(draft.body, headerIn(draft, 'content-type') ?? '', random);
}

/** The services that speak JSON speak CBOR as well. */
function toCbor(draft: Draft, random: Random): void {
  const target = headerIn(draft, 'x-amz-target')?.split('.');
  if (target === undefined) {
    changeBody(draft, random);
    return;
  }
  let document: unknown;
  try {
    document = JSON.parse(draft.body.toString());
  } catch {
    document = oddJson(random);
  }
  draft.headers = draft.headers.filter(([name]) => name !== 'x-amz-target' && name !== 'content-type');
  draft.headers.push(['smithy-protocol', 'rpc-v2-cbor'], ['content-type', 'application/cbor']);
  draft.path = `/service/${target.at(-2)}/operation/${target.at(-1)}`;
  draft.body = Buffer.from(encodeCbor(random.chance(0.5) ? document : oddJson(random)));
  if (random.chance(0.5)) draft.body = mutateBody(draft.body, 'application/cbor', random);
}
