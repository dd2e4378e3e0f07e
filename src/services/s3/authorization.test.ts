// S3: lists, Block Public Access, objects of other owners, the way back in for the owner's root user.
import { describe, expect, test } from 'vitest';
import { A, allow, anonymous, B, type Case, deny, policy, root, session, sns, to } from '../../../test/reference/fixture.ts';
import { outcomeOf } from '../../../test/testkit/outcome-of.ts';
import type { S3AclGrant, S3Facts } from '../../model/policy-set.ts';

const open = [policy('identity', allow())];
const off = { blockPublicAcls: false, ignorePublicAcls: false, blockPublicPolicy: false, restrictPublicBuckets: false };
const X = '333333333333';

function facts(more: Partial<S3Facts> = {}): S3Facts {
  return { ownership: 'ObjectWriter', publicAccessBlock: off, ...more };
}

function grant(grantee: string, permission: S3AclGrant['permission']): S3AclGrant {
  return grantee === 'AllUsers' || grantee === 'AuthenticatedUsers' || grantee === 'LogDelivery'
    ? { grantee: { kind: 'group', group: grantee }, permission }
    : { grantee: { kind: 'account', account: grantee }, permission };
}

describe('access control lists', () => {
  const get: Case = { owner: B, policies: { identity: open } };
  const listed = (one: Case, acl: readonly S3AclGrant[], more: Partial<S3Facts> = {}): string =>
    outcomeOf({ ...one, policies: { ...one.policies, s3: facts({ acl, ...more }) } });

  test.each<readonly [string, Case, readonly S3AclGrant[], string]>([
    ['an account', get, [grant(A, 'READ')], 'allowed'],
    ['another account', get, [grant(X, 'READ')], 'resource'],
    ['another permission', get, [grant(A, 'WRITE'), grant(A, 'READ_ACP')], 'resource'],
    ['full control', get, [grant(A, 'FULL_CONTROL')], 'allowed'],
    ['everybody with an account', get, [grant('AuthenticatedUsers', 'READ')], 'allowed'],
    ['everybody', get, [grant('AllUsers', 'READ')], 'allowed'],
    ['log delivery is nobody here', get, [grant('LogDelivery', 'READ')], 'resource'],
    ['never past the caller’s own side', { owner: B, policies: {} }, [grant(A, 'READ')], 'identity'],
    ['nobody, of everybody', { principal: anonymous, owner: B }, [grant('AllUsers', 'READ')], 'allowed'],
    ['nobody has no account', { principal: anonymous, owner: B }, [grant('AuthenticatedUsers', 'READ')], 'resource'],
    [
      'denies still count',
      { owner: B, policies: { identity: open, resource: policy('resource', deny({ Principal: '*' })) } },
      [grant(A, 'READ')],
      'X resource',
    ],
    // Reading the list of an object, not the object.
    ['of an object', { ...get, action: 's3:GetObjectAcl' }, [grant(A, 'READ_ACP')], 'allowed'],
    ['of an object, changed', { ...get, action: 's3:PutObjectAcl' }, [grant(A, 'WRITE_ACP')], 'allowed'],
    ['of an object, read only', { ...get, action: 's3:PutObjectAcl' }, [grant(A, 'READ')], 'resource'],
    ['of a bucket', { ...get, action: 's3:ListBucket', resource: 'arn:aws:s3:::bucket' }, [grant(A, 'READ')], 'allowed'],
    ['of a bucket, its list', { ...get, action: 's3:GetBucketAcl', resource: 'arn:aws:s3:::bucket' }, [grant(A, 'READ_ACP')], 'allowed'],
    ['of a bucket, for its objects', { ...get, action: 's3:PutObject' }, [grant(A, 'WRITE')], 'allowed'],
    ['deleting', { ...get, action: 's3:DeleteObject' }, [grant(A, 'WRITE')], 'allowed'],
    ['what no list grants', { ...get, action: 's3:GetObjectTagging' }, [grant(A, 'FULL_CONTROL')], 'resource'],
  ])('%s', (_, one, acl, told) => {
    expect(listed(one, acl)).toBe(told);
  });

  test('do not count when the bucket’s owner owns everything', () => {
    expect(listed(get, [grant(A, 'READ')], { ownership: 'BucketOwnerEnforced' })).toBe('resource');
    expect(listed(get, [grant(A, 'READ')], { ownership: 'BucketOwnerPreferred' })).toBe('allowed');
  });

  test('IgnorePublicAcls silences groups, not accounts', () => {
    const publicAccessBlock = { ...off, ignorePublicAcls: true };
    expect(listed(get, [grant('AllUsers', 'READ')], { publicAccessBlock })).toBe('resource');
    expect(listed(get, [grant(A, 'READ')], { publicAccessBlock })).toBe('allowed');
  });
});

