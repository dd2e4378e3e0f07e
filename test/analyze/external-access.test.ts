// What Access Analyzer finds on published samples, and what it documents that it does not find.
import { describe, expect, test } from 'vitest';
import { analyzed, estateWith, type Json, ORGANIZATION, OTHER, OWN, policy, queue, SIBLING, type Written } from './analyzed.ts';

const KEY = `arn:aws:kms:us-east-1:${OWN}:key/1`;
const SECRET = `arn:aws:secretsmanager:us-east-1:${OWN}:secret:s-AbCdEf`;
const SNAPSHOT = 'arn:aws:ec2:us-east-1::snapshot/snap-1';
const ROOT = `arn:aws:iam::${OTHER}:root`;
const OPEN = { blockPublicAcls: false, ignorePublicAcls: false, blockPublicPolicy: false, restrictPublicBuckets: false };

/** Principal, actions, conditions, public, source and effect of each finding. */
function found(written: Written, zone = OWN): readonly unknown[] {
  return analyzed(estateWith(written), zone).findings.map(({ principal, actions, conditions, isPublic, source, effective }) => [
    Object.values(principal)[0],
    actions.length > 4 ? actions.length : actions.join(),
    Object.entries(conditions).flat().join('='),
    isPublic,
    source.type,
    effective.verdict,
  ]);
}

test('the role that a Cognito identity pool leads to', () => {
  const trust = policy({
    Principal: { Federated: 'cognito-identity.amazonaws.com' },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringEquals: { 'cognito-identity.amazonaws.com:aud': 'us-east-1:pool' } },
  });
  expect(found({ roles: [{ name: 'r', trust }] })).toEqual([
    [
      'cognito-identity.amazonaws.com',
      'sts:AssumeRoleWithWebIdentity',
      'cognito-identity.amazonaws.com:aud=us-east-1:pool',
      false,
      'POLICY',
      'effective',
    ],
  ]);
});

