// Lifecycle policies by the API: kept, shown, previewed, and applied by what ECR does by itself.
import { beforeEach, expect, test } from 'vitest';
import {
  ACCOUNT_B,
  type EcrCloud,
  ecrCloud,
  imageManifest,
  indexManifest,
  REPOSITORY,
} from '../../../../../test/testkit/cloud/ecr-cloud.ts';
import { failureOf } from '../../../../../test/testkit/cloud/failure-of.ts';

const DAY = 86_400_000;
const ACCOUNT = '111111111111';
const COMMON = { registryId: ACCOUNT, repositoryName: REPOSITORY };

let ecr: EcrCloud;

beforeEach(() => {
  ecr = ecrCloud();
});

function policy(selection: object, action: object = { type: 'expire' }): string {
  return JSON.stringify({ rules: [{ rulePriority: 5, description: 'the only one', selection, action }] });
}

const NEWEST = policy({ tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 1 });
const UNPULLED = policy(
  { tagStatus: 'any', countType: 'sinceImagePulled', countUnit: 'days', countNumber: 30 },
  { type: 'transition', targetStorageClass: 'archive' },
);

function put(lifecyclePolicyText: string): unknown {
  return ecr.call('PutLifecyclePolicy', { lifecyclePolicyText });
}

/** Digests of what is there. */
function digests(): readonly string[] {
  return ecr
    .call('DescribeImages', { filter: { imageStatus: 'ANY' } })
    .imageDetails.map(({ imageDigest }: { imageDigest: string }) => imageDigest);
}

/** Pushed a minute after the one before. */
function push(content: string, tag?: string, more?: object): string {
  ecr.cloud.clock.advance(60_000);
  return ecr.pushImage(content, tag, { ...more }).digest;
}

test('a policy is kept as it was written, and says when it was last evaluated', () => {
  expect(put(NEWEST)).toEqual({ ...COMMON, lifecyclePolicyText: NEWEST });
  expect(ecr.call('GetLifecyclePolicy')).toEqual({ ...COMMON, lifecyclePolicyText: NEWEST, lastEvaluatedAt: new Date(0) });
  ecr.cloud.periodic();
  const evaluated = { ...COMMON, lifecyclePolicyText: NEWEST, lastEvaluatedAt: new Date(ecr.cloud.clock.now()) };
  expect(ecr.call('GetLifecyclePolicy')).toEqual(evaluated);
  expect(ecr.call('DeleteLifecyclePolicy')).toEqual(evaluated);
  const gone = {
    code: 'LifecyclePolicyNotFoundException',
    status: 400,
    message: `Lifecycle policy does not exist for the repository with name '${REPOSITORY}' in the registry with id '${ACCOUNT}'`,
  };
  for (const operation of ['GetLifecyclePolicy', 'DeleteLifecyclePolicy', 'StartLifecyclePolicyPreview'])
    expect(failureOf(() => ecr.call(operation))).toEqual(gone);
});

test('a text that is no policy changes nothing', () => {
  put(NEWEST);
  expect(failureOf(() => put(NEWEST.replace('any', 'all'))).code).toBe('InvalidParameterException');
  expect(ecr.call('GetLifecyclePolicy').lifecyclePolicyText).toBe(NEWEST);
});

test('another account learns nothing', () => {
  put(NEWEST);
  const asked = (repositoryName: string): string =>
    failureOf(() => ecr.call('GetLifecyclePolicy', { registryId: ACCOUNT, repositoryName }, ecr.cloud.root(ACCOUNT_B))).message;
  expect(asked(REPOSITORY)).toContain('is not authorized to perform: ecr:GetLifecyclePolicy on resource');
  expect(asked('none').replace('none', REPOSITORY)).toBe(asked(REPOSITORY));
});

test('images expire after the policy was saved, after a push, and with time', () => {
  const [first, second] = [push('1', 'v1'), push('2', 'v2')];
  put(NEWEST);
  expect(digests()).toHaveLength(2);
  ecr.cloud.periodic();
  expect(digests()).toEqual([second]);
  expect(failureOf(() => ecr.call('DescribeImages', { imageIds: [{ imageDigest: first }] })).code).toBe('ImageNotFoundException');
  const third = push('3', 'v3');
  ecr.cloud.periodic();
  expect(digests()).toEqual([third]);
  put(policy({ tagStatus: 'any', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 14 }));
  ecr.cloud.clock.advance(14 * DAY);
  ecr.cloud.periodic();
  expect(digests()).toEqual([third]);
  ecr.cloud.clock.advance(3_600_000);
  ecr.cloud.periodic();
  expect(digests()).toEqual([]);
});

test('nothing is evaluated, and nothing written, when nothing has happened', () => {
  push('1', 'v1');
  put(NEWEST);
  ecr.cloud.periodic();
  const written: string[] = [];
  ecr.cloud.kernel.state.watch((changes) => written.push(...changes.map(({ table }) => table)));
  ecr.cloud.clock.advance(3_599_999);
  ecr.cloud.periodic();
  expect(written.filter((table) => table !== 'ecr.collections')).toEqual([]);
  ecr.cloud.clock.advance(1);
  ecr.cloud.periodic();
  expect(written).toContain('ecr.repositories');
});

