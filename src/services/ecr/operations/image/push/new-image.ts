// The row of an image that was not there, once everything that it refers to is found in its repository.
import type { CallContext } from '../../../../../cloud/call-context.ts';
import type { Manifest } from '../../../manifest/manifest.ts';
import type { ImageRow } from '../../../rows/image-row.ts';
import { findLayer } from '../../layer/find-layer.ts';
import { imageOf, type RepositoryPlace } from '../find-image.ts';
import { layersNotFound, referencedImagesNotFound } from '../image-errors.ts';

/** Throws `LayersNotFoundException`, `ReferencedImagesNotFoundException`. */
export function newImage(
  cx: Pick<CallContext, 'state' | 'blobs' | 'now'>,
  place: RepositoryPlace,
  manifest: Manifest,
  text: string,
): ImageRow {
  const { digest, mediaType, layers, manifests, subject, artifactType, artifactMediaType, annotations } = manifest;
  const layerSizes = sizes(
    layers,
    (layer) => findLayer(cx, place, layer)?.size,
    (missing) => layersNotFound(missing, place),
  );
  const imageSizes = sizes(
    manifests,
    (image) => imageOf(cx.state, place, image)?.size,
    (missing) => referencedImagesNotFound(missing, place),
  );
  return {
    digest,
    manifest: text,
    mediaType,
    ...(artifactType !== undefined && { artifactType }),
    ...(artifactMediaType !== undefined && { artifactMediaType }),
    size: layerSizes.reduce((sum, one) => sum + one, 0) + imageSizes.reduce((most, one) => Math.max(most, one), 0),
    pushedAt: cx.now,
    layers,
    manifests,
    ...(subject !== undefined && { subject }),
    ...(annotations !== undefined && { annotations }),
    status: 'ACTIVE',
    replication: [],
  };
}

function sizes(
  digests: readonly string[],
  sizeOf: (digest: string) => number | undefined,
  notFound: (missing: readonly string[]) => Error,
): readonly number[] {
  const found: number[] = [];
  const missing: string[] = [];
  for (const digest of digests) {
    const size = sizeOf(digest);
    if (size === undefined) missing.push(digest);
    else found.push(size);
  }
  if (missing.length > 0) throw notFound(missing);
  return found;
}
