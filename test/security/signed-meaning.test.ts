// What was signed is what is done: no bucket, key, operation or caller can be put in its place on the way.
import { beforeEach, describe, expect, test } from 'vitest';
import type { WireResponse } from '../../src/cloud/wire/wire-response.ts';
import { type Key, presignedQuery, presignedTwoQuery, type Raw, signed, textOf, wireRequest } from './raw-requests.ts';
import { ALLOW_ALL, twoStrangers, type TwoStrangers, userKey } from './two-strangers.ts';

let world: TwoStrangers;
let key: Key;
let now: number;

beforeEach(() => {
  world = twoStrangers();
  now = world.cloud.clock.now();
  const { victim } = world;
  key = userKey(victim, 'alice');
  victim.call('iam', 'PutUserPolicy', { UserName: 'alice', PolicyName: 'all', PolicyDocument: ALLOW_ALL });
  for (const Bucket of ['public-bucket', 'secret-bucket']) victim.call('s3', 'CreateBucket', { Bucket });
  put('public-bucket', 'key', 'meant to be shared');
  put('public-bucket', 'café', 'meant to be shared');
  put('public-bucket', 'cafÃ©', 'secret');
  put('secret-bucket', 'public-bucket/key', 'secret');
  put('secret-bucket', 'key', 'secret');
});

function put(Bucket: string, Key: string, content: string): void {
  world.victim.call('s3', 'PutObject', { Bucket, Key }, Buffer.from(content));
}

const send = (raw: Raw): Promise<WireResponse> => world.cloud.answer(wireRequest(raw));

async function read(raw: Raw): Promise<string> {
  const { status, body } = await send(raw);
  return `${status} ${status === 200 ? textOf(body) : (/<Code>(\w+)</.exec(textOf(body))?.[1] ?? '')}`;
}

describe('a presigned request of version 2', () => {
  const expires = (): number => now / 1000 + 600;

  test('is over the bucket, whether path or host names it', async () => {
    const query = presignedTwoQuery('/public-bucket/key', key, expires());
    expect(await read({ path: '/public-bucket/key', query })).toBe('200 meant to be shared');
    expect(await read({ path: '/key', host: 'public-bucket.s3.amazonaws.com', query })).toBe('200 meant to be shared');
    expect(await read({ path: '/public-bucket/key', host: 'secret-bucket.s3.amazonaws.com', query })).toBe('403 SignatureDoesNotMatch');
    expect(await read({ path: '/public-bucket/key', host: 'secret-bucket.localhost:4566', query })).toBe('403 SignatureDoesNotMatch');
    expect(await read({ path: '/key', host: 'secret-bucket.s3.amazonaws.com', query })).toBe('403 SignatureDoesNotMatch');
  });

  test('cannot be sent with another header of S3, or for another subresource', async () => {
    const query = presignedTwoQuery('/public-bucket/copy', key, expires(), 'PUT');
    const copy = { method: 'PUT', path: '/public-bucket/copy', query } as const;
    expect(await read({ ...copy, headers: { 'x-amz-copy-source': '/secret-bucket/key' } })).toBe('403 SignatureDoesNotMatch');
    expect(await read({ ...copy, query: `${query}&x-amz-copy-source=/secret-bucket/key` })).toBe('403 SignatureDoesNotMatch');
    for (const more of ['acl', 'tagging', 'uploadId=x&partNumber=1', 'versionId=x']) {
      expect(await read({ ...copy, query: `${query}&${more}` }), more).toBe('403 SignatureDoesNotMatch');
    }
  });
});

describe('a presigned request of version 4', () => {
  const path = '/public-bucket/caf%C3%A9';
  const presigned = (raw: Raw): string => presignedQuery(raw, { key, service: 's3', now });

  test('is for one object, however its name is written', async () => {
    const query = presigned({ path });
    expect(await read({ path, query })).toBe('200 meant to be shared');
    // Raw bytes are the same to the signature, and must be the same to the rest.
    expect(await read({ path: '/public-bucket/caf\u00c3\u00a9', query })).toBe('200 meant to be shared');
    for (const other of [
      '/public-bucket/caf%C3%83%C2%A9',
      '/secret-bucket/../public-bucket/caf%C3%A9',
      '//public-bucket/caf%C3%A9',
      '/public-bucket/caf%C3%A9/',
      '/public-bucket%2Fcaf%C3%A9',
      '/public-bucket/./caf%C3%A9',
    ]) {
      expect(await read({ path: other, query }), other).toMatch(/^(?:403 SignatureDoesNotMatch|405 MethodNotAllowed)$/);
    }
  });

  test('keeps its bucket when a host names another', async () => {
    const query = presigned({ path: '/public-bucket/key' });
    expect(await read({ path: '/public-bucket/key', query, host: 'secret-bucket.localhost:4566' })).toBe('403 SignatureDoesNotMatch');
  });

  test('takes nothing that was added: parameters, headers of S3, a second value, a second signature', async () => {
    const query = presigned({ path });
    for (const more of [
      'versionId=null',
      'acl',
      'X-Amz-Date=20260115T120000Z',
      'x-id=GetObjectAcl',
      'response-content-type=text/html',
      'caf%C3%A9',
    ]) {
      expect(await read({ path, query: `${query}&${more}` }), more).toMatch(
        /^40[03] (?:SignatureDoesNotMatch|AuthorizationQueryParametersError)$/,
      );
    }
    expect(await read({ path, query, headers: { 'x-amz-security-token': 'x' } })).toMatch(/^40[03] /);
    expect(await read({ path, query, headers: { 'x-amz-request-payer': 'requester' } })).toBe('403 AccessDenied');
    expect(await read({ path, query, headers: { authorization: 'AWS4-HMAC-SHA256 Credential=x' } })).toMatch(/^400 /);
    expect(await read({ path, query, method: 'DELETE' })).toBe('403 SignatureDoesNotMatch');
    const upload = presigned({ method: 'PUT', path: '/public-bucket/copy' });
    const copied = { method: 'PUT', path: '/public-bucket/copy', query: upload, headers: { 'x-amz-copy-source': '/secret-bucket/key' } };
    expect(await read(copied)).toBe('403 AccessDenied');
  });

  test('carries one token: one beside it in a header is no other caller', async () => {
    const session = world.cloud.as(key).call('sts', 'GetSessionToken').Credentials as Key;
    const query = presignedQuery({ path }, { key: session, service: 's3', now });
    expect(await read({ path, query })).toBe('200 meant to be shared');
    const other = world.mallory.call('sts', 'GetSessionToken').Credentials as Key;
    expect(await read({ path, query: `${query}&X-Amz-Security-Token=${encodeURIComponent(other.SessionToken ?? '')}` })).toMatch(
      /^40[03] /,
    );
    expect(await read({ path, query, headers: { 'x-amz-security-token': other.SessionToken ?? '' } })).toBe('403 AccessDenied');
  });
});

