// An image of 500 MB in eight layers of incompressible bytes, made once; every round pushes one of its own.
import { createHash, randomFillSync } from 'node:crypto';

export const LAYERS = 8;
const BYTES = 500_000_000;
const CONFIG = Buffer.from('{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":[]}}');

/**
 * @typedef {{ bytes: Buffer, digest: string }} Blob
 * @typedef {{ layers: readonly Blob[], config: Blob, manifest: Buffer, size: number }} Image
 */

/** @returns {(round: number) => Image} all images are the same memory: one is to be pushed before the next is made */
export function imageMaker() {
  const contents = Array.from({ length: LAYERS }, () => randomFillSync(Buffer.allocUnsafe(BYTES / LAYERS)));
  return (round) => {
    const layers = contents.map((bytes) => {
      bytes.writeUInt32BE(round);
      return blob(bytes);
    });
    const config = blob(CONFIG);
    return { layers, config, manifest: manifestOf(config, layers), size: BYTES };
  };
}

function blob(bytes) {
  return { bytes, digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}` };
}

function manifestOf(config, layers) {
  const descriptor = (mediaType, { bytes, digest }) => ({ mediaType, digest, size: bytes.length });
  return Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: 'application/vnd.docker.distribution.manifest.v2+json',
      config: descriptor('application/vnd.docker.container.image.v1+json', config),
      layers: layers.map((layer) => descriptor('application/vnd.docker.image.rootfs.diff.tar.gzip', layer)),
    }),
  );
}
