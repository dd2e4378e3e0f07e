// What services consult beside policies, over all small choices: public bucket policies, S3 access control lists, KMS grants.
import type { AccountFacts } from '../../src/model/account.ts';
import type { KmsGrant, PolicySet, S3AclGrant, S3Facts, S3Permission } from '../../src/model/policy-set.ts';
import type { Principal } from '../../src/model/principal.ts';
import type { AuthorizationRequest } from '../../src/model/request.ts';
import { KEY_SPECS } from '../testkit/condition-keys.ts';
import { OPERATOR_NAMES } from '../testkit/operators.ts';
import type { RawPolicy, StatementJson } from '../testkit/policy-json.ts';
import type { Case } from './case-json.ts';

const HOME: AccountFacts = { id: '111111111111' };
const AWAY: AccountFacts = { id: '222222222222' };
const OTHER: AccountFacts = { id: '333333333333' };
const USER = 'arn:aws:iam::111111111111:user/alice';
const ALICE: Principal = { kind: 'user', arn: USER, account: HOME.id };
const ROOT: Principal = { kind: 'root', account: HOME.id, partition: 'aws' };
const SESSION: Principal = { kind: 'roleSession', role: 'arn:aws:iam::111111111111:role/a/app', account: HOME.id, sessionName: 's' };
const FEDERATED: Principal = { kind: 'federatedUser', account: HOME.id, partition: 'aws', name: 'f', parent: USER };
const ANONYMOUS: Principal = { kind: 'anonymous' };
const SERVICE: Principal = { kind: 'service', name: 'logging.s3.amazonaws.com' };
const CALLERS = [ALICE, ROOT, SESSION, FEDERATED, ANONYMOUS, SERVICE];

const CLOSED: S3Facts['publicAccessBlock'] = {
  blockPublicAcls: true,
  ignorePublicAcls: true,
  blockPublicPolicy: true,
  restrictPublicBuckets: true,
};
const OPEN: S3Facts['publicAccessBlock'] = {
  blockPublicAcls: false,
  ignorePublicAcls: false,
  blockPublicPolicy: false,
  restrictPublicBuckets: false,
};

function raw(type: 'identity' | 'resource', statements: StatementJson[]): RawPolicy {
  return { description: { type, name: type }, document: { Version: '2012-10-17', Statement: statements } };
}

const ADMIN = raw('identity', [{ Effect: 'Allow', Action: '*', Resource: '*' }]);

function asking(principal: Principal, action: string, arn: string, owner: AccountFacts): AuthorizationRequest {
  const caller = 'account' in principal ? { caller: HOME } : {};
  return { principal, ...caller, action, resource: { arn, owner }, context: new Map() };
}

/** Texts that narrow a bucket policy, or seem to. */
const LIMITS = [
  ...[
    '111111111111',
    '*',
    '1*',
    'o-exampleorg1',
    'o-*',
    'vpc-1',
    'vpce-*',
    'arn:aws:iam::111111111111:role/app',
    'arn:aws:iam::*:role/app',
  ],
  ...[
    'arn:aws:s3:::bucket',
    'arn:aws:*',
    '10.0.0.0/8',
    '0.0.0.0/0',
    '0.0.0.0/1',
    '10.0.0.0/7',
    '::/0',
    '2001:db8::/32',
    '2001:db8::/31',
    '',
  ],
  ...[
    '${aws:username}',
    "${aws:missing, '*'}",
    'true',
    'false',
    'AROAAPPEXAMPLE:*',
    'AIDAALICEEXAMPLE',
    '10.1.2.3',
    '16.0.0.0/8',
    '0.0.0.0/8',
  ],
];

