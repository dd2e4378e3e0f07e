// A random small cloud: accounts, an organization with policies, users, roles, buckets, an instance, and callers of every kind.
import { ServiceError } from '../../../src/cloud/service-error.ts';
import { ec2Service } from '../../../src/services/ec2/service.ts';
import { ecrService } from '../../../src/services/ecr/service.ts';
import { iamService } from '../../../src/services/iam/service.ts';
import { seedOrganization } from '../../../src/services/organizations/seed-organization.ts';
import { organizationsService } from '../../../src/services/organizations/service.ts';
import { s3Service } from '../../../src/services/s3/service.ts';
import { stsService } from '../../../src/services/sts/service.ts';
import type { Random } from '../random.ts';
import { type Answer, type TestCaller, type TestCloud, testCloud } from './test-cloud.ts';

const M = '100000000001';
export const A = '111111111111';
export const B = '999999999999';
export const LONER = '222233334444';
const ACCOUNTS = [M, A, B, LONER] as const;
export const NAMES = ['ann', 'bob'] as const;
const AMI = 'ami-0abcdef1234567890';
const OU = 'ou-test-workload';
export const BUCKETS = ['data-a', 'data-b'] as const;
export const KEYS = ['k', 'dir/größe x'] as const;
export const REPOSITORIES = ['team/app', 'web'] as const;

const arnOf = (random: Random): string => {
  const account = random.pick(ACCOUNTS);
  return random.pick([account, `arn:aws:iam::${account}:root`, `arn:aws:iam::${account}:role/svc/${random.pick(NAMES)}`, '*']);
};
const actions = (random: Random): string =>
  random.pick(['*', 's3:*', 's3:Get*', 's3:PutObject', 'iam:*', 'ec2:*', 'sts:*', 'sts:AssumeRole', 'iam:GetRole', 'ecr:*']);
const resources = (random: Random): string =>
  random.pick(['*', 'arn:aws:s3:::data-a/*', 'arn:aws:s3:::data-*', `arn:aws:iam::${A}:role/*`, 'arn:aws:s3:::${aws:PrincipalTag/team}*']);
const conditions = (random: Random): object =>
  random.pick([
    {},
    {},
    {},
    { StringEquals: { 'aws:PrincipalTag/team': 'data-a' } },
    { StringEquals: { 'aws:ResourceTag/team': 'blue' } },
    { StringNotEquals: { 'aws:PrincipalOrgID': 'o-test' } },
    { StringEquals: { 'aws:ResourceOrgID': '${aws:PrincipalOrgID}' } },
    { StringEquals: { 's3:ExistingObjectTag/team': 'blue' } },
    { NumericLessThan: { 'aws:EpochTime': 1.0 } },
    { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
    { StringLike: { 'aws:userid': '*:s1' } },
  ]);

function statement(random: Random, more: object): object {
  const Condition = conditions(random);
  return { Effect: random.chance(0.8) ? 'Allow' : 'Deny', ...more, ...(Object.keys(Condition).length > 0 && { Condition }) };
}

function identity(random: Random): string {
  const Statement = Array.from({ length: random.between(1, 2) }, () =>
    statement(random, { Action: actions(random), Resource: resources(random) }),
  );
  return JSON.stringify({ Version: '2012-10-17', Statement }, null, random.below(2));
}

const trust = (random: Random): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: random.pick([M, A, B, `arn:aws:iam::${A}:root`]) },
        Action: ['sts:AssumeRole', 'sts:TagSession'],
      },
      { ...statement(random, { Principal: { AWS: arnOf(random).replace(/^\*$/, A) }, Action: 'sts:AssumeRole' }) },
    ],
  });

