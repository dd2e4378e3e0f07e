// Writes an image of one repository into another: its row, its layers' rows (their bytes are shared), and what it lists.
import type { PeriodicContext } from '../../../../cloud/service.ts';
import { IMAGE_TAGS, IMAGES, imageKey, type ImageRow } from '../../rows/image-row.ts';
import { LAYERS, layerKey } from '../../rows/layer-row.ts';
import type { RepositoryRow } from '../../rows/repository-row.ts';
import { imageOf, taggedDigest, type RepositoryPlace } from '../image/find-image.ts';
import { tagImmutable } from '../image/tag-immutable.ts';
import { scanAfterPush } from '../scan/scan-state.ts';

type Means = Pick<PeriodicContext, 'state' | 'now'>;

/** The copy was pushed now, and nobody has pulled it yet. One that is there already stays as it is. */
export function copyImage(means: Means, from: RepositoryPlace, image: ImageRow, to: RepositoryRow): void {
  for (const digest of image.manifests) {
    const listed = imageOf(means.state, from, digest);
    if (listed !== undefined) copyImage(means, from, listed, to);
  }
  copyLayers(means, from, image, to);
  if (imageOf(means.state, to, image.digest) !== undefined) return;
  const { pulledAt: _, archivedAt: _archived, activatedAt: _activated, scan: _scan, ...kept } = image;
  const copy: ImageRow = { ...kept, pushedAt: means.now, status: 'ACTIVE', replication: [] };
  const scan = scanAfterPush(means.state, to, copy, means.now);
  means.state.put(IMAGES, imageKey(to.account, to.region, to.name, image.digest), scan === undefined ? copy : { ...copy, scan });
}

/** A tag that is there and may not be moved stays where it is. Amazon ECR User Guide, Private image replication: considerations. */
export function copyTags({ state }: Means, digest: string, tags: readonly string[], to: RepositoryRow): void {
  for (const tag of tags) {
    if (taggedDigest(state, to, tag) !== undefined && tagImmutable(to, tag)) continue;
    state.put(IMAGE_TAGS, imageKey(to.account, to.region, to.name, tag), { digest });
  }
}

/** Layers that are fetched from elsewhere have no row. */
function copyLayers({ state, now }: Means, from: RepositoryPlace, { layers }: ImageRow, to: RepositoryPlace): void {
  for (const digest of layers) {
    const hex = digest.slice(digest.indexOf(':') + 1);
    const key = layerKey(to.account, to.region, to.name, hex);
    const layer = state.get(LAYERS, layerKey(from.account, from.region, from.name, hex));
    if (layer !== undefined && state.get(LAYERS, key) === undefined)
      state.put(LAYERS, key, { digest: layer.digest, size: layer.size, uploadedAt: now });
  }
}