/** A bucket policy that allows everybody under one condition: is the bucket public? */
export function* publicityPairs(): Generator<Case> {
  const requests = [ALICE, SERVICE].map((principal) => asking(principal, 's3:GetObject', 'arn:aws:s3:::bucket/key', AWAY));
  const s3: S3Facts = { ownership: 'BucketOwnerEnforced', publicAccessBlock: CLOSED };
  const open: StatementJson = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };
  const everybody: StatementJson = { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111111111111:root' }, Action: '*', Resource: '*' };
  for (const key of [
    ...KEY_SPECS.keys(),
    's3:x-amz-copy-source',
    's3:DataAccessPointArn',
    's3:DataAccessPointAccount',
    'aws:SourceVpcArn',
  ]) {
    for (const operator of [
      ...OPERATOR_NAMES,
      'StringEqualsIfExists',
      'ForAnyValue:StringEquals',
      'ForAllValues:StringEquals',
      'IpAddressIfExists',
    ]) {
      for (const limit of LIMITS) {
        const narrowed = { ...open, Condition: { [operator]: { [key]: limit } } };
        const policies = { identity: [ADMIN], resource: raw('resource', [narrowed, everybody]), s3 };
        for (const request of requests) yield { request, policies };
      }
    }
  }
}

/** Who is public, without condition. */
export function* publicPrincipals(): Generator<Case> {
  const named: readonly Partial<StatementJson>[] = [
    { Principal: '*' },
    { Principal: { AWS: '*' } },
    { Principal: { AWS: ['111111111111', '*'] } },
    { Principal: { AWS: '111111111111' } },
    { Principal: { Service: '*' } },
    { Principal: { Service: 'sns.amazonaws.com' } },
    { Principal: { Federated: '*' } },
    { Principal: { CanonicalUser: '*' } },
    { Principal: { CanonicalUser: '111111111111' } },
    { NotPrincipal: { AWS: '111111111111' } },
    { NotPrincipal: '*' },
    {},
  ];
  for (const Effect of ['Allow', 'Deny'] as const) {
    for (const who of named) {
      for (const values of [undefined, '10.0.0.0/8', ['10.0.0.0/8', '0.0.0.0/0'], []]) {
        const Condition = values === undefined ? {} : { Condition: { IpAddress: { 'aws:SourceIp': values } } };
        const trusted: StatementJson = { Effect: 'Allow', Principal: { AWS: '111111111111' }, Action: 's3:*', Resource: '*' };
        const statement: StatementJson = { Effect, ...who, Action: 's3:List*', Resource: '*', ...Condition };
        const policies: PolicySet<RawPolicy> = {
          identity: [ADMIN],
          resource: raw('resource', [trusted, statement]),
          s3: { ownership: 'BucketOwnerEnforced', publicAccessBlock: CLOSED },
        };
        for (const principal of CALLERS) {
          for (const owner of [HOME, AWAY]) {
            yield { request: asking(principal, 's3:GetObject', 'arn:aws:s3:::bucket/key', owner), policies };
          }
        }
      }
    }
  }
}

const PERMISSIONS: readonly S3Permission[] = ['READ', 'WRITE', 'READ_ACP', 'WRITE_ACP', 'FULL_CONTROL'];
const GRANTEES: readonly S3AclGrant['grantee'][] = [
  { kind: 'account', account: HOME.id },
  { kind: 'account', account: OTHER.id },
  { kind: 'group', group: 'AllUsers' },
  { kind: 'group', group: 'AuthenticatedUsers' },
  { kind: 'group', group: 'LogDelivery' },
];
const S3_ACTIONS: readonly (readonly [string, string])[] = [
  ...[
    'GetObject',
    'GetObjectVersion',
    'PutObject',
    'DeleteObject',
    'DeleteObjectVersion',
    'GetObjectAcl',
    'GetObjectVersionAcl',
    'PutObjectAcl',
    'PutObjectVersionAcl',
    'GetObjectTagging',
    'RestoreObject',
    'AbortMultipartUpload',
  ].map((name) => [`s3:${name}`, 'arn:aws:s3:::bucket/key'] as const),
  ...[
    'ListBucket',
    'ListBucketVersions',
    'ListBucketMultipartUploads',
    'GetBucketAcl',
    'PutBucketAcl',
    'GetBucketPolicy',
    'PutBucketPolicy',
    'PutObject',
    'DeleteBucket',
  ].map((name) => [`s3:${name}`, 'arn:aws:s3:::bucket'] as const),
];

