// Replication: what is pushed appears where the registry's rules send it, as far as the destination's registry policy allows.
import { beforeEach, describe, expect, test } from 'vitest';
import { ACCOUNT_A, ACCOUNT_B, indexManifest, REPOSITORY, sha256 } from '../../../../../test/testkit/cloud/ecr-cloud.ts';
import {
  HOME,
  policyText,
  type ReplicationCloud,
  replicationCloud,
  repositoryNames,
  tagsAt,
  TO_B,
  TO_EAST,
} from '../../../../../test/testkit/cloud/replication-cloud.ts';

const BOTH = ['ecr:CreateRepository', 'ecr:ReplicateImage'];

let of: ReplicationCloud;

beforeEach(() => {
  of = replicationCloud();
});

test('another account gets the image, byte for byte, in a repository made for it', () => {
  of.admit(BOTH);
  of.replicate(of.a, [TO_B]);
  const { digest, manifest } = of.pushImage('one', 'v1');
  expect(of.statuses('v1')).toEqual([{ registryId: ACCOUNT_B, region: HOME, status: 'COMPLETE' }]);
  const { images } = of.b.call('ecr', 'BatchGetImage', { repositoryName: REPOSITORY, imageIds: [{ imageTag: 'v1' }] });
  expect(images).toMatchObject([{ registryId: ACCOUNT_B, imageManifest: manifest, imageId: { imageDigest: digest, imageTag: 'v1' } }]);
  const layerDigests = [sha256('one'), sha256('config of one')];
  const { layers } = of.b.call('ecr', 'BatchCheckLayerAvailability', { repositoryName: REPOSITORY, layerDigests });
  expect(layers.map(({ layerAvailability }: { layerAvailability: string }) => layerAvailability)).toEqual(['AVAILABLE', 'AVAILABLE']);
  expect(of.b.call('ecr', 'DescribeRepositories').repositories[0]).toMatchObject({
    repositoryName: REPOSITORY,
    imageTagMutability: 'MUTABLE',
    encryptionConfiguration: { encryptionType: 'AES256' },
  });
});

describe('without the destination’s permission', () => {
  const DENIED = [{ registryId: ACCOUNT_B, region: HOME, status: 'FAILED', failureCode: 'AccessDenied' }];

  test.each<[string, () => void]>([
    ['no registry policy', () => undefined],
    ['another registry’s name in it', () => of.admit(BOTH, `arn:aws:ecr:${HOME}:${ACCOUNT_B}:repository/other/*`)],
    ['no right to make the repository', () => of.admit(['ecr:ReplicateImage'])],
    ['only the right to make it', () => of.admit(['ecr:CreateRepository'])],
  ])('%s: the push succeeds, and the destination has nothing of it', (_name, prepare) => {
    prepare();
    of.replicate(of.a, [TO_B]);
    const { digest } = of.pushImage('one', 'v1');
    expect(tagsAt(of.a)).toEqual(new Map([[digest, ['v1']]]));
    expect(of.statuses('v1')).toEqual(DENIED);
    expect(repositoryNames(of.b)).toEqual([]);
  });

  test('whether the repository is there shows in nothing', () => {
    of.replicate(of.a, [TO_B]);
    of.pushImage('one', 'v1');
    of.b.call('ecr', 'CreateRepository', { repositoryName: REPOSITORY });
    of.pushImage('two', 'v2');
    expect(of.statuses('v2')).toEqual(of.statuses('v1'));
    expect(tagsAt(of.b)).toEqual(new Map());
  });

  test('a repository policy does not help: the registry’s counts', () => {
    of.b.call('ecr', 'CreateRepository', { repositoryName: REPOSITORY });
    const statement = { Effect: 'Allow', Principal: { AWS: ACCOUNT_A }, Action: 'ecr:*' };
    of.b.call('ecr', 'SetRepositoryPolicy', { repositoryName: REPOSITORY, policyText: policyText(statement) });
    of.replicate(of.a, [TO_B]);
    of.pushImage('one', 'v1');
    expect(of.statuses('v1')).toEqual(DENIED);
  });

  test('one destination that refuses keeps no other from it; a later push tries again', () => {
    of.replicate(of.a, [TO_B, TO_EAST]);
    const { manifest } = of.pushImage('one', 'v1');
    expect(of.statuses('v1')).toEqual([...DENIED, { registryId: ACCOUNT_A, region: 'us-east-1', status: 'COMPLETE' }]);
    of.admit(BOTH);
    of.put(manifest, 'v2');
    expect(of.statuses('v2')).toMatchObject([{ status: 'COMPLETE' }, { status: 'COMPLETE' }]);
    expect(tagsAt(of.b)).toEqual(new Map([[sha256(manifest), ['v2']]]));
  });
});

test('another region of the same account needs no policy; a Deny in its registry policy counts', () => {
  of.replicate(of.a, [TO_EAST]);
  const east = of.a.inRegion('us-east-1');
  const first = of.pushImage('one', 'v1');
  expect(tagsAt(east)).toEqual(new Map([[first.digest, ['v1']]]));
  const statement = {
    Effect: 'Deny',
    Principal: '*',
    Action: 'ecr:ReplicateImage',
    Resource: `arn:aws:ecr:us-east-1:${ACCOUNT_A}:repository/*`,
  };
  east.call('ecr', 'PutRegistryPolicy', { policyText: policyText(statement) });
  of.pushImage('two', 'v2');
  expect(of.statuses('v2')).toMatchObject([{ status: 'FAILED' }]);
});

