// Two accounts never see each other's names: what exists elsewhere is refused in the very words of what exists nowhere.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answer, Client, Input, Service } from '../clients/client.ts';
import type { Environment } from '../clients/run-command.ts';
import { runCloud, type RunningCloud } from '../clients/running-cloud.ts';
import { DATA, policy, SOFTWARE, trust } from './two-roles/documents.ts';
import { ORGANIZATION, sdkClient } from './two-roles/describe-two-roles.ts';

/** A call of the other account about one name. `code`: what it is told, of either name. */
interface Probe {
  readonly service: Service;
  readonly operation: string;
  readonly input: (name: string) => Input;
  /** What the name is of; others are named alike: `ada` and `bob`. */
  readonly thing?: 'accessKey' | 'instance' | 'object';
  readonly code: string;
}

const BUCKET = 'vault-of-data';
const THERE = 'ada';
const NOWHERE = 'bob';
const arn = (kind: string, name: string): string => `arn:aws:iam::${DATA}:${kind}/${name}`;
const iam = (operation: string, code: string, input: Probe['input'], thing?: Probe['thing']): Probe => ({
  service: 'iam',
  operation,
  input,
  code,
  ...(thing !== undefined && { thing }),
});

const ecr = (operation: string, more: Input = {}): Probe => ({
  service: 'ecr',
  operation,
  input: (repositoryName) => ({ registryId: DATA, repositoryName, ...more }),
  code: 'AccessDeniedException',
});
const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;

const PROBES: readonly Probe[] = [
  iam('GetUser', 'NoSuchEntity', (UserName) => ({ UserName })),
  iam('GetRole', 'NoSuchEntity', (RoleName) => ({ RoleName })),
  iam('GetGroup', 'NoSuchEntity', (GroupName) => ({ GroupName })),
  iam('GetInstanceProfile', 'NoSuchEntity', (InstanceProfileName) => ({ InstanceProfileName })),
  iam('ListAccessKeys', 'NoSuchEntity', (UserName) => ({ UserName })),
  iam('ListRolePolicies', 'NoSuchEntity', (RoleName) => ({ RoleName })),
  iam('DeleteUser', 'NoSuchEntity', (UserName) => ({ UserName })),
  iam('DeleteRole', 'NoSuchEntity', (RoleName) => ({ RoleName })),
  iam('UpdateAssumeRolePolicy', 'NoSuchEntity', (RoleName) => ({ RoleName, PolicyDocument: trust({ AWS: SOFTWARE }) })),
  iam('GetPolicy', 'AccessDenied', (name) => ({ PolicyArn: arn('policy', name) })),
  iam('ListEntitiesForPolicy', 'AccessDenied', (name) => ({ PolicyArn: arn('policy', name) })),
  iam('DeletePolicy', 'AccessDenied', (name) => ({ PolicyArn: arn('policy', name) })),
  iam('GetAccessKeyLastUsed', 'AccessDenied', (AccessKeyId) => ({ AccessKeyId }), 'accessKey'),
  iam('DeleteAccessKey', 'NoSuchEntity', (AccessKeyId) => ({ AccessKeyId }), 'accessKey'),
  {
    service: 'sts',
    operation: 'AssumeRole',
    input: (name) => ({ RoleArn: arn('role', name), RoleSessionName: 'probe' }),
    code: 'AccessDenied',
  },
  { service: 's3', operation: 'GetObject', input: (Key) => ({ Bucket: BUCKET, Key }), thing: 'object', code: 'AccessDenied' },
  { service: 's3', operation: 'HeadObject', input: (Key) => ({ Bucket: BUCKET, Key }), thing: 'object', code: '403' },
  { service: 's3', operation: 'DeleteObject', input: (Key) => ({ Bucket: BUCKET, Key }), thing: 'object', code: 'AccessDenied' },
  {
    service: 'ec2',
    operation: 'DescribeInstances',
    input: (id) => ({ InstanceIds: [id] }),
    thing: 'instance',
    code: 'InvalidInstanceID.NotFound',
  },
  {
    service: 'ec2',
    operation: 'TerminateInstances',
    input: (id) => ({ InstanceIds: [id] }),
    thing: 'instance',
    code: 'InvalidInstanceID.NotFound',
  },
  { ...ecr('DescribeRepositories'), input: (name) => ({ registryId: DATA, repositoryNames: [name] }) },
  ecr('GetRepositoryPolicy'),
  ecr('SetRepositoryPolicy', { policyText: policy({ Effect: 'Allow', Principal: '*', Action: 'ecr:*' }) }),
  ecr('GetLifecyclePolicy'),
  ecr('DescribeImages'),
  ecr('ListImages'),
  ecr('BatchGetImage', { imageIds: [{ imageTag: 'v1' }] }),
  ecr('BatchDeleteImage', { imageIds: [{ imageTag: 'v1' }] }),
  ecr('PutImage', { imageManifest: '{}', imageTag: 'v1' }),
  ecr('BatchCheckLayerAvailability', { layerDigests: [DIGEST] }),
  ecr('GetDownloadUrlForLayer', { layerDigest: DIGEST }),
  ecr('InitiateLayerUpload'),
  ecr('CompleteLayerUpload', { uploadId: '00000000-0000-4000-8000-000000000000', layerDigests: [DIGEST] }),
  ecr('PutImageTagMutability', { imageTagMutability: 'IMMUTABLE' }),
  ecr('DescribeImageScanFindings', { imageId: { imageTag: 'v1' } }),
  ecr('DescribeImageReplicationStatus', { imageId: { imageTag: 'v1' } }),
  ecr('DeleteRepository', { force: true }),
];