test('an index and what it lists expire together, and not before', () => {
  const leaf = ecr.pushImage('leaf');
  ecr.call('PutImage', { imageManifest: indexManifest(leaf), imageTag: 'v1' });
  put(policy({ tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 1 }));
  ecr.cloud.clock.advance(2 * DAY);
  ecr.cloud.periodic();
  expect(digests()).toHaveLength(2);
  put(policy({ tagStatus: 'any', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 1 }));
  ecr.cloud.periodic();
  expect(digests()).toEqual([]);
});

test('images go to the archive, and with them what is about them', () => {
  const old = ecr.pushImage('old', 'v1');
  const config = ecr.pushLayer('{}');
  const subject = { mediaType: 'application/vnd.oci.image.manifest.v1+json', digest: old.digest, size: old.manifest.length };
  ecr.call('PutImage', {
    imageManifest: imageManifest(config, [ecr.pushLayer('signature')], { subject, artifactType: 'application/vnd.test' }),
  });
  put(UNPULLED);
  ecr.cloud.clock.advance(31 * DAY);
  const fresh = push('fresh', 'v2');
  ecr.cloud.periodic();
  const active = ecr.call('DescribeImages').imageDetails;
  expect(active.map(({ imageDigest }: { imageDigest: string }) => imageDigest)).toEqual([fresh]);
  expect(ecr.call('DescribeImages', { filter: { imageStatus: 'ARCHIVED' } }).imageDetails).toHaveLength(2);
});

test('a preview is in progress, then complete, and stays what it was', () => {
  const [first, second] = [push('1', 'v1'), push('2')];
  push('3', 'v3');
  expect(failureOf(() => ecr.call('GetLifecyclePolicyPreview')).code).toBe('LifecyclePolicyPreviewNotFoundException');
  expect(ecr.call('StartLifecyclePolicyPreview', { lifecyclePolicyText: NEWEST })).toEqual({
    ...COMMON,
    lifecyclePolicyText: NEWEST,
    status: 'IN_PROGRESS',
  });
  expect(ecr.call('GetLifecyclePolicyPreview')).toMatchObject({ status: 'IN_PROGRESS', previewResults: [] });
  expect(failureOf(() => ecr.call('StartLifecyclePolicyPreview', { lifecyclePolicyText: NEWEST })).code).toBe(
    'LifecyclePolicyPreviewInProgressException',
  );
  ecr.cloud.periodic();
  const results = [first, second].map((imageDigest, index) => ({
    imageDigest,
    imageTags: index === 0 ? ['v1'] : [],
    imagePushedAt: expect.any(Date),
    action: { type: 'EXPIRE' },
    appliedRulePriority: 5,
    storageClass: 'STANDARD',
  }));
  const summary = { expiringImageTotalCount: 2 };
  expect(ecr.call('GetLifecyclePolicyPreview')).toEqual({
    ...COMMON,
    lifecyclePolicyText: NEWEST,
    status: 'COMPLETE',
    previewResults: results,
    summary,
  });
  expect(digests()).toHaveLength(3);
  push('4', 'v4');
  ecr.cloud.periodic();
  expect(ecr.call('GetLifecyclePolicyPreview', { filter: { tagStatus: 'TAGGED' } })).toMatchObject({
    previewResults: [results[0]],
    summary,
  });
  expect(ecr.call('GetLifecyclePolicyPreview', { imageIds: [{ imageDigest: second }] }).previewResults).toEqual([results[1]]);
  const { nextToken, previewResults } = ecr.call('GetLifecyclePolicyPreview', { maxResults: 1 });
  expect(previewResults).toEqual([results[0]]);
  expect(ecr.call('GetLifecyclePolicyPreview', { maxResults: 1, nextToken })).toMatchObject({ previewResults: [results[1]] });
  expect(ecr.call('GetLifecyclePolicyPreview', { maxResults: 1, nextToken }).nextToken).toBeUndefined();
});

test('a preview of the policy itself counts what would be archived; a repository made anew has none', () => {
  push('1', 'v1');
  put(UNPULLED);
  ecr.cloud.clock.advance(31 * DAY);
  ecr.call('StartLifecyclePolicyPreview');
  ecr.cloud.periodic();
  expect(ecr.call('GetLifecyclePolicyPreview')).toMatchObject({
    previewResults: [{ action: { type: 'TRANSITION', targetStorageClass: 'ARCHIVE' } }],
    summary: { expiringImageTotalCount: 0, transitioningImageTotalCounts: [{ targetStorageClass: 'ARCHIVE', imageTotalCount: 1 }] },
  });
  ecr.call('DeleteRepository', { force: true });
  ecr.cloud.clock.advance(1);
  ecr.call('CreateRepository');
  expect(failureOf(() => ecr.call('GetLifecyclePolicyPreview')).code).toBe('LifecyclePolicyPreviewNotFoundException');
});
