// An image in a folder, in the form of the OCI image layout.
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { tarOf } from './container-client.ts';

const FORMAT = 'application/vnd.oci.image';

export interface Layout {
  /** Of the manifest. */
  readonly digest: string;
  /** All blobs, by their digests. */
  readonly blobs: ReadonlyMap<string, Buffer>;
}

/** Writes a small image with the tag `v1.0` and random bytes in it. */
export function writeLayout(folder: string): Layout {
  const blobs = new Map<string, Buffer>();
  const keep = (bytes: Buffer, mediaType: string): { mediaType: string; digest: string; size: number } => {
    const digest = digestOf(bytes);
    blobs.set(digest, bytes);
    return { mediaType, digest, size: bytes.length };
  };
  const tars = ['one', 'two'].map((name) => tarOf(name, randomBytes(500_000)));
  const config = { architecture: 'amd64', os: 'linux', config: {}, rootfs: { type: 'layers', diff_ids: tars.map(digestOf) } };
  const manifest = keep(
    Buffer.from(
      JSON.stringify({
        schemaVersion: 2,
        mediaType: `${FORMAT}.manifest.v1+json`,
        config: keep(Buffer.from(JSON.stringify(config)), `${FORMAT}.config.v1+json`),
        layers: tars.map((tar) => keep(gzipSync(tar), `${FORMAT}.layer.v1.tar+gzip`)),
      }),
    ),
    `${FORMAT}.manifest.v1+json`,
  );
  const index = { schemaVersion: 2, manifests: [{ ...manifest, annotations: { 'org.opencontainers.image.ref.name': 'v1.0' } }] };
  mkdirSync(join(folder, 'blobs', 'sha256'), { recursive: true });
  writeFileSync(join(folder, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
  writeFileSync(join(folder, 'index.json'), JSON.stringify(index));
  for (const [digest, bytes] of blobs) writeFileSync(join(folder, 'blobs', digest.replace(':', '/')), bytes);
  return { digest: manifest.digest, blobs };
}

/** The image that a folder holds. */
export function readLayout(folder: string): Layout {
  const { manifests } = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as {
    readonly manifests: readonly { readonly digest: string }[];
  };
  const names = readdirSync(join(folder, 'blobs', 'sha256'));
  return {
    digest: manifests[0]?.digest ?? '',
    blobs: new Map(names.map((name) => [`sha256:${name}`, readFileSync(join(folder, 'blobs', 'sha256', name))])),
  };
}

/** Whether both are the same image, to the last byte. */
export function isSameLayout(a: Layout, b: Layout): boolean {
  return (
    a.digest === b.digest && a.blobs.size === b.blobs.size && [...a.blobs].every(([digest, bytes]) => b.blobs.get(digest)?.equals(bytes))
  );
}

function digestOf(bytes: Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
