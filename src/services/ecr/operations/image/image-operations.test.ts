// Images by the API: who finds which, what goes with what, and what stays because something refers to it.
import { beforeEach, describe, expect, test } from 'vitest';
import { type EcrCloud, ecrCloud, imageManifest, indexManifest, REPOSITORY, sha256 } from '../../../../../test/testkit/cloud/ecr-cloud.ts';
import { failureOf } from '../../../../../test/testkit/cloud/failure-of.ts';
import { iamService } from '../../../iam/service.ts';

const A = '111111111111';
const MISSING = `sha256:${'0'.repeat(64)}`;

let ecr: EcrCloud;

beforeEach(() => {
  ecr = ecrCloud();
});

describe('BatchGetImage', () => {
  test('tells why it does not find an image, one by one', () => {
    const { digest } = ecr.pushImage('layer', 'v1');
    const asked = [{}, { imageDigest: 'no digest' }, { imageTag: 'v2' }, { imageDigest: MISSING, imageTag: 'v1' }, { imageDigest: digest }];
    const { images, failures } = ecr.call('BatchGetImage', { imageIds: asked });
    expect(images).toMatchObject([{ imageId: { imageDigest: digest } }]);
    expect(failures).toEqual([
      { imageId: {}, failureCode: 'MissingDigestAndTag', failureReason: 'Invalid request parameters: both tag and digest cannot be null' },
      { imageId: asked[1], failureCode: 'InvalidImageDigest', failureReason: expect.stringContaining('image digest should satisfy') },
      { imageId: asked[2], failureCode: 'ImageNotFound', failureReason: 'Requested image not found' },
      { imageId: asked[3], failureCode: 'ImageNotFound', failureReason: 'Requested image not found' },
    ]);
  });

  test.each([
    [['application/vnd.docker.distribution.manifest.v2+json'], 0],
    [['application/vnd.docker.distribution.manifest.v2+json', 'Application/vnd.oci.image.manifest.v1+json; q=0.5'], 1],
    [['*/*'], 1],
  ])('gives manifests of accepted types only: %j', (acceptedMediaTypes, found) => {
    ecr.pushImage('layer', 'v1');
    expect(ecr.call('BatchGetImage', { imageIds: [{ imageTag: 'v1' }], acceptedMediaTypes }).images).toHaveLength(found);
  });

  test('remembers pulls, but not those of who is left out', () => {
    ecr = ecrCloud({}, [iamService]);
    ecr.pushImage('layer', 'v1');
    const imageIds = [{ imageTag: 'v1' }];
    ecr.owner.call('iam', 'CreateUser', { UserName: 'scanner' });
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 'ecr:*', Resource: '*' } });
    ecr.owner.call('iam', 'PutUserPolicy', { UserName: 'scanner', PolicyName: 'own', PolicyDocument });
    const scanner = ecr.cloud.as(ecr.owner.call('iam', 'CreateAccessKey', { UserName: 'scanner' }).AccessKey);
    ecr.call('RegisterPullTimeUpdateExclusion', { principalArn: scanner.caller.arn });
    expect(ecr.call('BatchGetImage', { imageIds }, scanner).images).toHaveLength(1);
    expect(ecr.described({ imageTag: 'v1' })).not.toHaveProperty('lastRecordedPullTime');
    ecr.cloud.clock.advance(5000);
    ecr.call('BatchGetImage', { imageIds });
    expect(ecr.described({ imageTag: 'v1' })).toMatchObject({ lastRecordedPullTime: new Date(ecr.cloud.clock.now()) });
  });
});