describe('buckets', () => {
  const arn = 'arn:aws:s3:::b';
  const partner = { Principal: { AWS: ROOT }, Action: ['s3:PutObject', 's3:PutObjectAcl'], Resource: `${arn}/*` };

  test('the published preview: a policy for another account, a list entry for the owner, public access blocked', () => {
    const s3 = {
      ownership: 'ObjectWriter',
      acl: [{ account: OWN, permission: 'READ' }],
      publicAccessBlock: { ...OPEN, ignorePublicAcls: true, restrictPublicBuckets: true },
    };
    expect(found({ resources: [{ arn, policy: policy(partner), s3 }] })).toEqual([
      [OTHER, 's3:PutObject,s3:PutObjectAcl', '', false, 'POLICY', 'effective'],
    ]);
  });

  test('RestrictPublicBuckets closes a public policy altogether, of the bucket or of its account', () => {
    const everybody = { Principal: '*', Action: 's3:GetObject', Resource: `${arn}/*` };
    const resources = [{ arn, policy: policy(everybody, partner), s3: { publicAccessBlock: OPEN } }];
    expect(found({ resources })).toHaveLength(2);
    expect(found({ resources, account: { s3PublicAccessBlock: { ...OPEN, restrictPublicBuckets: true } } })).toEqual([]);
    expect(found({ resources: [{ arn, policy: policy(everybody) }] })).toEqual([]);
  });

  test('lists: everybody, other accounts; log delivery and ignored public entries are none', () => {
    const s3 = {
      ownership: 'ObjectWriter',
      acl: [
        { group: 'AllUsers', permission: 'READ_ACP' },
        { group: 'LogDelivery', permission: 'WRITE' },
        { account: OTHER, permission: 'READ' },
      ],
    };
    const listed = [OTHER, 's3:ListBucket,s3:ListBucketMultipartUploads,s3:ListBucketVersions', '', false, 'BUCKET_ACL', 'effective'];
    expect(found({ resources: [{ arn, s3: { ...s3, publicAccessBlock: OPEN } }] })).toEqual([
      ['*', 's3:GetBucketAcl', '', true, 'BUCKET_ACL', 'effective'],
      listed,
    ]);
    expect(found({ resources: [{ arn, s3: { ...s3, publicAccessBlock: { ...OPEN, ignorePublicAcls: true } } }] })).toEqual([listed]);
    expect(found({ resources: [{ arn, s3: { ...s3, ownership: 'BucketOwnerEnforced', publicAccessBlock: OPEN } }] })).toEqual([]);
  });

  test('a bucket that leaves it to its access points is as open as these are', () => {
    const delegates = policy({
      Principal: '*',
      Action: 's3:*',
      Resource: [arn, `${arn}/*`],
      Condition: { StringEquals: { 's3:DataAccessPointAccount': OWN } },
    });
    const point = `arn:aws:s3:us-east-1:${OWN}:accesspoint/p`;
    const admits = policy({ Principal: { AWS: ROOT }, Action: 's3:GetObject', Resource: `${point}/object/*` });
    const bucket = { arn, policy: delegates, s3: { publicAccessBlock: { ...OPEN, restrictPublicBuckets: true } } };
    const accessPoint = { buckets: [arn] };
    expect(found({ resources: [bucket] })).toEqual([]);
    expect(found({ resources: [bucket, { arn: point, policy: admits, accessPoint }] })).toEqual([
      [OTHER, 's3:GetObject', '', false, 'S3_ACCESS_POINT', 'effective'],
    ]);
    expect(
      found({
        resources: [
          { ...bucket, policy: null },
          { arn: point, policy: admits, accessPoint },
        ],
      }),
    ).toEqual([]);
    const foreign = policy({
      Principal: '*',
      Action: 's3:GetObject',
      Resource: `${arn}/*`,
      Condition: { StringEquals: { 's3:DataAccessPointAccount': OTHER } },
    });
    expect(found({ resources: [{ ...bucket, policy: foreign }] })).toEqual([
      ['*', 's3:GetObject', `s3:DataAccessPointAccount=${OTHER}`, false, 'S3_ACCESS_POINT_ACCOUNT', 'effective'],
    ]);
  });

  test('under a key that outsiders cannot use, they list and do not read', () => {
    const reads = policy({ Principal: { AWS: ROOT }, Action: ['s3:GetObject', 's3:ListBucket'], Resource: [arn, `${arn}/*`] });
    const own = { arn: KEY, policy: policy({ Principal: { AWS: OWN }, Action: 'kms:*', Resource: '*' }) };
    const [finding] = analyzed(estateWith({ resources: [{ arn, policy: reads, kmsKey: KEY }, own] })).findings;
    expect(finding).toMatchObject({
      actions: ['s3:GetObject', 's3:ListBucket'],
      effective: { verdict: 'effective', actions: ['s3:ListBucket'] },
    });
    expect(finding?.effective.reason).toContain(KEY);
  });
});

describe('DynamoDB tables, streams and directory buckets', () => {
  const region = `us-east-1:${OWN}`;
  const cases: readonly (readonly [string, string, string])[] = [
    [`arn:aws:dynamodb:${region}:table/t`, 'dynamodb:GetItem', 'dynamodb:DescribeTable'],
    [`arn:aws:dynamodb:${region}:table/t/stream/2026-01-01T00:00:00.000`, 'dynamodb:GetRecords', 'dynamodb:DescribeStream'],
    [`arn:aws:s3express:${region}:bucket/b--use1-az4--x-s3`, 's3express:CreateSession', 's3express:GetBucketPolicy'],
  ];

  test.each(cases)('%s: what is under the key of AWS needs that key', (arn, data, about) => {
    const both = policy({ Principal: { AWS: ROOT }, Action: [data, about], Resource: arn });
    const kmsKey = `arn:aws:kms:${region}:alias/aws/${arn.split(':')[2]}`;
    const [finding] = analyzed(estateWith({ resources: [{ arn, policy: both, kmsKey }] })).findings;
    expect(finding).toMatchObject({ effective: { verdict: 'effective', actions: [about] } });
    const [free] = analyzed(estateWith({ resources: [{ arn, policy: both }] })).findings;
    expect(free?.effective.actions).toContain(data);
  });
});

