// Pushes by the API: what is pushed is what is pulled, byte for byte; tags move unless they may not.
import { beforeEach, describe, expect, test } from 'vitest';
import {
  type EcrCloud,
  ecrCloud,
  imageManifest,
  indexManifest,
  REPOSITORY,
  sha256,
} from '../../../../../../test/testkit/cloud/ecr-cloud.ts';
import { failureOf } from '../../../../../../test/testkit/cloud/failure-of.ts';

const A = '111111111111';
const MISSING = `sha256:${'0'.repeat(64)}`;

let ecr: EcrCloud;

beforeEach(() => {
  ecr = ecrCloud();
});

describe('PutImage', () => {
  test('answers what BatchGetImage then answers, to the byte', () => {
    const config = ecr.pushLayer('{}');
    const layer = ecr.pushLayer('layer');
    const text = `\n ${imageManifest(config, [layer], { annotations: { 'org.example': 'ü €' } })} \n`;
    const put = ecr.call('PutImage', { imageManifest: text, imageTag: 'v1', imageDigest: sha256(text) });
    expect(put.image).toEqual({
      registryId: A,
      repositoryName: REPOSITORY,
      imageId: { imageDigest: sha256(text), imageTag: 'v1' },
      imageManifest: text,
      imageManifestMediaType: 'application/vnd.oci.image.manifest.v1+json',
    });
    expect(ecr.call('BatchGetImage', { imageIds: [{ imageTag: 'v1' }] })).toEqual({ images: [put.image], failures: [] });
    expect(ecr.described({ imageTag: 'v1' })).toEqual({
      registryId: A,
      repositoryName: REPOSITORY,
      imageDigest: sha256(text),
      imageTags: ['v1'],
      imageSizeInBytes: 7,
      imagePushedAt: new Date(ecr.cloud.clock.now()),
      imageManifestMediaType: 'application/vnd.oci.image.manifest.v1+json',
      artifactMediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
      lastRecordedPullTime: new Date(ecr.cloud.clock.now()),
      imageStatus: 'ACTIVE',
    });
  });

  test('moves a tag, and keeps the image that loses it', () => {
    const first = ecr.pushImage('first', 'latest');
    const second = ecr.pushImage('second', 'latest');
    expect(ecr.imageIds().toSorted()).toEqual([`- ${first.digest}`, `latest ${second.digest}`].toSorted());
    expect(ecr.described({ imageDigest: first.digest })).not.toHaveProperty('imageTags');
  });

  test('gives an image another tag, from the repository and without its layers', () => {
    const { digest, manifest } = ecr.pushImage('layer', 'v1');
    ecr.call('PutImage', { imageManifest: manifest, imageTag: 'v2' });
    expect(ecr.described({ imageDigest: digest })).toMatchObject({ imageTags: ['v1', 'v2'] });
  });

  test('refuses what is there already', () => {
    const { digest, manifest } = ecr.pushImage('layer', 'v1');
    expect(failureOf(() => ecr.call('PutImage', { imageManifest: manifest, imageTag: 'v1' }))).toEqual({
      code: 'ImageAlreadyExistsException',
      status: 400,
      message: `Image with digest '${digest}' and tag 'v1' already exists in the repository with name '${REPOSITORY}' in registry with id '${A}'`,
    });
    expect(failureOf(() => ecr.call('PutImage', { imageManifest: manifest })).code).toBe('ImageAlreadyExistsException');
  });

  test('refuses a digest that is not that of the bytes', () => {
    const { manifest } = ecr.pushImage('layer', 'v1');
    expect(failureOf(() => ecr.call('PutImage', { imageManifest: `${manifest} `, imageDigest: sha256(manifest) }))).toMatchObject({
      code: 'ImageDigestDoesNotMatchException',
      message: `The image with digest '${sha256(manifest)}' in repository '${REPOSITORY}' and registry ID '${A}' does not match the image digest that Amazon ECR has calculated.`,
    });
  });

  test('refuses a manifest whose layers are not in this repository, whoever else has them', () => {
    ecr.call('CreateRepository', { repositoryName: 'second' });
    const config = ecr.pushLayer('{}');
    const layer = ecr.pushLayer('layer', { repositoryName: 'second' });
    expect(
      failureOf(() => ecr.call('PutImage', { imageManifest: imageManifest(config, [layer, { ...layer, digest: MISSING }]) })),
    ).toMatchObject({
      code: 'LayersNotFoundException',
      message: `Layers with digests '[${layer.digest}, ${MISSING}]' required for pushing image into repository with name '${REPOSITORY}' in the registry with id '${A}' do not exist`,
    });
  });

  test('takes layers that are kept elsewhere', () => {
    const config = ecr.pushLayer('{}');
    const foreign = { mediaType: 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip', digest: MISSING, size: 9 };
    const { image } = ecr.call('PutImage', { imageManifest: imageManifest(config, [foreign]), imageTag: 'v1' });
    expect(ecr.described(image.imageId)).toMatchObject({ imageSizeInBytes: 2 });
  });

  test('refuses an index of images that are not there, and takes it when they are', () => {
    const [small, large] = [ecr.pushImage('s', 'small'), ecr.pushImage('larger', 'large')];
    const imageManifest = indexManifest(small, large, { digest: MISSING, manifest: '' });
    expect(failureOf(() => ecr.call('PutImage', { imageManifest }))).toMatchObject({
      code: 'ReferencedImagesNotFoundException',
      message: `Images with digests '[${MISSING}]' required for pushing image into repository with name '${REPOSITORY}' in the registry with id '${A}' do not exist`,
    });
    ecr.call('PutImage', { imageManifest: indexManifest(small, large), imageTag: 'all' });
    // The largest of what it lists: `larger` and `config of larger`.
    expect(ecr.described({ imageTag: 'all' })).toMatchObject({ imageSizeInBytes: 22 });
  });

  test.each([
    ['no JSON', 'x', {}],
    ['a media type that is not what it was sent as', '{}', { imageManifestMediaType: 'application/vnd.oci.image.index.v1+json' }],
    ['no media type at all', undefined, {}],
  ])('refuses a manifest with %s', (_, text, more) => {
    const { manifest } = ecr.pushImage('layer', 'v1');
    const imageManifest = text === undefined ? manifest.replace(/"mediaType":"[^"]*manifest[^"]*",/, '') : text === '{}' ? manifest : text;
    expect(failureOf(() => ecr.call('PutImage', { imageManifest, imageTag: 'v2', ...more }))).toMatchObject({
      code: 'InvalidParameterException',
      message: "Invalid parameter at 'ImageManifest' failed to satisfy constraint: 'Invalid JSON syntax'",
    });
  });

  test('refuses the 1,001st tag of an image', () => {
    const { manifest: imageManifest, digest } = ecr.pushImage('layer');
    for (let tag = 1; tag <= 1000; tag++) ecr.call('PutImage', { imageManifest, imageTag: `v${tag}` });
    expect(failureOf(() => ecr.call('PutImage', { imageManifest, imageTag: 'v1001' })).code).toBe('LimitExceededException');
    expect(ecr.described({ imageDigest: digest })).toMatchObject({ imageTags: expect.toSatisfy((tags) => tags.length === 1000) });
  });

  test.each(['.hidden', 'a b', 'x'.repeat(129), 'no\0tag'])('refuses the tag %j', (imageTag) => {
    const { manifest } = ecr.pushImage('layer', 'v1');
    expect(failureOf(() => ecr.call('PutImage', { imageManifest: manifest, imageTag })).code).toBe('InvalidParameterException');
    expect(ecr.call('BatchGetImage', { imageIds: [{ imageTag }] }).failures[0].failureCode).toBe('InvalidImageTag');
  });
});

describe('immutable tags', () => {
  const filter = { filterType: 'WILDCARD', filter: 'dev-*' };

  test.each([
    ['MUTABLE', {}, []],
    ['IMMUTABLE', {}, ['v1', 'dev-1']],
    ['IMMUTABLE_WITH_EXCLUSION', { imageTagMutabilityExclusionFilters: [filter] }, ['v1']],
    ['MUTABLE_WITH_EXCLUSION', { imageTagMutabilityExclusionFilters: [filter] }, ['dev-1']],
  ])('%s', (imageTagMutability, more, immutable) => {
    ecr = ecrCloud({ imageTagMutability, ...more });
    const first = ecr.pushImage('first', 'v1');
    ecr.call('PutImage', { imageManifest: first.manifest, imageTag: 'dev-1' });
    const second = ecr.pushImage('second');
    const refused = ['v1', 'dev-1'].filter((imageTag) => {
      const [same, other] = [first, second].map(({ manifest: imageManifest }) => {
        try {
          ecr.call('PutImage', { imageManifest, imageTag });
          return 'moved';
        } catch (error) {
          return (error as Error).message;
        }
      });
      const sentence = `The image tag '${imageTag}' already exists in the '${REPOSITORY}' repository and cannot be overwritten because the tag is immutable.`;
      // An immutable tag is not even put where it is.
      expect([same === sentence, other === sentence]).toEqual([other === sentence, other !== 'moved']);
      return other === sentence;
    });
    expect(refused).toEqual(immutable);
  });
});