describe('an object of another owner', () => {
  const s3 = facts({ objectOwner: X });
  test.each<readonly [string, Case, string]>([
    [
      'the bucket policy’s Allow does not cover it',
      { owner: B, policies: { identity: open, resource: policy('resource', to({ AWS: A })), s3 } },
      'acl',
    ],
    [
      'its Deny does',
      { owner: B, policies: { identity: open, resource: policy('resource', deny({ Principal: '*' })), s3 } },
      'X resource acl',
    ],
    ['the bucket’s own account is shut out too', { policies: { identity: open, s3 } }, 'acl'],
    ['even its root user', { principal: root, policies: { s3 } }, 'acl'],
    ['the object’s account gets in', { owner: B, policies: { identity: open, s3: facts({ objectOwner: A }) } }, 'allowed'],
    ['by its own permission', { owner: B, policies: { s3: facts({ objectOwner: A }) } }, 'identity'],
    ['a list lets others in', { owner: B, policies: { identity: open, s3: { ...s3, acl: [grant(A, 'READ')] } } }, 'allowed'],
    [
      'a service by no policy',
      { principal: sns, owner: B, policies: { resource: policy('resource', to({ Service: 'sns.amazonaws.com' })), s3 } },
      'acl',
    ],
    [
      'of the bucket’s owner it is an object like any',
      { owner: B, policies: { identity: open, resource: policy('resource', to({ AWS: A })), s3: facts({ objectOwner: B }) } },
      'allowed',
    ],
    [
      'ownership enforced makes it one',
      {
        owner: B,
        policies: { identity: open, resource: policy('resource', to({ AWS: A })), s3: { ...s3, ownership: 'BucketOwnerEnforced' } },
      },
      'allowed',
    ],
  ])('%s', (_, one, told) => {
    expect(outcomeOf(one)).toBe(told);
  });
});

describe('RestrictPublicBuckets', () => {
  const s3 = facts({ ownership: 'BucketOwnerEnforced', publicAccessBlock: { ...off, restrictPublicBuckets: true } });
  const isPublic = policy('resource', to('*', { Action: 's3:Get*' }), to({ AWS: A }));
  const closed = policy('resource', to({ AWS: A }));
  test.each<readonly [string, Case, string]>([
    [
      'another account, though it is named besides',
      { owner: B, policies: { identity: open, resource: isPublic, s3 } },
      'publicAccessBlock',
    ],
    ['nobody', { principal: anonymous, owner: B, policies: { resource: isPublic, s3 } }, 'publicAccessBlock'],
    ['the bucket’s own account', { policies: { identity: open, resource: isPublic, s3 } }, 'allowed'],
    ['a service', { principal: sns, owner: B, policies: { resource: isPublic, s3 } }, 'allowed'],
    ['a policy that is not public', { owner: B, policies: { identity: open, resource: closed, s3 } }, 'allowed'],
    ['no policy', { owner: B, policies: { identity: open, s3 } }, 'resource'],
    ['turned off', { owner: B, policies: { identity: open, resource: isPublic, s3: facts() } }, 'allowed'],
  ])('%s', (_, one, told) => {
    expect(outcomeOf(one)).toBe(told);
  });
});

describe('the root user of the bucket’s account', () => {
  const resource = policy('resource', deny({ Principal: '*' }));
  test.each([
    ['s3:GetBucketPolicy', 'allowed'],
    ['s3:PutBucketPolicy', 'allowed'],
    ['s3:DeleteBucketPolicy', 'allowed'],
    ['s3:GetBucketPolicyStatus', 'X resource'],
    ['s3:ListBucket', 'X resource'],
  ])('%s: %s', (action, told) => {
    const one: Case = { principal: root, action, resource: 'arn:aws:s3:::bucket', policies: { resource } };
    expect(outcomeOf(one)).toBe(told);
    expect(outcomeOf({ ...one, principal: session, policies: { identity: open, resource } })).toBe('X resource');
    expect(outcomeOf({ ...one, owner: B, policies: { resource } })).toBe('X resource resource');
  });
});

test('tags of a bucket are visible with attribute-based access control only', () => {
  const identity = [policy('identity', allow({ Condition: { StringEquals: { 'aws:ResourceTag/env': 'prod' } } }))];
  const one = (bucketAbac: boolean | undefined): string =>
    outcomeOf({ tags: { env: 'prod' }, policies: { identity, s3: facts(bucketAbac === undefined ? {} : { bucketAbac }) } });
  expect([one(true), one(false), one(undefined)]).toEqual(['allowed', 'identity', 'identity']);
});
