// BatchCheckLayerAvailability: which layers need not be pushed.
import type { CallContext } from '../../../../cloud/call-context.ts';
import type { Layer, LayerFailure } from '../../../../cloud/model/generated/ecr.ts';
import { registryId, repositoryDemand } from '../../demands.ts';
import type { EcrOperation } from '../../ecr-operations.ts';
import { LAYERS, layerKey } from '../../rows/layer-row.ts';
import type { RepositoryPlace } from '../image/find-image.ts';
import { findRepository } from '../repository/find-repository.ts';
import { TOUCH_MS, unusedSince } from './collect-layers.ts';
import { findLayer } from './find-layer.ts';

export const batchCheckLayerAvailability: EcrOperation<'BatchCheckLayerAvailability'> = {
  authorize: (input, cx) => [repositoryDemand('BatchCheckLayerAvailability', cx, registryId(input, cx), input.repositoryName)],
  handle: (_permit, input, cx) => {
    const repository = findRepository(cx, input);
    const layers: Layer[] = [];
    const failures: LayerFailure[] = [];
    for (const layerDigest of input.layerDigests) {
      const problem = problemOf(layerDigest);
      if (problem === undefined) layers.push(availabilityOf(cx, repository, layerDigest));
      else failures.push({ layerDigest, ...problem });
    }
    return { layers, failures };
  },
};

const DIGEST = /^[a-zA-Z0-9_+.-]+:[a-fA-F0-9]+$/;

function problemOf(digest: string): Omit<LayerFailure, 'layerDigest'> | undefined {
  if (digest === '') return { failureCode: 'MissingLayerDigest', failureReason: 'Invalid request parameters: layer digest cannot be null' };
  const failureReason = "Invalid request parameters: layer digest should satisfy the regex '[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+'";
  return DIGEST.test(digest) ? undefined : { failureCode: 'InvalidLayerDigest', failureReason };
}

/** Who was told that a layer is there will refer to it next, without uploading it: it must not be collected meanwhile. */
function availabilityOf(cx: CallContext, place: RepositoryPlace, layerDigest: string): Layer {
  const layer = findLayer(cx, place, layerDigest);
  if (layer === undefined) return { layerDigest, layerAvailability: 'UNAVAILABLE' };
  if (cx.now - unusedSince(layer) >= TOUCH_MS)
    cx.state.put(LAYERS, layerKey(place.account, place.region, place.name, layer.digest), { ...layer, touchedAt: cx.now });
  return { layerDigest, layerAvailability: 'AVAILABLE', layerSize: layer.size, mediaType: LAYER_TYPE };
}

/** What ECR says of every layer: it is known by its digest, and its media type by manifests alone. */
const LAYER_TYPE = 'application/vnd.docker.image.rootfs.diff.tar.gzip';