describe('secrets', () => {
  const open = policy({ Principal: '*', Action: 'secretsmanager:GetSecretValue', Resource: '*' });
  const secret = { arn: SECRET, policy: open };
  const key = (principal: unknown): Json => ({ arn: KEY, policy: policy({ Principal: principal, Action: 'kms:*', Resource: '*' }) });

  test('under the key that AWS made nobody outside can read one: no finding, and a note', () => {
    const { findings, notes } = analyzed(estateWith({ resources: [secret] }));
    expect([findings, notes.map(({ code }) => code)]).toEqual([[], ['closed-by-default-key']]);
  });

  test('under a key of the account it depends on the key', () => {
    const under = (...resources: readonly Json[]): readonly unknown[] =>
      found({ resources: [{ ...secret, kmsKey: KEY }, ...resources] }).at(-1) as readonly unknown[];
    expect(under(key('*'))).toEqual(['*', 'secretsmanager:GetSecretValue', '', true, 'POLICY', 'effective']);
    expect(under(key({ AWS: OWN }))).toEqual(['*', 'secretsmanager:GetSecretValue', '', true, 'POLICY', 'notEffective']);
    expect(under()).toEqual(['*', 'secretsmanager:GetSecretValue', '', true, 'POLICY', 'unknown']);
  });
});

describe('EBS snapshots', () => {
  const snapshot = (more: Json, account: Json = {}): Written => ({ resources: [{ arn: SNAPSHOT, ...more }], account });

  test('shared with everybody: public, with seven actions; with one account: not public', () => {
    expect(found(snapshot({ share: { accounts: [], public: true } }))).toEqual([['*', 7, '', true, 'SHARE', 'effective']]);
    expect(found(snapshot({ share: { accounts: [OTHER, OWN] } }))).toEqual([[OTHER, 7, '', false, 'SHARE', 'effective']]);
  });

  test('encrypted: never public; under the default key: not shared at all', () => {
    const { findings, notes } = analyzed(estateWith(snapshot({ share: { accounts: [], public: true }, kmsKey: KEY })));
    expect([findings, notes.map(({ code }) => code)]).toEqual([[], ['encrypted-cannot-be-public']]);
    const alias = `arn:aws:kms:us-east-1:${OWN}:alias/aws/ebs`;
    const shared = analyzed(estateWith(snapshot({ share: { accounts: [OTHER] }, kmsKey: alias })));
    expect([shared.findings, shared.notes.map(({ code }) => code)]).toEqual([[], ['default-key-cannot-be-shared']]);
  });

  test('an account that blocks all public snapshots has none; one that blocks new ones keeps the old', () => {
    const share = { accounts: [], public: true };
    expect(found(snapshot({ share }, { snapshotBlocks: { 'us-east-1': 'block-all-sharing' } }))).toEqual([]);
    expect(found(snapshot({ share }, { snapshotBlocks: { 'us-east-1': 'block-new-sharing' } }))).toHaveLength(1);
    expect(found(snapshot({ share }, { snapshotBlocks: { 'eu-west-1': 'block-all-sharing' } }))).toHaveLength(1);
  });

  test('a grant on the key makes the encrypted one effective', () => {
    const own = policy({ Principal: { AWS: OWN }, Action: 'kms:*', Resource: '*' });
    const grants = [{ id: 'g', granteePrincipal: `arn:aws:iam::${OTHER}:root`, operations: ['Decrypt'] }];
    const verdict = (key: Json): unknown =>
      analyzed(estateWith({ resources: [{ arn: SNAPSHOT, share: { accounts: [OTHER] }, kmsKey: KEY }, key] })).findings.find(
        ({ resource }) => resource === SNAPSHOT,
      )?.effective.verdict;
    expect(verdict({ arn: KEY, policy: own })).toBe('notEffective');
    expect(verdict({ arn: KEY, policy: own, grants })).toBe('effective');
  });
});