describe('names of another account', () => {
  let cloud: RunningCloud;
  let data: Environment;
  let software: Environment;
  const client: Client = sdkClient();
  /** Names that are there, and names of the same form that are nowhere. */
  const names = new Map<Probe['thing'], readonly [there: string, nowhere: string]>([
    [undefined, [THERE, NOWHERE]],
    ['object', [THERE, NOWHERE]],
  ]);

  const make = async (service: Service, operation: string, input: Input): Promise<Input> => {
    const answer = await client.call(data, service, operation, input);
    if (!answer.ok) throw new Error(`${operation}: ${answer.code}: ${answer.message}`);
    return answer.output;
  };

  beforeAll(async () => {
    cloud = await runCloud(ORGANIZATION);
    data = await cloud.environment('endpoint', { account: DATA });
    software = await cloud.environment('endpoint', { account: SOFTWARE });
    await make('iam', 'CreateUser', { UserName: THERE });
    await make('iam', 'CreateGroup', { GroupName: THERE });
    await make('iam', 'CreateRole', { RoleName: THERE, AssumeRolePolicyDocument: trust({ Service: 'ec2.amazonaws.com' }) });
    await make('iam', 'CreateInstanceProfile', { InstanceProfileName: THERE });
    const PolicyDocument = policy({ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' });
    await make('iam', 'CreatePolicy', { PolicyName: THERE, PolicyDocument });
    const { AccessKey } = await make('iam', 'CreateAccessKey', { UserName: THERE });
    const { AccessKeyId } = AccessKey as { readonly AccessKeyId: string };
    names.set('accessKey', [AccessKeyId, AccessKeyId.slice(0, -1) + (AccessKeyId.endsWith('A') ? 'B' : 'A')]);
    await make('s3', 'CreateBucket', { Bucket: BUCKET, CreateBucketConfiguration: { LocationConstraint: 'us-west-2' } });
    await make('s3', 'PutObject', { Bucket: BUCKET, Key: THERE, Body: 'x' });
    await make('ecr', 'CreateRepository', { repositoryName: THERE });
    const tags = [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: THERE }] }];
    const launch = { ImageId: 'ami-0123456789abcdef0', MinCount: 1, MaxCount: 1, TagSpecifications: tags };
    const launched = await make('ec2', 'RunInstances', launch);
    const [{ InstanceId = '' } = {}] = launched['Instances'] as readonly { readonly InstanceId?: string }[];
    names.set('instance', [InstanceId, InstanceId.slice(0, -1) + (InstanceId.endsWith('0') ? '1' : '0')]);
  }, 60_000);
  afterAll(async () => {
    client.close();
    await cloud?.stop();
  });

  test.each(PROBES)('$service $operation: $code', async ({ service, operation, input, thing, code }) => {
    const [there, nowhere] = names.get(thing) ?? ['', ''];
    const ask = async (name: string): Promise<Answer> => {
      const answer = await client.call(software, service, operation, input(name));
      return answer.ok ? answer : { ...answer, message: answer.message.replaceAll(name, 'NAME') };
    };
    const [ofThere, ofNowhere] = [await ask(there), await ask(nowhere)];
    expect(ofThere).toMatchObject({ ok: false, code });
    expect(ofThere).toEqual(ofNowhere);
  });

  test.each([
    ['HeadBucket', '403', {}],
    ['ListObjectsV2', 'AccessDenied', {}],
    ['GetBucketPolicy', 'AccessDenied', {}],
    ['GetBucketAcl', 'AccessDenied', {}],
    ['DeleteBucket', 'AccessDenied', {}],
    ['PutObject', 'AccessDenied', { Key: 'x', Body: 'x' }],
    // Names of buckets are one for all accounts, so that this much is told.
    ['CreateBucket', 'BucketAlreadyExists', { CreateBucketConfiguration: { LocationConstraint: 'us-west-2' } }],
  ])('s3 %s of their bucket: %s', async (operation, code, input) => {
    expect(await client.call(software, 's3', operation, { Bucket: BUCKET, ...input })).toMatchObject({ ok: false, code });
  });

  test.each<readonly [Service, string, Input]>([
    ['iam', 'ListUsers', {}],
    ['iam', 'ListRoles', {}],
    ['iam', 'ListGroups', {}],
    ['iam', 'ListPolicies', { Scope: 'Local' }],
    ['iam', 'ListInstanceProfiles', {}],
    ['iam', 'GetAccountAuthorizationDetails', { Filter: ['User', 'Role', 'Group', 'LocalManagedPolicy'] }],
    ['s3', 'ListBuckets', {}],
    ['ecr', 'DescribeRepositories', {}],
    ['ec2', 'DescribeInstances', {}],
    ['ec2', 'DescribeVolumes', {}],
    ['ec2', 'DescribeTags', {}],
  ])('%s %s shows nothing of theirs', async (service, operation, input) => {
    const theirs = [...[...names.values()].map(([there]) => `"${there}"`), BUCKET, DATA];
    const shown = (answer: Answer): readonly string[] => theirs.filter((name) => JSON.stringify(answer).includes(name));
    const answer = await client.call(software, service, operation, input);
    expect(answer).toMatchObject({ ok: true });
    expect(shown(answer)).toEqual([]);
    expect(shown(await client.call(data, service, operation, input))).not.toEqual([]);
  });
});
