// What S3 adds to the policies: access control lists, ownership, Block Public Access, the owner's root user (S3 User Guide).
import { describe, expect, it } from 'vitest';
import type { S3AclGrant, S3Facts } from '../../src/model/policy-set.ts';
import {
  A,
  alice,
  allow,
  anonymous,
  B,
  type Case,
  decide,
  deny,
  type Policies,
  policy,
  root,
  type Statement,
  sns,
  to,
  verdict,
  X,
} from './fixture.ts';

const full = [policy('identity', allow())];

const open: S3Facts = {
  ownership: 'ObjectWriter',
  publicAccessBlock: { blockPublicAcls: false, ignorePublicAcls: false, blockPublicPolicy: false, restrictPublicBuckets: false },
};
const group = (name: 'AllUsers' | 'AuthenticatedUsers'): readonly S3AclGrant[] => [
  { grantee: { kind: 'group', group: name }, permission: 'READ' },
];

describe('S3', () => {
  it.each<[string, Case, string]>([
    ['all users', { principal: anonymous, policies: { s3: { ...open, acl: group('AllUsers') } } }, 'allowed'],
    [
      'authenticated users, unsigned',
      { principal: anonymous, policies: { s3: { ...open, acl: group('AuthenticatedUsers') } } },
      'resource',
    ],
    [
      'authenticated users, signed',
      { owner: B, policies: { identity: full, s3: { ...open, acl: group('AuthenticatedUsers') } } },
      'allowed',
    ],
    ['identity is needed across accounts', { owner: B, policies: { s3: { ...open, acl: group('AllUsers') } } }, 'identity'],
    ['nothing more in the account', { policies: { s3: { ...open, acl: group('AllUsers') } } }, 'identity'],
    [
      'of a bucket',
      {
        principal: anonymous,
        action: 's3:ListBucket',
        resource: 'arn:aws:s3:::bucket',
        policies: { s3: { ...open, acl: group('AllUsers') } },
      },
      'allowed',
    ],
    [
      'another permission',
      { principal: anonymous, action: 's3:GetObjectAcl', policies: { s3: { ...open, acl: group('AllUsers') } } },
      'resource',
    ],
    [
      'enforced ownership',
      { principal: anonymous, policies: { s3: { ...open, ownership: 'BucketOwnerEnforced', acl: group('AllUsers') } } },
      'resource',
    ],
    [
      'ignored',
      {
        principal: anonymous,
        policies: {
          s3: { ...open, acl: group('AllUsers') ?? [], publicAccessBlock: { ...open.publicAccessBlock, ignorePublicAcls: true } },
        },
      },
      'resource',
    ],
  ])('access control list: %s', (_, one, expected) => {
    expect(verdict(one)).toBe(expected);
  });

  const foreign = (acl: readonly S3AclGrant[] = []): Policies => ({
    identity: full,
    resource: policy('resource', to('*')),
    s3: { ...open, objectOwner: X, acl },
  });
  const forAccount = (account: string): readonly S3AclGrant[] => [{ grantee: { kind: 'account', account }, permission: 'FULL_CONTROL' }];
  const carol = { kind: 'user' as const, arn: `arn:aws:iam::${X}:user/carol`, account: X };
  it.each<[string, Case, string]>([
    ['bucket owner', { policies: foreign() }, 'acl'],
    ['bucket owner on the list', { policies: foreign(forAccount(A)) }, 'allowed'],
    ['object owner', { principal: carol, policies: foreign() }, 'allowed'],
    ['object owner without identity', { principal: carol, policies: { ...foreign(), identity: [] } }, 'identity'],
    ['third account', { owner: B, policies: foreign() }, 'acl'],
    ['anonymous', { principal: anonymous, policies: foreign() }, 'acl'],
    [
      'bucket policy denies',
      { principal: carol, policies: { ...foreign(), resource: policy('resource', deny({ Principal: '*' })) } },
      'X resource',
    ],
  ])('object of another account: %s', (_, one, expected) => {
    expect(verdict(one)).toBe(expected);
  });

  it.each<[string, Statement, boolean]>([
    ['everybody', to('*'), true],
    ['everybody as AWS', to({ AWS: '*' }), true],
    ['NotPrincipal', allow({ NotPrincipal: { AWS: A } }), true],
    ['an account', to({ AWS: A }), false],
    ['organization', to('*', { Condition: { StringEquals: { 'AWS:PrincipalOrgID': 'o-1' } } }), false],
    ['wildcard organization', to('*', { Condition: { StringLike: { 'aws:PrincipalOrgID': 'o-*' } } }), true],
    ['variable', to('*', { Condition: { StringEquals: { 'aws:PrincipalAccount': '${aws:ResourceAccount}' } } }), true],
    ['if exists', to('*', { Condition: { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-1' } } }), true],
    ['ForAllValues', to('*', { Condition: { 'ForAllValues:StringEquals': { 'aws:PrincipalOrgPaths': 'o-1/' } } }), true],
    ['ForAnyValue', to('*', { Condition: { 'ForAnyValue:StringEquals': { 'aws:PrincipalOrgPaths': 'o-1/' } } }), false],
    ['negated', to('*', { Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-1' } } }), true],
    ['other key', to('*', { Condition: { StringEquals: { 'aws:UserAgent': 'me' } } }), true],
    ['principal ARN', to('*', { Condition: { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${A}:role/*` } } }), false],
    ['principal ARN of any account', to('*', { Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/R' } } }), true],
    ['source ARN without account', to('*', { Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::bucket' } } }), false],
    ['source ARN in capitals', to('*', { Condition: { ArnEquals: { 'aws:SourceArn': 'ARN:aws:s3:::bucket' } } }), true],
    ['wide addresses', to('*', { Condition: { IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '0.0.0.0/1'] } } }), true],
    ['narrow addresses', to('*', { Condition: { IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '2001:db8::/32'] } } }), false],
    ['a Deny', deny({ Principal: '*' }), false],
  ])('RestrictPublicBuckets sees %s', (_, statement, isPublic) => {
    const s3 = { ...open, publicAccessBlock: { ...open.publicAccessBlock, restrictPublicBuckets: true } };
    const policies = { identity: full, s3, resource: policy('resource', statement, to({ AWS: [A, B] })) };
    expect(decide({ owner: B, policies }).blockers.includes('publicAccessBlock')).toBe(isPublic);
    expect(decide({ principal: anonymous, policies }).blockers.includes('publicAccessBlock')).toBe(isPublic);
    expect(decide({ policies }).blockers).not.toContain('publicAccessBlock');
    expect(decide({ principal: sns, policies }).blockers).not.toContain('publicAccessBlock');
  });

  const denyAll = { resource: policy('resource', deny({ Principal: '*' })) };
  it.each<[string, Case, string]>([
    ['DeleteBucketPolicy', { action: 's3:DeleteBucketPolicy' }, 'allowed'],
    ['GetBucketPolicyStatus', { action: 's3:GetBucketPolicyStatus' }, 'X resource'],
    ['another account', { action: 's3:DeleteBucketPolicy', owner: B }, 'X resource resource'],
    ['a user', { principal: alice, action: 's3:DeleteBucketPolicy' }, 'X resource identity'],
    [
      'and its SCP',
      { action: 's3:GetBucketPolicy', policies: { ...denyAll, scp: [{ kind: 'account', id: A, policies: [policy('scp', deny())] }] } },
      'X scp scp',
    ],
  ])("owner's root user: %s", (_, one, expected) => {
    expect(verdict({ principal: root, resource: 'arn:aws:s3:::bucket', policies: denyAll, ...one })).toBe(expected);
  });

  it.each([
    ['arn:aws:s3:::*', 'allowed'],
    ['*', 'allowed'],
    ['arn:aws:s3:::bucket', 'identity'],
  ])('ListAllMyBuckets by %s', (Resource, expected) => {
    const one = {
      action: 's3:ListAllMyBuckets',
      resource: '*',
      owner: null,
      policies: { identity: [policy('identity', allow({ Resource }))] },
    };
    expect(verdict(one)).toBe(expected);
    expect(verdict({ ...one, action: 's3:ListDirectoryBuckets' })).toBe(Resource === '*' ? 'allowed' : 'identity');
  });
});