describe('a signed form', () => {
  const raw = {
    method: 'POST',
    path: '/',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'Action=ListUsers&Version=2010-05-08',
  } as const;
  const users = (): number => world.victim.call('iam', 'ListUsers').Users.length as number;
  const outcome = async (after: Partial<Raw>): Promise<string> => {
    const { status, body } = await world.cloud.answer(signed(raw, { key, service: 'iam', now }, after));
    return `${status} ${/<Code>(\w+)</.exec(textOf(body))?.[1] ?? ''}`;
  };

  test.each<readonly [string, Partial<Raw>]>([
    ['an action in the query', { query: 'Action=CreateUser&UserName=evil&Version=2010-05-08' }],
    ['another body', { body: 'Action=CreateUser&UserName=evil&Version=2010-05-08' }],
    ['more of the same body', { body: `${raw.body}&Action=CreateUser&UserName=evil` }],
    ['another path', { path: '/service/x/operation/y' }],
    ['a target of another service', { headers: { 'x-amz-target': 'AWSOrganizationsV20161128.LeaveOrganization' } }],
    ['another protocol', { headers: { 'smithy-protocol': 'rpc-v2-cbor' } }],
    ['a coding of its content', { headers: { 'content-encoding': 'gzip' } }],
  ])('with %s added on the way does nothing else', async (_what, after) => {
    const before = users();
    expect(await outcome(after)).toMatch(/^40\d /);
    expect(users()).toBe(before);
  });

  test.each<readonly [string, Partial<Raw>]>([
    ['another content type', { headers: { 'content-type': 'application/json' } }],
    ['a method in a header', { headers: { 'x-http-method-override': 'DELETE' } }],
    ['a host in a header', { headers: { 'x-forwarded-host': 'sts.amazonaws.com', forwarded: 'host=sts.amazonaws.com' } }],
  ])('with %s added on the way is what it was, or nothing', async (_what, after) => {
    expect(await outcome(after)).toMatch(/^(?:200 |40\d \w+)$/);
    expect(users()).toBe(2 - 1);
  });

  test('is for its service and region: neither host nor target make it another', async () => {
    expect(await outcome({ host: 'sts.amazonaws.com', headers: { host: 'sts.amazonaws.com' } })).toMatch(/^403 /);
    const elsewhere = signed({ ...raw, host: 'iam.amazonaws.com' }, { key, service: 'iam', region: 'eu-west-1', now });
    expect((await world.cloud.answer(elsewhere)).status).toBe(403);
    const odd = signed({ ...raw, host: 'localhost' }, { key, service: 'iam', region: 'us-east-1 ', now });
    expect((await world.cloud.answer(odd)).status).toBe(400);
  });
});

test('IAM is in us-east-1, whatever region a client signs for: conditions on the region are not chosen by the caller', async () => {
  const PolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Deny', Action: '*', Resource: '*', Condition: { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } } },
  });
  world.victim.call('iam', 'PutUserPolicy', { UserName: 'alice', PolicyName: 'fence', PolicyDocument });
  const form = {
    method: 'POST',
    path: '/',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'Action=ListUsers&Version=2010-05-08',
  } as const;
  for (const region of ['us-east-1', 'eu-west-1', 'mars-north-7']) {
    expect((await world.cloud.answer(signed(form, { key, service: 'iam', region, now }))).status, region).toBe(403);
  }
});

test('a region that no region is called by is refused, not looked up', async () => {
  const presigned = presignedQuery({ path: '/door-111111111111/key' }, { key, service: 's3', region: 'us\0east', now });
  expect((await send({ path: '/door-111111111111/key', query: presigned })).status).toBe(400);
});

test('nothing is said of an operation to those who do not say who they are', async () => {
  const body = 'Action=UploadNothing&Version=2010-05-08';
  const unknown = await send({
    method: 'POST',
    path: '/',
    host: 'iam.amazonaws.com',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body,
  });
  expect(textOf(unknown.body)).toMatch(/<Code>(?:InvalidAction|MissingAuthenticationToken)</);
  // Real, and not served here.
  const unserved = await send({ path: '/public-bucket', query: 'torrent' });
  expect(unserved.status).toBe(403);
});
