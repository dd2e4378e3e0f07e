// What is read of manifests, and which texts are none.
import { describe, expect, test } from 'vitest';
import { sha256 } from '../../../../test/testkit/cloud/ecr-cloud.ts';
import { readManifest } from './manifest.ts';
import { DOCKER_LIST, DOCKER_MANIFEST, OCI_ARTIFACT, OCI_INDEX, OCI_MANIFEST, SCHEMA_ONE, SIGNED_SCHEMA_ONE } from './media-types.ts';

const [ONE, TWO, THREE] = ['1', '2', '3'].map((digit) => `sha256:${digit.repeat(64)}`) as [string, string, string];

function to(digest: string, mediaType = 'application/x'): object {
  return { mediaType, digest, size: 1 };
}

const image = {
  schemaVersion: 2,
  config: to(ONE, 'application/vnd.docker.container.image.v1+json'),
  layers: [to(TWO), to(THREE), to(TWO)],
};

describe('read are', () => {
  test.each([DOCKER_MANIFEST, OCI_MANIFEST])('images: %s', (mediaType) => {
    const text = JSON.stringify({ mediaType, ...image });
    expect(readManifest(text)).toEqual({
      mediaType,
      digest: sha256(text),
      layers: [ONE, TWO, THREE],
      manifests: [],
      artifactMediaType: 'application/vnd.docker.container.image.v1+json',
    });
    expect(readManifest(text, mediaType)).toEqual(readManifest(text));
  });

  test.each([DOCKER_LIST, OCI_INDEX])('lists of them: %s', (mediaType) => {
    const platform = { architecture: 'arm64', os: 'linux' };
    const text = JSON.stringify({ schemaVersion: 2, mediaType, manifests: [{ ...to(TWO), platform }, to(ONE)] });
    expect(readManifest(text)).toEqual({ mediaType, digest: sha256(text), layers: [], manifests: [TWO, ONE] });
  });

  test('a media type that only the request says', () => {
    expect(readManifest(JSON.stringify(image), OCI_MANIFEST)).toMatchObject({ mediaType: OCI_MANIFEST });
  });

  test('what an artifact says of itself', () => {
    const about = { artifactType: 'application/sbom', subject: to(THREE), annotations: { __proto__x: '1' } };
    expect(readManifest(JSON.stringify({ ...image, mediaType: OCI_MANIFEST, ...about }))).toMatchObject({
      artifactType: 'application/sbom',
      artifactMediaType: 'application/sbom',
      subject: THREE,
      annotations: { __proto__x: '1' },
    });
    const blobs = [to(ONE), to(TWO)];
    expect(readManifest(JSON.stringify({ mediaType: OCI_ARTIFACT, artifactType: 'a/b', blobs }))).toMatchObject({ layers: [ONE, TWO] });
  });

  test('schema 1, plain and signed: the digest is of what was signed', () => {
    const content = {
      schemaVersion: 1,
      name: 'app',
      tag: 'v1',
      fsLayers: [{ blobSum: TWO }, { blobSum: ONE }, { blobSum: TWO }],
      history: [],
    };
    const payload = JSON.stringify(content, undefined, 3);
    expect(readManifest(payload)).toEqual({ mediaType: SCHEMA_ONE, digest: sha256(payload), layers: [TWO, ONE], manifests: [] });
    const formatLength = payload.length - 2;
    const head = { formatLength, formatTail: Buffer.from(payload.slice(formatLength)).toString('base64url') };
    const signatures = [{ signature: 'x', protected: Buffer.from(JSON.stringify(head)).toString('base64url') }];
    const signed = `${payload.slice(0, formatLength)},\n   "signatures": ${JSON.stringify(signatures)}\n}`;
    expect(readManifest(signed)).toMatchObject({ mediaType: SIGNED_SCHEMA_ONE, digest: sha256(payload) });
  });
});

test.each<readonly [string, unknown]>([
  ['no object', []],
  ['null', null],
  ['an unknown media type', { ...image, mediaType: 'application/json' }],
  ['an image of another version', { ...image, mediaType: OCI_MANIFEST, schemaVersion: 3 }],
  ['an image without a config', { ...image, mediaType: OCI_MANIFEST, config: undefined }],
  ['an image without layers', { ...image, mediaType: OCI_MANIFEST, layers: undefined }],
  ['an image that is an index too', { ...image, mediaType: OCI_MANIFEST, manifests: [] }],
  ['an index that is an image too', { ...image, mediaType: OCI_INDEX, manifests: [] }],
  ['a digest in capital letters', { ...image, mediaType: OCI_MANIFEST, layers: [to(`sha256:${'A'.repeat(64)}`)] }],
  ['a digest that is none', { ...image, mediaType: OCI_MANIFEST, layers: [to('sha256')] }],
  ['a size that is none', { ...image, mediaType: OCI_MANIFEST, layers: [{ ...to(ONE), size: -1 }] }],
  ['a subject that is none', { ...image, mediaType: OCI_MANIFEST, subject: ONE }],
  ['annotations that are no texts', { ...image, mediaType: OCI_MANIFEST, annotations: { a: 1 } }],
  ['an artifact without a type', { mediaType: OCI_ARTIFACT, blobs: [] }],
  ['schema 1 with a signature of nothing', { schemaVersion: 1, fsLayers: [], signatures: [{ protected: 'e30' }] }],
])('not read is %s', (_, content) => {
  expect(readManifest(JSON.stringify(content))).toBeUndefined();
});

test('not read is a manifest that was sent as another kind', () => {
  expect(readManifest(JSON.stringify({ ...image, mediaType: OCI_MANIFEST }), DOCKER_MANIFEST)).toBeUndefined();
});