describe('BatchDeleteImage', () => {
  test('takes a tag away, and the image with the last one', () => {
    const { digest, manifest } = ecr.pushImage('layer', 'v1');
    ecr.call('PutImage', { imageManifest: manifest, imageTag: 'v2' });
    expect(ecr.call('BatchDeleteImage', { imageIds: [{ imageTag: 'v1' }] })).toEqual({
      imageIds: [{ imageDigest: digest, imageTag: 'v1' }],
      failures: [],
    });
    expect(ecr.imageIds()).toEqual([`v2 ${digest}`]);
    ecr.call('BatchDeleteImage', { imageIds: [{ imageTag: 'v2' }] });
    expect(ecr.imageIds()).toEqual([]);
  });

  test('by digest takes all tags', () => {
    const { digest, manifest } = ecr.pushImage('layer', 'v1');
    ecr.call('PutImage', { imageManifest: manifest, imageTag: 'v2' });
    const { imageIds } = ecr.call('BatchDeleteImage', { imageIds: [{ imageDigest: digest }, { imageDigest: digest }] });
    expect(imageIds).toEqual([
      { imageDigest: digest, imageTag: 'v1' },
      { imageDigest: digest, imageTag: 'v2' },
    ]);
    expect(failureOf(() => ecr.described({ imageTag: 'v2' })).message).toBe(
      `The image with imageId {imageDigest:'null', imageTag:'v2'} does not exist within the repository with name '${REPOSITORY}' in the registry with id '${A}'`,
    );
  });

  test('keeps what an index lists, until the index goes', () => {
    const image = ecr.pushImage('layer');
    const index = indexManifest(image);
    ecr.call('PutImage', { imageManifest: index, imageTag: 'all' });
    const asked = [{ imageDigest: image.digest }, { imageTag: 'all' }, { imageDigest: image.digest }];
    expect(ecr.call('BatchDeleteImage', { imageIds: asked })).toEqual({
      imageIds: [{ imageDigest: sha256(index), imageTag: 'all' }, { imageDigest: image.digest }],
      failures: [
        {
          imageId: asked[0],
          failureCode: 'ImageReferencedByManifestList',
          failureReason: `Requested image referenced by manifest list: [${sha256(index)}]`,
        },
      ],
    });
  });
});

describe('referrers', () => {
  function sign(subject: { digest: string; manifest: string }, artifactType: string, tag?: string): string {
    const empty = { mediaType: 'application/vnd.oci.empty.v1+json', digest: sha256('{}'), size: 2 };
    const layer = ecr.call('BatchCheckLayerAvailability', { layerDigests: [empty.digest] }).layers[0];
    if (layer.layerAvailability === 'UNAVAILABLE') ecr.pushLayer('{}');
    const about = { mediaType: 'application/vnd.oci.image.manifest.v1+json', digest: subject.digest, size: subject.manifest.length };
    const text = imageManifest(empty, [empty], { artifactType, subject: about, annotations: { of: artifactType } });
    ecr.call('PutImage', { imageManifest: text, ...(tag !== undefined && { imageTag: tag }) });
    return text;
  }

  test('are listed with what they say of themselves, page by page, and by type', () => {
    const image = ecr.pushImage('layer', 'v1');
    const texts = ['application/sbom', 'application/signature', 'application/sbom+2'].map((type) => sign(image, type));
    const subjectId = { imageDigest: image.digest };
    const { referrers } = ecr.call('ListImageReferrers', { subjectId });
    expect(referrers).toEqual(
      texts
        .map((text) => ({
          digest: sha256(text),
          mediaType: 'application/vnd.oci.image.manifest.v1+json',
          size: Buffer.byteLength(text),
          artifactType: JSON.parse(text).artifactType,
          annotations: { of: JSON.parse(text).artifactType },
          artifactStatus: 'ACTIVE',
        }))
        .toSorted((one, other) => (one.digest < other.digest ? -1 : 1)),
    );
    const first = ecr.call('ListImageReferrers', { subjectId, maxResults: 2 });
    const second = ecr.call('ListImageReferrers', { subjectId, maxResults: 2, nextToken: first.nextToken });
    expect([...first.referrers, ...second.referrers]).toEqual(referrers);
    expect(second).not.toHaveProperty('nextToken');
    const signatures = ecr.call('ListImageReferrers', { subjectId, filter: { artifactTypes: ['application/signature'] } });
    expect(signatures.referrers).toHaveLength(1);
    expect(ecr.described({ imageDigest: sha256(texts[0] ?? '') })).toMatchObject({ subjectManifestDigest: image.digest });
  });

  test('go with what they are about, unless a tag keeps them', () => {
    const image = ecr.pushImage('layer', 'v1');
    const signature = sign(image, 'application/signature');
    const kept = sign(image, 'application/sbom', 'sbom');
    sign({ digest: sha256(signature), manifest: signature }, 'application/countersignature');
    ecr.call('BatchDeleteImage', { imageIds: [{ imageTag: 'v1' }] });
    expect(ecr.imageIds()).toEqual([`sbom ${sha256(kept)}`]);
  });

  test('need the permission to get images, which is all that there is', () => {
    const subjectId = { imageDigest: MISSING };
    const refused = failureOf(() => ecr.call('ListImageReferrers', { registryId: A, subjectId }, ecr.other));
    expect(refused.message).toContain('is not authorized to perform: ecr:BatchGetImage on resource');
  });
});