const bucketPolicy = (random: Random, bucket: string): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      statement(random, {
        Principal: { AWS: arnOf(random) },
        Action: random.pick(['s3:*', 's3:GetObject']),
        Resource: [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`],
      }),
    ],
  });

/** Calls that may well be refused while the world is made: then it is another world. */
function attempt(caller: TestCaller, service: string, operation: string, input: object, body?: Uint8Array): Answer | undefined {
  try {
    return caller.call(service, operation, input as Readonly<Record<string, unknown>>, body);
  } catch (error) {
    if (error instanceof ServiceError) return undefined;
    throw error;
  }
}

export interface World {
  readonly cloud: TestCloud;
  readonly callers: readonly TestCaller[];
  readonly instances: readonly string[];
}

export function makeWorld(random: Random): World {
  const cloud = testCloud({ services: [stsService, iamService, organizationsService, s3Service, ec2Service, ecrService] });
  const { state, clock, random: chance } = cloud.kernel;
  state.transact((writer) =>
    seedOrganization(
      writer,
      {
        organization: {
          id: 'o-test',
          managementAccount: M,
          root: {
            id: 'r-test',
            accounts: [M],
            ous: [{ id: OU, name: 'workload', accounts: [A, B] }],
          },
        },
        accounts: [{ id: LONER }],
      },
      clock.now(),
      chance,
    ),
  );
  for (const account of ACCOUNTS) cloud.createAccount(account, account === LONER ? LONER : M);
  const callers: TestCaller[] = [cloud.anonymous, ...ACCOUNTS.map((account) => cloud.root(account))];
  for (const account of [A, B, LONER]) fillAccount(random, cloud.root(account), callers, cloud);
  const instances = launch(random, cloud.root(A));
  for (const [index, bucket] of BUCKETS.entries()) fillBucket(random, cloud.root(index === 0 ? A : B), bucket, cloud);
  for (const account of [A, B]) fillRegistry(random, cloud.root(account), account);
  control(random, cloud.root(M));
  for (const caller of callers.slice(5)) assume(random, caller, cloud, callers);
  // Somebody is gone, whom policies still name.
  const gone = random.pick([A, B]);
  attempt(cloud.root(gone), 'iam', 'DeleteRole', { RoleName: 'bob' });
  return { cloud, instances, callers: callers.filter(({ caller }) => caller.account !== gone || !caller.arn.includes('/bob/')) };
}

/** Policies of the organization; the last thing, for they may keep anybody from anything. */
function control(random: Random, manager: TestCaller): void {
  const create = (Type: string, Content: string): string =>
    manager.call('organizations', 'CreatePolicy', { Name: 'fence', Description: '', Type, Content }).Policy.PolicySummary.Id as string;
  const scp = create('SERVICE_CONTROL_POLICY', identity(random));
  const attach = (PolicyId: string, TargetId: string): unknown => manager.call('organizations', 'AttachPolicy', { PolicyId, TargetId });
  attach(scp, random.pick([A, B, OU, 'r-test']));
  if (random.chance(0.2)) attempt(manager, 'organizations', 'DetachPolicy', { PolicyId: 'p-FullAWSAccess', TargetId: B });
  if (random.chance(0.5)) attach(create('RESOURCE_CONTROL_POLICY', rcp(random)), random.pick([A, OU]));
  if (random.chance(0.1)) manager.call('organizations', 'DisablePolicyType', { RootId: 'r-test', PolicyType: 'SERVICE_CONTROL_POLICY' });
}

function rcp(random: Random): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Deny',
        Principal: '*',
        Action: random.pick(['s3:GetObject', 'sts:AssumeRole']),
        Resource: '*',
        Condition: { StringNotEquals: { 'aws:PrincipalAccount': A } },
      },
    ],
  });
}

function fillAccount(random: Random, root: TestCaller, callers: TestCaller[], cloud: TestCloud): void {
  const { Policy } = root.call('iam', 'CreatePolicy', { PolicyName: 'team', Path: '/p/', PolicyDocument: identity(random) });
  root.call('iam', 'CreateGroup', { GroupName: 'devs' });
  attempt(root, 'iam', 'PutGroupPolicy', { GroupName: 'devs', PolicyName: 'own', PolicyDocument: identity(random) });
  for (const name of NAMES) {
    const tags = { Tags: [{ Key: 'Team', Value: random.pick(['data-a', 'x']) }] };
    const boundary = random.chance(0.3) ? { PermissionsBoundary: Policy.Arn } : {};
    root.call('iam', 'CreateUser', { UserName: name, ...tags, ...boundary });
    root.call('iam', 'PutUserPolicy', { UserName: name, PolicyName: 'own', PolicyDocument: identity(random) });
    if (random.chance(0.5)) root.call('iam', 'AddUserToGroup', { UserName: name, GroupName: 'devs' });
    if (random.chance(0.3)) root.call('iam', 'AttachUserPolicy', { UserName: name, PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' });
    callers.push(cloud.as(root.call('iam', 'CreateAccessKey', { UserName: name }).AccessKey));
    attempt(root, 'iam', 'CreateRole', { RoleName: name, Path: '/svc/', AssumeRolePolicyDocument: trust(random), ...tags, ...boundary });
    attempt(root, 'iam', 'AttachRolePolicy', { RoleName: name, PolicyArn: Policy.Arn });
  }
}

function fillBucket(random: Random, owner: TestCaller, bucket: string, cloud: TestCloud): void {
  const ObjectOwnership = random.pick(['BucketOwnerEnforced', 'ObjectWriter']);
  owner.call('s3', 'CreateBucket', { Bucket: bucket, ObjectOwnership, CreateBucketConfiguration: { LocationConstraint: 'us-west-2' } });
  if (random.chance(0.7)) attempt(owner, 's3', 'DeletePublicAccessBlock', { Bucket: bucket });
  if (random.chance(0.5))
    attempt(owner, 's3', 'PutBucketTagging', { Bucket: bucket, Tagging: { TagSet: [{ Key: 'team', Value: 'blue' }] } });
  for (const Key of KEYS)
    attempt(owner, 's3', 'PutObject', { Bucket: bucket, Key, ...(random.chance(0.5) && { Tagging: 'team=blue' }) }, new Uint8Array([1]));
  if (random.chance(0.5))
    attempt(owner, 's3', 'PutObjectAcl', { Bucket: bucket, Key: 'k', ACL: random.pick(['public-read', 'authenticated-read']) });
  attempt(cloud.root(LONER), 's3', 'PutObject', { Bucket: bucket, Key: 'foreign' }, new Uint8Array([2]));
  if (random.chance(0.8)) attempt(owner, 's3', 'PutBucketPolicy', { Bucket: bucket, Policy: bucketPolicy(random, bucket) });
  attempt(cloud.root(LONER), 's3', 'PutObject', { Bucket: bucket, Key: 'foreign' }, new Uint8Array([2]));
}

/** Two repositories with policies; in half of the registries, a policy beside theirs. */
function fillRegistry(random: Random, owner: TestCaller, account: string): void {
  const policy = (more: object): string =>
    JSON.stringify({
      Version: random.pick(['2008-10-17', '2012-10-17']),
      Statement: [statement(random, { Principal: { AWS: arnOf(random) }, Action: random.pick(['ecr:*', 'ecr:ListImages']), ...more })],
    });
  for (const repositoryName of REPOSITORIES) {
    const tags = random.chance(0.5) ? { tags: [{ Key: 'team', Value: 'blue' }] } : {};
    owner.call('ecr', 'CreateRepository', { repositoryName, ...tags });
    if (random.chance(0.7)) attempt(owner, 'ecr', 'SetRepositoryPolicy', { repositoryName, policyText: policy({}), force: true });
  }
  const Resource = `arn:aws:ecr:us-west-2:${account}:repository/${random.pick(['*', 'team/*'])}`;
  if (random.chance(0.5)) attempt(owner, 'ecr', 'PutRegistryPolicy', { policyText: policy({ Resource }) });
  if (random.chance(0.3)) attempt(owner, 'ecr', 'PutAccountSetting', { name: 'REGISTRY_POLICY_SCOPE', value: 'V1' });
}

function launch(random: Random, owner: TestCaller): readonly string[] {
  const Tags = [{ Key: 'team', Value: random.pick(['blue', 'red']) }];
  const answer = attempt(owner, 'ec2', 'RunInstances', {
    ImageId: AMI,
    MinCount: 1,
    MaxCount: 1,
    TagSpecifications: [{ ResourceType: 'instance', Tags }],
  });
  return answer === undefined ? [] : [answer.Instances[0].InstanceId];
}

function assume(random: Random, caller: TestCaller, cloud: TestCloud, callers: TestCaller[]): void {
  const RoleArn = `arn:aws:iam::${random.pick([A, B, LONER])}:role/svc/${random.pick(NAMES)}`;
  const answer = attempt(caller, 'sts', 'AssumeRole', {
    RoleArn,
    RoleSessionName: 's1',
    ...(random.chance(0.4) && { Tags: [{ Key: 'team', Value: 'data-a' }], TransitiveTagKeys: ['team'] }),
    ...(random.chance(0.4) && { Policy: identity(random) }),
    ...(random.chance(0.2) && { PolicyArns: [{ arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }] }),
  });
  if (answer !== undefined) callers.push(cloud.as(answer.Credentials));
  const federated = random.chance(0.3)
    ? attempt(caller, 'sts', 'GetFederationToken', { Name: 'fed', Policy: identity(random) })
    : undefined;
  if (federated !== undefined) callers.push(cloud.as(federated.Credentials));
}
