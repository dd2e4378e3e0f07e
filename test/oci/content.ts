// Blobs and manifests for cases to push.
import { createHash } from 'node:crypto';

export const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
export const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
export const DOCKER_MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json';
export const OCI_CONFIG = 'application/vnd.oci.image.config.v1+json';
const EMPTY_CONFIG = 'application/vnd.oci.empty.v1+json';
const OCI_LAYER = 'application/vnd.oci.image.layer.v1.tar+gzip';
const DOCKER_CONFIG = 'application/vnd.docker.container.image.v1+json';
const DOCKER_LAYER = 'application/vnd.docker.image.rootfs.diff.tar.gzip';

export interface Blob {
  readonly bytes: Buffer;
  /** `sha256:…` */
  readonly digest: string;
}

export interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
  readonly artifactType?: string;
  readonly annotations?: Readonly<Record<string, string>>;
}

export interface Manifest extends Blob {
  readonly mediaType: string;
  /** What has to be in the repository before it. */
  readonly blobs: readonly Blob[];
}

export function digestOf(bytes: Uint8Array | string): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

export function blobOf(content: Uint8Array | string): Blob {
  const bytes = Buffer.from(content);
  return { bytes, digest: digestOf(bytes) };
}

/** `length` bytes that differ from one `seed` to another, and nowhere repeat within 64. */
export function largeBlob(seed: string, length: number): Blob {
  const parts: Buffer[] = [];
  for (let at = 0; at < length; at += 64) parts.push(createHash('sha512').update(`${seed} ${at}`).digest());
  return blobOf(Buffer.concat(parts).subarray(0, length));
}

export function descriptorOf({ bytes, digest }: Blob, mediaType: string): Descriptor {
  return { mediaType, digest, size: bytes.length };
}

interface ImageParts {
  /** Images of different seeds share nothing. */
  readonly seed: string;
  readonly mediaType?: typeof OCI_MANIFEST | typeof DOCKER_MANIFEST;
  readonly subject?: Manifest;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly layers?: readonly Blob[];
}

/** An image of one layer, if nothing else is said. Its text is indented in a way that no program writes by itself. */
export function imageOf({
  seed,
  mediaType = OCI_MANIFEST,
  subject,
  annotations,
  layers = [blobOf(`layer of ${seed}`)],
}: ImageParts): Manifest {
  const isDocker = mediaType === DOCKER_MANIFEST;
  const config = blobOf(
    JSON.stringify({ architecture: 'amd64', os: 'linux', config: { Labels: { seed } }, rootfs: { type: 'layers', diff_ids: [] } }),
  );
  const value = {
    schemaVersion: 2,
    mediaType,
    config: descriptorOf(config, isDocker ? DOCKER_CONFIG : OCI_CONFIG),
    layers: layers.map((layer) => descriptorOf(layer, isDocker ? DOCKER_LAYER : OCI_LAYER)),
    ...(subject !== undefined && { subject: descriptorOf(subject, subject.mediaType) }),
    ...(annotations !== undefined && { annotations }),
  };
  return manifestOf(value, mediaType, [config, ...layers]);
}

/** What is about another image, as the specification's guidance for artifacts has it: an empty config and a type. */
export function artifactOf({
  seed,
  type,
  subject,
  annotations,
}: {
  readonly seed: string;
  readonly type: string;
  readonly subject?: Manifest;
  readonly annotations?: Readonly<Record<string, string>>;
}): Manifest {
  const config = blobOf('{}');
  const layer = blobOf(`artifact ${seed}`);
  const value = {
    schemaVersion: 2,
    mediaType: OCI_MANIFEST,
    artifactType: type,
    config: descriptorOf(config, EMPTY_CONFIG),
    layers: [descriptorOf(layer, 'text/plain')],
    ...(subject !== undefined && { subject: descriptorOf(subject, subject.mediaType) }),
    ...(annotations !== undefined && { annotations }),
  };
  return manifestOf(value, OCI_MANIFEST, [config, layer]);
}

export function indexOf(images: readonly Manifest[], more: object = {}): Manifest {
  const manifests = images.map((image, at) => ({
    ...descriptorOf(image, image.mediaType),
    platform: { architecture: at === 0 ? 'amd64' : `variant-${at}`, os: 'linux' },
  }));
  return manifestOf({ schemaVersion: 2, mediaType: OCI_INDEX, manifests, ...more }, OCI_INDEX, []);
}

function manifestOf(value: object, mediaType: string, blobs: readonly Blob[]): Manifest {
  return { ...blobOf(`${JSON.stringify(value, undefined, 3)}\n`), mediaType, blobs };
}
