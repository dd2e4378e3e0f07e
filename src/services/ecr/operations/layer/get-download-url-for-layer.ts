// GetDownloadUrlForLayer: where a layer can be fetched without a signature, for an hour.
import type { StateReader } from '../../../../cloud/state/table.ts';
import { registryId, repositoryDemand } from '../../demands.ts';
import type { EcrOperation } from '../../ecr-operations.ts';
import type { RepositoryPlace } from '../image/find-image.ts';
import { imagesOf } from '../image/image-links.ts';
import { findRepository } from '../repository/find-repository.ts';
import { byRegistry } from './by-registry.ts';
import { findLayer } from './find-layer.ts';
import { layerInaccessible, layerNotFound } from './layer-errors.ts';
import { layerUrl } from './layer-url.ts';

export const getDownloadUrlForLayer: EcrOperation<'GetDownloadUrlForLayer'> = {
  authorize: (input, cx) => [repositoryDemand('GetDownloadUrlForLayer', cx, registryId(input, cx), input.repositoryName)],
  handle: (_permit, input, cx) => {
    const repository = findRepository(cx, input);
    const layer = findLayer(cx, repository, input.layerDigest);
    if (layer === undefined) throw layerNotFound(input.layerDigest, repository);
    const layerDigest = `sha256:${layer.digest}`;
    if (!byRegistry(cx.request) && !isReferred(cx.state, repository, layerDigest)) throw layerInaccessible(layerDigest, repository);
    return { downloadUrl: layerUrl(cx, repository, layer), layerDigest };
  },
};

function isReferred(state: StateReader, place: RepositoryPlace, layerDigest: string): boolean {
  for (const { layers } of imagesOf(state, place)) if (layers.includes(layerDigest)) return true;
  return false;
}
