// ECR in a cloud of two accounts, for tests: a repository's owner, another account, and shorter ways to push.
import { createHash } from 'node:crypto';
import { ecrService } from '../../../src/services/ecr/service.ts';
import { type Answer, type TestCaller, type TestCloud, type TestCloudOptions, testCloud } from './test-cloud.ts';

export const ACCOUNT_A = '111111111111';
export const ACCOUNT_B = '222222222222';
export const REPOSITORY = 'team/app';

type Input = Readonly<Record<string, unknown>>;

export interface PushedImage {
  readonly digest: string;
  readonly manifest: string;
}

export interface EcrCloud {
  readonly cloud: TestCloud;
  /** Root of account A, whose repository it is. */
  readonly owner: TestCaller;
  /** Root of account B. */
  readonly other: TestCaller;
  /** An operation on the repository. */
  readonly call: (operation: string, input?: Input, caller?: TestCaller) => Answer;
  /** What ListImages answers, an image or tag each: `TAG DIGEST`, with `-` for none. */
  readonly imageIds: (filter?: object) => readonly string[];
  /** What DescribeImages answers of one image. */
  readonly described: (imageId: object) => Record<string, unknown>;
  /** An upload of one part; answers the descriptor. */
  readonly pushLayer: (content: string, more?: Input) => Descriptor;
  /** An image of one layer, which holds `content`, with its layer and its config. */
  readonly pushImage: (content: string, tag?: string, more?: Input) => PushedImage;
}

interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

/** The repository is made with `settings`; `others` are further services. */
export function ecrCloud(settings: Input = {}, others: TestCloudOptions['services'] = []): EcrCloud {
  const cloud = testCloud({ services: [ecrService, ...others] });
  const owner = cloud.root(ACCOUNT_A);
  const call: EcrCloud['call'] = (operation, input = {}, caller = owner) =>
    caller.call('ecr', operation, { repositoryName: REPOSITORY, ...input });
  const pushLayer: EcrCloud['pushLayer'] = (content, more = {}) => {
    const bytes = Buffer.from(content);
    const digest = sha256(content);
    const { uploadId } = call('InitiateLayerUpload', more);
    const layerPartBlob = { ...cloud.blobs.put(bytes), checksums: new Map() };
    call('UploadLayerPart', { uploadId, partFirstByte: 0, partLastByte: bytes.length - 1, layerPartBlob, ...more });
    call('CompleteLayerUpload', { uploadId, layerDigests: [digest], ...more });
    return { mediaType: LAYER, digest, size: bytes.length };
  };
  const ensureLayer = (content: string, more: Input): Descriptor => {
    const digest = sha256(content);
    const [{ layerAvailability }] = call('BatchCheckLayerAvailability', { layerDigests: [digest], ...more }).layers;
    const size = Buffer.byteLength(content);
    return layerAvailability === 'AVAILABLE' ? { mediaType: LAYER, digest, size } : pushLayer(content, more);
  };
  call('CreateRepository', settings);
  return {
    cloud,
    owner,
    other: cloud.root(ACCOUNT_B),
    call,
    imageIds: (filter) => {
      const { imageIds } = call('ListImages', filter === undefined ? {} : { filter });
      return imageIds.map(({ imageDigest, imageTag }: Record<string, string>) => `${imageTag ?? '-'} ${imageDigest}`);
    },
    described: (imageId) => call('DescribeImages', { imageIds: [imageId] }).imageDetails[0],
    pushLayer,
    pushImage: (content, imageTag, more = {}) => {
      const config = { ...ensureLayer(`config of ${content}`, more), mediaType: 'application/vnd.oci.image.config.v1+json' };
      const manifest = imageManifest(config, [ensureLayer(content, more)]);
      call('PutImage', { imageManifest: manifest, ...(imageTag !== undefined && { imageTag }), ...more });
      return { manifest, digest: sha256(manifest) };
    },
  };
}

const LAYER = 'application/vnd.oci.image.layer.v1.tar+gzip';

/** The text of an OCI image manifest. */
export function imageManifest(config: object, layers: readonly object[], more: object = {}): string {
  return JSON.stringify({ schemaVersion: 2, mediaType: 'application/vnd.oci.image.manifest.v1+json', config, layers, ...more });
}

/** The text of an OCI index. */
export function indexManifest(...manifests: readonly PushedImage[]): string {
  const listed = manifests.map(({ digest, manifest }) => ({
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    digest,
    size: Buffer.byteLength(manifest),
  }));
  return JSON.stringify({ schemaVersion: 2, mediaType: 'application/vnd.oci.image.index.v1+json', manifests: listed });
}

/** `sha256:…` of a text. */
export function sha256(content: string): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}
