// Repositories: what is refused, what is answered, and to whom.
import { beforeEach, describe, expect, test } from 'vitest';
import { ACCOUNT_A, ACCOUNT_B, allow, type EcrAccounts, ecrAccounts } from '../../../../../test/testkit/cloud/ecr-accounts.ts';
import { failureOf } from '../../../../../test/testkit/cloud/failure-of.ts';

let ecr: EcrAccounts;
const ARN = `arn:aws:ecr:us-west-2:${ACCOUNT_A}:repository/team/app`;
const APP = { repositoryName: 'team/app' };

beforeEach(() => {
  ecr = ecrAccounts();
});

test('a repository is answered as it was made, and its URI follows the way in which the caller came', () => {
  const { repository } = ecr.call('CreateRepository', { ...APP, tags: [{ Key: 'environment', Value: 'release' }] });
  expect(repository).toEqual({
    repositoryArn: ARN,
    registryId: ACCOUNT_A,
    repositoryName: 'team/app',
    repositoryUri: `${ACCOUNT_A}.dkr.ecr.us-west-2.localhost/team/app`,
    createdAt: new Date(ecr.cloud.clock.now()),
    imageTagMutability: 'MUTABLE',
    imageScanningConfiguration: { scanOnPush: false },
    encryptionConfiguration: { encryptionType: 'AES256' },
  });
  expect(ecr.call('DescribeRepositories', { repositoryNames: ['team/app'] })).toEqual({ repositories: [repository] });
  expect(ecr.call('ListTagsForResource', { resourceArn: ARN })).toEqual({ tags: [{ Key: 'environment', Value: 'release' }] });
  expect(ecr.call('DescribeRepositories', {}, ecr.a.inRegion('eu-west-1'))).toEqual({ repositories: [] });
});