test('the request goes to the destination’s region', () => {
  const condition = { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } };
  const statement = { Effect: 'Allow', Principal: { AWS: ACCOUNT_A }, Action: BOTH, Resource: '*', Condition: condition };
  for (const region of ['us-east-1', 'eu-west-1'])
    of.b.inRegion(region).call('ecr', 'PutRegistryPolicy', { policyText: policyText(statement) });
  of.replicate(of.a, [
    { registryId: ACCOUNT_B, region: 'us-east-1' },
    { registryId: ACCOUNT_B, region: 'eu-west-1' },
  ]);
  of.pushImage('one', 'v1');
  expect(of.statuses('v1')).toMatchObject([{ status: 'COMPLETE' }, { status: 'FAILED' }]);
});

test('only repositories that a filter fits, and only what is pushed after the rule', () => {
  of.a.call('ecr', 'CreateRepository', { repositoryName: 'other' });
  of.pushImage('before', 'v0');
  of.replicate(of.a, [TO_EAST], 'team/', 'prod');
  of.pushImage('after', 'v1');
  of.pushImage('elsewhere', 'v1', { repositoryName: 'other' });
  expect(repositoryNames(of.a.inRegion('us-east-1'))).toEqual([REPOSITORY]);
  expect([...tagsAt(of.a.inRegion('us-east-1')).values()]).toEqual([['v1']]);
  expect(of.statuses('v0')).toEqual([]);
});

test('no chains: a copy goes no further', () => {
  of.replicate(of.a, [TO_EAST]);
  of.replicate(of.a.inRegion('us-east-1'), [{ registryId: ACCOUNT_A, region: 'eu-west-1' }]);
  of.pushImage('one', 'v1');
  expect(repositoryNames(of.a.inRegion('us-east-1'))).toEqual([REPOSITORY]);
  expect(repositoryNames(of.a.inRegion('eu-west-1'))).toEqual([]);
});

test('an index brings what it lists, if that was pushed before the rule too', () => {
  const [amd, arm] = [of.pushImage('amd64'), of.pushImage('arm64')];
  of.replicate(of.a, [TO_EAST]);
  const index = of.put(indexManifest(amd, arm), 'v1');
  const east = tagsAt(of.a.inRegion('us-east-1'));
  expect(new Map(east)).toEqual(
    new Map([
      [amd.digest, []],
      [arm.digest, []],
      [index.digest, ['v1']],
    ]),
  );
});

test('a tag moves at the destination, unless it is immutable there: then the image comes without it', () => {
  of.replicate(of.a, [TO_EAST]);
  const east = of.a.inRegion('us-east-1');
  const [one, two] = [of.pushImage('one', 'v1'), of.pushImage('two', 'v1')];
  expect(tagsAt(east)).toEqual(
    new Map([
      [one.digest, []],
      [two.digest, ['v1']],
    ]),
  );
  east.call('ecr', 'PutImageTagMutability', { repositoryName: REPOSITORY, imageTagMutability: 'IMMUTABLE' });
  const three = of.pushImage('three', 'v1');
  expect(tagsAt(east)).toEqual(
    new Map([
      [one.digest, []],
      [two.digest, ['v1']],
      [three.digest, []],
    ]),
  );
  expect(of.statuses('v1')).toMatchObject([{ status: 'COMPLETE' }]);
});

test('the destination’s template makes the repository; its lifecycle policy and scans apply to the copies', () => {
  const lifecyclePolicy = JSON.stringify({
    rules: [
      { rulePriority: 1, selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 1 }, action: { type: 'expire' } },
    ],
  });
  const east = of.a.inRegion('us-east-1');
  const template = (prefix: string, more: object): void => {
    east.call('ecr', 'CreateRepositoryCreationTemplate', { prefix, appliedFor: ['REPLICATION'], ...more });
  };
  template('ROOT', { imageTagMutability: 'IMMUTABLE' });
  template('team', { lifecyclePolicy, imageTagMutability: 'MUTABLE' });
  template('team/ap', { imageTagMutability: 'IMMUTABLE' });
  const rules = [{ scanFrequency: 'SCAN_ON_PUSH', repositoryFilters: [{ filter: '*', filterType: 'WILDCARD' }] }];
  east.call('ecr', 'PutRegistryScanningConfiguration', { scanType: 'BASIC', rules });
  of.replicate(of.a, [TO_EAST]);
  of.pushImage('one', 'v1');
  of.cloud.clock.advance(1000);
  of.pushImage('two', 'v2');
  expect(east.call('ecr', 'DescribeRepositories').repositories[0]).toMatchObject({ imageTagMutability: 'MUTABLE' });
  const found = east.call('ecr', 'DescribeImageScanFindings', { repositoryName: REPOSITORY, imageId: { imageTag: 'v1' } });
  expect(found.imageScanStatus.status).toBe('PENDING');
  of.cloud.periodic();
  expect([...tagsAt(east).values()]).toEqual([['v2']]);
  expect(tagsAt(of.a).size).toBe(2);
});