/** Every grantee and permission for every action, for objects of every owner. */
export function* aclPairs(): Generator<Case> {
  for (const ownership of ['BucketOwnerEnforced', 'ObjectWriter'] as const) {
    for (const objectOwner of [undefined, HOME.id, AWAY.id, OTHER.id]) {
      for (const publicAccessBlock of [OPEN, { ...OPEN, ignorePublicAcls: true }]) {
        for (const grantee of GRANTEES) {
          for (const permission of PERMISSIONS) {
            const s3: S3Facts = { ownership, ...(objectOwner && { objectOwner }), acl: [{ grantee, permission }], publicAccessBlock };
            for (const identity of [[], [ADMIN]]) {
              const policies: PolicySet<RawPolicy> = { identity, s3 };
              for (const principal of CALLERS) {
                for (const owner of [HOME, AWAY]) {
                  for (const [action, arn] of S3_ACTIONS) yield { request: asking(principal, action, arn, owner), policies };
                }
              }
            }
          }
        }
      }
    }
  }
}

const GRANTEE_ARNS = [
  ...[
    'arn:aws:iam::111111111111:root',
    '111111111111',
    USER,
    'arn:aws:iam::111111111111:role/a/app',
    'arn:aws:iam::111111111111:role/app',
    '*',
  ],
  ...['arn:aws:sts::111111111111:assumed-role/app/s', 'arn:aws:sts::111111111111:federated-user/f', 'logging.s3.amazonaws.com'],
];
const CONTEXTS: readonly (readonly (readonly [string, string])[])[] = [
  [],
  [['App', 'web']],
  [['App', 'Web']],
  [['app', 'web']],
  [
    ['App', 'web'],
    ['Stage', 'prod'],
  ],
];

/** Every grantee, operation and constraint, with every encryption context, on keys of the caller's account and of another. */
export function* grantPairs(): Generator<Case> {
  for (const granteePrincipal of GRANTEE_ARNS) {
    for (const operation of ['Decrypt', 'decrypt', 'RetireGrant', 'GenerateDataKey', 'DescribeKey']) {
      for (const constraint of ['none', 'encryptionContextEquals', 'encryptionContextSubset'] as const) {
        for (const wanted of constraint === 'none' ? [[]] : CONTEXTS) {
          const grant: KmsGrant = {
            ...{ id: 'g', granteePrincipal, operations: [operation], retiringPrincipal: USER },
            ...(constraint === 'none' ? {} : { constraints: { [constraint]: new Map(wanted) } }),
          };
          const delegating = raw('resource', [
            { Effect: 'Allow', Principal: { AWS: '111111111111' }, Action: 'kms:Encrypt', Resource: '*' },
          ]);
          for (const identity of [[], [ADMIN]]) {
            const policies: PolicySet<RawPolicy> = { identity, grants: [grant], resource: delegating };
            yield* grantRequests(policies);
          }
        }
      }
    }
  }
}

function* grantRequests(policies: PolicySet<RawPolicy>): Generator<Case> {
  for (const principal of CALLERS) {
    for (const owner of [HOME, AWAY]) {
      for (const action of ['kms:Decrypt', 'kms:RetireGrant', 'kms:DescribeKey']) {
        for (const carried of CONTEXTS) {
          const context = new Map(carried.map(([key, value]) => [`kms:encryptioncontext:${key.toLowerCase()}`, value]));
          const request = asking(principal, action, `arn:aws:kms:us-east-1:${owner.id}:key/1`, owner);
          yield { request: { ...request, context }, policies };
        }
      }
    }
  }
}
