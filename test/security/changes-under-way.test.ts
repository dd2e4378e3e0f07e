// What changes while a request is under way counts: a body takes its time, and permission may be gone before it is in.
import { Readable } from 'node:stream';
import { beforeEach, describe, expect, test } from 'vitest';
import type { WireResponse } from '../../src/cloud/wire/wire-response.ts';
import { type Key, presignedQuery, type Raw, signed, textOf, wireRequest } from './raw-requests.ts';
import { ALLOW_ALL, document, twoStrangers, type TwoStrangers, userKey, VICTIM } from './two-strangers.ts';

const BUCKET = 'uploads-bucket';

let world: TwoStrangers;
let alice: Key;

beforeEach(() => {
  world = twoStrangers();
  const { victim } = world;
  victim.call('s3', 'CreateBucket', { Bucket: BUCKET });
  alice = userKey(victim, 'alice');
  victim.call('iam', 'PutUserPolicy', { UserName: 'alice', PolicyName: 'all', PolicyDocument: ALLOW_ALL });
});

interface Upload {
  /** Sends the rest of the body. */
  readonly finish: () => void;
  readonly answer: Promise<WireResponse>;
}

/** Its head and half of its body have come; the rest waits. */
async function begun(raw: Omit<Raw, 'body'>, key: Key, halves: readonly [string, string]): Promise<Upload> {
  const body = new Readable({ read: () => undefined });
  const headers = { ...raw.headers, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' };
  const answer = world.cloud.answer(signed({ ...raw, headers, body }, { key, service: 's3', now: world.cloud.clock.now() }));
  body.push(halves[0]);
  await new Promise((resolve) => setImmediate(resolve));
  return {
    finish: () => {
      body.push(halves[1]);
      body.push(null);
    },
    answer,
  };
}

const PUT = { method: 'PUT', path: `/${BUCKET}/key` } as const;
const HALVES = ['half of it, ', 'and the rest'] as const;

function code({ status, body }: WireResponse): string {
  return `${status} ${/<Code>(\w+)</.exec(textOf(body))?.[1] ?? ''}`;
}

describe('while an object is uploaded', () => {
  test('and nothing happens, it is stored', async () => {
    const { finish, answer } = await begun(PUT, alice, HALVES);
    finish();
    expect(code(await answer)).toBe('200 ');
  });

  test.each<readonly [string, (world: TwoStrangers, alice: Key) => void, string]>([
    [
      'the policy is taken from the user',
      ({ victim }) => victim.call('iam', 'DeleteUserPolicy', { UserName: 'alice', PolicyName: 'all' }),
      '403 AccessDenied',
    ],
    [
      'the policy is replaced by one that denies',
      ({ victim }) => {
        const PolicyDocument = document({ Effect: 'Deny', Action: '*', Resource: '*' });
        victim.call('iam', 'PutUserPolicy', { UserName: 'alice', PolicyName: 'all', PolicyDocument });
      },
      '403 AccessDenied',
    ],
    [
      'the key is deactivated',
      ({ victim }, { AccessKeyId }) => victim.call('iam', 'UpdateAccessKey', { UserName: 'alice', AccessKeyId, Status: 'Inactive' }),
      '403 InvalidAccessKeyId',
    ],
    [
      'the user is deleted',
      ({ victim }, { AccessKeyId }) => {
        victim.call('iam', 'DeleteUserPolicy', { UserName: 'alice', PolicyName: 'all' });
        victim.call('iam', 'DeleteAccessKey', { UserName: 'alice', AccessKeyId });
        victim.call('iam', 'DeleteUser', { UserName: 'alice' });
      },
      '403 InvalidAccessKeyId',
    ],
    [
      'the account is closed',
      ({ management }) => management.call('organizations', 'CloseAccount', { AccountId: VICTIM }),
      '403 InvalidAccessKeyId',
    ],
    [
      'the bucket comes to deny it',
      ({ victim }) => {
        const Policy = document({ Effect: 'Deny', Principal: '*', Action: 's3:PutObject', Resource: `arn:aws:s3:::${BUCKET}/*` });
        victim.call('s3', 'PutBucketPolicy', { Bucket: BUCKET, Policy });
      },
      '403 AccessDenied',
    ],
    ['the bucket goes', ({ victim }) => victim.call('s3', 'DeleteBucket', { Bucket: BUCKET }), '404 NoSuchBucket'],
  ])('%s: it is refused, and nothing is stored', async (_what, happen, refusal) => {
    const { finish, answer } = await begun(PUT, alice, HALVES);
    happen(world, alice);
    finish();
    expect(code(await answer)).toBe(refusal);
    expect(JSON.stringify(world.cloud.kernel.state.exportState())).not.toContain('"key":"key"');
  });

  test('the bucket goes and comes back as another account’s: it is refused', async () => {
    const { finish, answer } = await begun(PUT, alice, HALVES);
    world.victim.call('s3', 'DeleteBucket', { Bucket: BUCKET });
    world.stranger.call('s3', 'CreateBucket', { Bucket: BUCKET });
    finish();
    expect(code(await answer)).toBe('403 AccessDenied');
  });

  test('the role of a session is made anew under its name: it is refused', async () => {
    const trust = document({ Effect: 'Allow', Principal: { AWS: VICTIM }, Action: 'sts:AssumeRole' });
    const make = (): string => {
      world.victim.call('iam', 'CreateRole', { RoleName: 'writer', AssumeRolePolicyDocument: trust });
      world.victim.call('iam', 'PutRolePolicy', { RoleName: 'writer', PolicyName: 'all', PolicyDocument: ALLOW_ALL });
      return `arn:aws:iam::${VICTIM}:role/writer`;
    };
    const { Credentials } = world.cloud.as(alice).call('sts', 'AssumeRole', { RoleArn: make(), RoleSessionName: 'session' });
    const { finish, answer } = await begun(PUT, Credentials, HALVES);
    world.victim.call('iam', 'DeleteRolePolicy', { RoleName: 'writer', PolicyName: 'all' });
    world.victim.call('iam', 'DeleteRole', { RoleName: 'writer' });
    make();
    finish();
    expect((await answer).status).toBe(403);
  });
});

test('a bucket policy that comes in slowly is put by nobody who may no longer put it', async () => {
  const Policy = document({ Effect: 'Allow', Principal: { AWS: VICTIM }, Action: 's3:*', Resource: `arn:aws:s3:::${BUCKET}/*` });
  const put = { method: 'PUT', path: `/${BUCKET}`, query: 'policy=' } as const;
  const { finish, answer } = await begun(put, alice, [Policy.slice(0, 20), Policy.slice(20)]);
  world.victim.call('iam', 'DeleteUserPolicy', { UserName: 'alice', PolicyName: 'all' });
  finish();
  expect(code(await answer)).toBe('403 AccessDenied');
  expect(() => world.victim.call('s3', 'GetBucketPolicy', { Bucket: BUCKET })).toThrow(
    expect.objectContaining({ code: 'NoSuchBucketPolicy' }),
  );
});

describe('a presigned request is worth what its signer may do when it is used', () => {
  const get = { path: `/${BUCKET}/key` } as const;
  const use = async (query: string): Promise<string> => code(await world.cloud.answer(wireRequest({ ...get, query })));

  beforeEach(() => {
    world.victim.call('s3', 'PutObject', { Bucket: BUCKET, Key: 'key' }, Buffer.from('content'));
  });

  test('less permission, no key, no user, no account', async () => {
    const query = presignedQuery(get, { key: alice, service: 's3', now: world.cloud.clock.now() });
    world.victim.call('iam', 'DeleteUserPolicy', { UserName: 'alice', PolicyName: 'all' });
    expect(await use(query)).toBe('403 AccessDenied');
    world.victim.call('iam', 'PutUserPolicy', { UserName: 'alice', PolicyName: 'all', PolicyDocument: ALLOW_ALL });
    world.management.call('organizations', 'CloseAccount', { AccountId: VICTIM });
    expect(await use(query)).toBe('403 InvalidAccessKeyId');
    world.victim.call('iam', 'DeleteAccessKey', { UserName: 'alice', AccessKeyId: alice.AccessKeyId });
    expect(await use(query)).toBe('403 InvalidAccessKeyId');
  });

  test('nothing when its session has ended, however long the URL was to last', async () => {
    const { Credentials } = world.cloud.as(alice).call('sts', 'GetSessionToken', { DurationSeconds: 900 });
    const query = presignedQuery(get, { key: Credentials, service: 's3', now: world.cloud.clock.now() });
    world.cloud.clock.advance(901_000);
    expect(await use(query)).toBe('400 ExpiredToken');
  });
});

describe('a session token', () => {
  const whoAmI = (key: Key) =>
    signed(
      {
        method: 'POST',
        path: '/',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'Action=GetCallerIdentity&Version=2011-06-15',
      },
      { key, service: 'sts', now: world.cloud.clock.now() },
    );
  const told = async (key: Key): Promise<string> => code(await world.cloud.answer(whoAmI(key)));

  test('goes with its own key alone, and only as it was given', async () => {
    const session = world.cloud.as(alice).call('sts', 'GetSessionToken').Credentials;
    const other = world.mallory.call('sts', 'GetSessionToken').Credentials;
    expect(await told(session)).toBe('200 ');
    const { SessionToken } = session;
    expect(await told({ ...alice, SessionToken })).toMatch(/^403 /);
    expect(await told({ ...other, SessionToken })).toMatch(/^403 /);
    expect(await told({ AccessKeyId: session.AccessKeyId, SecretAccessKey: session.SecretAccessKey })).toMatch(/^403 /);
    expect(await told({ ...session, SecretAccessKey: alice.SecretAccessKey })).toBe('403 SignatureDoesNotMatch');
    for (const forged of [
      `${SessionToken}=`,
      SessionToken.slice(0, -4),
      SessionToken.replace(/.(?=.{40}$)/, (one: string) => (one === 'A' ? 'B' : 'A')),
    ]) {
      expect(await told({ ...session, SessionToken: forged })).toMatch(/^403 /);
    }
  });

  test('of an account that was closed is worth nothing, nor is its root user’s key', async () => {
    const session = world.cloud.as(alice).call('sts', 'GetSessionToken').Credentials;
    const root = world.victim.call('iam', 'CreateAccessKey').AccessKey;
    const access = world.management.call('iam', 'CreateUser', { UserName: 'manager' }) && userKeyOf('manager');
    const { Credentials } = world.cloud
      .as(access)
      .call('sts', 'AssumeRole', { RoleArn: `arn:aws:iam::${VICTIM}:role/OrganizationAccountAccessRole`, RoleSessionName: 'manager' });
    for (const key of [session, root, Credentials]) expect(await told(key)).toBe('200 ');
    world.management.call('organizations', 'CloseAccount', { AccountId: VICTIM });
    for (const key of [session, root, Credentials]) expect(await told(key)).toBe('403 InvalidClientTokenId');
  });

  function userKeyOf(UserName: string): Key {
    world.management.call('iam', 'PutUserPolicy', { UserName, PolicyName: 'all', PolicyDocument: ALLOW_ALL });
    return world.management.call('iam', 'CreateAccessKey', { UserName }).AccessKey;
  }
});