describe('lists', () => {
  test('come in pages, each id once, with the tags filtered', () => {
    const images = ['a', 'b', 'c'].map((content) => ecr.pushImage(content));
    for (const tag of ['1', '2', '3']) ecr.call('PutImage', { imageManifest: images[0]?.manifest, imageTag: tag });
    for (const operation of ['ListImages', 'DescribeImages']) {
      const member = operation === 'ListImages' ? 'imageIds' : 'imageDetails';
      const all = ecr.call(operation)[member];
      const paged: unknown[] = [];
      let nextToken: string | undefined;
      do {
        const page = ecr.call(operation, { maxResults: 2, ...(nextToken !== undefined && { nextToken }) });
        expect(page[member].length).toBeLessThanOrEqual(2);
        paged.push(...page[member]);
        nextToken = page.nextToken;
      } while (nextToken !== undefined);
      expect(paged).toEqual(all);
      expect(all).toHaveLength(operation === 'ListImages' ? 5 : 3);
      const tagged = ecr.call(operation, { filter: { tagStatus: 'TAGGED' } })[member];
      const untagged = ecr.call(operation, { filter: { tagStatus: 'UNTAGGED' } })[member];
      expect([tagged.length, untagged.length]).toEqual(operation === 'ListImages' ? [3, 2] : [1, 2]);
      expect(failureOf(() => ecr.call(operation, { nextToken: 'no token' })).code).toBe('InvalidParameterException');
    }
  });
});

test('the archive: images that cannot be pulled, and come back after a while, or when they are pushed again', () => {
  const { digest, manifest: imageManifest } = ecr.pushImage('layer', 'v1');
  const imageId = { imageTag: 'v1' };
  const store = (targetStorageClass: string): string => ecr.call('UpdateImageStorageClass', { imageId, targetStorageClass }).imageStatus;
  expect(store('ARCHIVE')).toBe('ARCHIVED');
  expect(failureOf(() => store('ARCHIVE')).code).toBe('ImageStorageClassUpdateNotSupportedException');
  expect(ecr.call('BatchGetImage', { imageIds: [imageId] }).failures[0].failureCode).toBe('ImageInaccessible');
  expect([ecr.imageIds(), ecr.imageIds({ imageStatus: 'ARCHIVED' }), ecr.imageIds({ imageStatus: 'ANY' })]).toEqual([
    [],
    [`v1 ${digest}`],
    [`v1 ${digest}`],
  ]);
  expect(store('STANDARD')).toBe('ACTIVATING');
  expect(ecr.described(imageId)).toMatchObject({ imageStatus: 'ACTIVATING' });
  ecr.cloud.clock.advance(60_000);
  expect(ecr.described(imageId)).toMatchObject({ imageStatus: 'ACTIVE', lastArchivedAt: new Date(ecr.cloud.clock.now() - 60_000) });
  expect(ecr.call('BatchGetImage', { imageIds: [imageId] }).images).toHaveLength(1);
  store('ARCHIVE');
  ecr.call('PutImage', { imageManifest, imageTag: 'v1' });
  expect(ecr.described(imageId)).toMatchObject({ imageStatus: 'ACTIVE' });
});