describe('conditions', () => {
  const everybody = (Condition: Json): Written => queue({ Principal: '*', Condition });

  test.each<readonly [string, Json, unknown, unknown]>([
    [
      'the own organization',
      { StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION } },
      ['*', `aws:PrincipalOrgID=${ORGANIZATION}`, false],
      undefined,
    ],
    [
      'a foreign one',
      { StringEquals: { 'aws:PrincipalOrgID': 'o-foreign0001' } },
      ['*', 'aws:PrincipalOrgID=o-foreign0001', false],
      'same',
    ],
    ['the own account', { StringEquals: { 'aws:PrincipalAccount': OWN } }, undefined, undefined],
    ['the own account as the source', { StringEquals: { 'aws:SourceAccount': OWN } }, undefined, undefined],
    ['a fixed network', { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }, ['*', 'aws:SourceIp=203.0.113.0/24', false], 'same'],
    ['what a caller can make up', { StringEquals: { 'aws:UserAgent': 'x' } }, ['*', '', true], 'same'],
    ['only if there is an organization', { StringEqualsIfExists: { 'aws:PrincipalOrgID': ORGANIZATION } }, ['*', '', true], 'same'],
  ])('%s', (_, condition, account, organization) => {
    const short = (zone: string): unknown => {
      const [one] = found(everybody(condition), zone);
      return one === undefined ? undefined : [(one as unknown[])[0], (one as unknown[])[2], (one as unknown[])[3]];
    };
    expect(short(OWN)).toEqual(account);
    expect(short('organization')).toEqual(organization === 'same' ? account : organization);
  });

  test('a member account is outside of an account, and inside of the organization, its unit and a set with it', () => {
    const sibling = queue({ Principal: { AWS: SIBLING } });
    expect(found(sibling)).toHaveLength(1);
    expect(found(sibling, 'organization')).toEqual([]);
    expect(found(sibling, 'r-ab12')).toEqual([]);
    expect(found(sibling, `${OWN},${SIBLING}`)).toEqual([]);
  });

  test('services are nobody outside; a Deny for everybody else closes', () => {
    expect(found(queue({ Principal: { Service: 'sns.amazonaws.com' } }))).toEqual([]);
    const others = { Effect: 'Deny', Principal: '*', Condition: { StringNotEquals: { 'aws:PrincipalOrgID': ORGANIZATION } } };
    expect(found(queue({ Principal: '*' }, others), 'organization')).toEqual([]);
  });
});

test('a function with a URL for everybody, and one whose policy opens a URL that it does not have', () => {
  const arn = `arn:aws:lambda:us-east-1:${OWN}:function:f`;
  const open = policy({
    Principal: '*',
    Action: 'lambda:InvokeFunctionUrl',
    Resource: arn,
    Condition: { StringEquals: { 'lambda:FunctionUrlAuthType': 'NONE' } },
  });
  const names = (lambda: Json): readonly unknown[] =>
    found({ resources: [{ arn, policy: open, lambda }] }).map((one) => (one as unknown[])[1]);
  expect(names({ urlAuth: 'NONE' })).toEqual(['lambda:InvokeFunctionUrl']);
  expect(names({ urlAuth: 'AWS_IAM' })).toEqual([]);
  expect(names({})).toEqual([]);
});

test("a registry's policy speaks for its repositories, in its Region", () => {
  const arn = `arn:aws:ecr:us-east-1:${OWN}:repository/r`;
  const pulls = policy({
    Principal: { AWS: OTHER },
    Action: ['ecr:BatchGetImage', 'ecr:ReplicateImage'],
    Resource: `${arn.slice(0, -1)}*`,
  });
  const sources = (region: string, scope: string): readonly unknown[] =>
    found({ resources: [{ arn }], account: { registryPolicies: { [region]: { policy: pulls, scope } } } });
  expect(sources('us-east-1', 'V2')).toEqual([[OTHER, 'ecr:BatchGetImage,ecr:ReplicateImage', '', false, 'REGISTRY_POLICY', 'effective']]);
  expect(sources('us-east-1', 'V1')).toEqual([[OTHER, 'ecr:ReplicateImage', '', false, 'REGISTRY_POLICY', 'effective']]);
  expect(sources('eu-west-1', 'V2')).toEqual([]);
});

test('what was not given is told, and is not taken for safe', () => {
  const { findings, coverage } = analyzed(
    estateWith({ resources: [{ arn: 'arn:aws:s3:::b', policy: null, policyKnown: false }], account: { roles: undefined } }),
    'account',
  );
  expect(findings).toEqual([]);
  expect(coverage.unread.map(({ resource, reason }) => `${resource}: ${reason}`)).toContain('arn:aws:s3:::b: its policy was not given');
});