test('names and settings are refused in the words of ECR', () => {
  const pattern = '[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*';
  const refused = (input: object): string => failureOf(() => ecr.call('CreateRepository', { ...APP, ...input })).message;
  expect(failureOf(() => ecr.call('CreateRepository', { repositoryName: 'Bad_Name!' }))).toEqual({
    code: 'InvalidParameterException',
    status: 400,
    message: `Invalid parameter at 'repositoryName' failed to satisfy constraint: 'must satisfy regular expression '${pattern}''`,
  });
  expect(refused({ imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION' })).toBe(
    "Invalid parameter at 'imageTagMutabilityExclusionFilters' failed to satisfy constraint: 'ImageTagMutabilityExclusionFilters can't be null when imageTagMutability is set as IMMUTABLE_WITH_EXCLUSION'",
  );
  expect(refused({ imageTagMutability: 'SOMETIMES' })).toContain(
    "at 'imageTagMutability' failed to satisfy constraint: 'Member must satisfy enum",
  );
  expect(refused({ encryptionConfiguration: { encryptionType: 'AES256', kmsKey: 'k' } })).toContain('kmsKey');
  expect(refused({ tags: [{ Key: 'aws:x', Value: '' }] })).toContain('Tag keys can have a maximum character length of 128');
  ecr.call('CreateRepository', APP);
  expect(failureOf(() => ecr.call('CreateRepository', APP))).toMatchObject({
    code: 'RepositoryAlreadyExistsException',
    message: `The repository with name 'team/app' already exists in the registry with id '${ACCOUNT_A}'`,
  });
});

test('making a repository with tags needs the permission to tag, and conditions see the tags', () => {
  const maker = ecr.user(ACCOUNT_A, 'maker', allow('ecr:CreateRepository'));
  const tags = [{ Key: 'team', Value: 'red' }];
  ecr.call('CreateRepository', { repositoryName: 'plain' }, maker);
  expect(failureOf(() => ecr.call('CreateRepository', { ...APP, tags }, maker)).message).toContain(`ecr:TagResource on resource: ${ARN}`);
  const red = { Resource: '*', Condition: { StringEquals: { 'aws:RequestTag/team': 'red' } } };
  const tagger = ecr.user(ACCOUNT_A, 'tagger', allow(['ecr:CreateRepository', 'ecr:TagResource'], red));
  ecr.call('CreateRepository', { ...APP, tags }, tagger);
  expect(failureOf(() => ecr.call('CreateRepository', { repositoryName: 'untagged' }, tagger)).code).toBe('AccessDeniedException');
});

test('settings are changed one by one', () => {
  ecr.call('CreateRepository', { ...APP, encryptionConfiguration: { encryptionType: 'KMS', kmsKey: 'alias/mine' } });
  const filters = [{ filterType: 'WILDCARD', filter: 'dev-*' }];
  const mutability = { imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION', imageTagMutabilityExclusionFilters: filters };
  expect(ecr.call('PutImageTagMutability', { ...APP, ...mutability })).toEqual({ registryId: ACCOUNT_A, ...APP, ...mutability });
  ecr.call('PutImageScanningConfiguration', { ...APP, imageScanningConfiguration: { scanOnPush: true } });
  expect(ecr.call('DescribeRepositories', {}).repositories[0]).toMatchObject({
    ...mutability,
    imageScanningConfiguration: { scanOnPush: true },
    encryptionConfiguration: { encryptionType: 'KMS', kmsKey: `arn:aws:kms:us-west-2:${ACCOUNT_A}:alias/mine` },
  });
});

test('all repositories come page by page, by name', () => {
  for (const repositoryName of ['cc', 'aa', 'bb']) ecr.call('CreateRepository', { repositoryName });
  const names = (page: { readonly repositories: readonly { readonly repositoryName: string }[] }): readonly string[] =>
    page.repositories.map(({ repositoryName }) => repositoryName);
  const first = ecr.call('DescribeRepositories', { maxResults: 2 });
  expect(names(first)).toEqual(['aa', 'bb']);
  ecr.call('DeleteRepository', { repositoryName: 'bb' });
  const second = ecr.call('DescribeRepositories', { maxResults: 2, nextToken: first.nextToken });
  expect(names(second)).toEqual(['cc']);
  expect(second.nextToken).toBeUndefined();
  expect(failureOf(() => ecr.call('DescribeRepositories', { nextToken: 'x' })).code).toBe('InvalidParameterException');
});

test('another account learns nothing of what there is', () => {
  ecr.call('CreateRepository', APP);
  const stranger = ecr.user(ACCOUNT_B, 'stranger', allow('ecr:*'));
  for (const repositoryName of ['team/app', 'absent']) {
    expect(failureOf(() => ecr.call('DeleteRepository', { registryId: ACCOUNT_A, repositoryName }, stranger))).toEqual({
      code: 'AccessDeniedException',
      status: 400,
      message:
        `User: arn:aws:iam::${ACCOUNT_B}:user/stranger is not authorized to perform: ecr:DeleteRepository on resource: ` +
        `arn:aws:ecr:us-west-2:${ACCOUNT_A}:repository/${repositoryName} because no resource-based policy allows the ecr:DeleteRepository action`,
    });
  }
});

describe('deleting', () => {
  const image = {
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests: [],
  };

  test('a repository with images goes only by force, and takes all of them along', () => {
    ecr.call('CreateRepository', APP);
    ecr.call('PutImage', { ...APP, imageManifest: JSON.stringify(image), imageTag: 'v1' });
    expect(failureOf(() => ecr.call('DeleteRepository', APP))).toEqual({
      code: 'RepositoryNotEmptyException',
      status: 400,
      message: `The repository with name 'team/app' in registry with id '${ACCOUNT_A}' cannot be deleted because it still contains images`,
    });
    expect(ecr.call('DeleteRepository', { ...APP, force: true }).repository).toMatchObject({ repositoryArn: ARN });
    expect(failureOf(() => ecr.call('DeleteRepository', APP))).toMatchObject({
      code: 'RepositoryNotFoundException',
      message: `The repository with name 'team/app' does not exist in the registry with id '${ACCOUNT_A}'`,
    });
    ecr.call('CreateRepository', APP);
    expect(ecr.call('ListImages', APP).imageIds).toEqual([]);
  });
});

describe('tags', () => {
  test('are added, replaced, removed and shown to conditions', () => {
    ecr.call('CreateRepository', APP);
    ecr.call('TagResource', {
      resourceArn: ARN,
      tags: [
        { Key: 'a', Value: '1' },
        { Key: 'b', Value: '2' },
      ],
    });
    ecr.call('TagResource', { resourceArn: ARN, tags: [{ Key: 'a', Value: '3' }] });
    ecr.call('UntagResource', { resourceArn: ARN, tagKeys: ['b', 'absent'] });
    expect(ecr.call('ListTagsForResource', { resourceArn: ARN }).tags).toEqual([{ Key: 'a', Value: '3' }]);
    const three = { Resource: '*', Condition: { StringEquals: { 'ecr:ResourceTag/a': '3' } } };
    const reader = ecr.user(ACCOUNT_A, 'reader', allow('ecr:ListTagsForResource', three));
    expect(ecr.call('ListTagsForResource', { resourceArn: ARN }, reader).tags).toHaveLength(1);
    ecr.call('UntagResource', { resourceArn: ARN, tagKeys: ['a'] });
    expect(failureOf(() => ecr.call('ListTagsForResource', { resourceArn: ARN }, reader)).code).toBe('AccessDeniedException');
  });

  test('have a limit, and only repositories of the region have any', () => {
    ecr.call('CreateRepository', APP);
    const tags = Array.from({ length: 51 }, (_, index) => ({ Key: `k${index}`, Value: '' }));
    expect(failureOf(() => ecr.call('TagResource', { resourceArn: ARN, tags })).code).toBe('TooManyTagsException');
    expect(failureOf(() => ecr.call('ListTagsForResource', { resourceArn: ARN.replace('us-west-2', 'eu-west-1') })).message).toBe(
      "Invalid parameter at 'resourceArn' failed to satisfy constraint: 'Invalid ARN'",
    );
  });
});
