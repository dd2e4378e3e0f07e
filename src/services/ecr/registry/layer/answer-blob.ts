// Layers and configs by their digest: whether they are there (BatchCheckLayerAvailability), and their bytes (GetDownloadUrlForLayer).
import type { BatchCheckLayerAvailabilityResponse, GetDownloadUrlForLayerResponse } from '../../../../cloud/model/generated/ecr.ts';
import type { WireResponse } from '../../../../cloud/wire/wire-response.ts';
import { LAYERS, layerKey } from '../../rows/layer-row.ts';
import { digestHex } from '../digest-hex.ts';
import { methodNotAllowed } from '../method-not-allowed.ts';
import { registryFailure } from '../registry-failure.ts';
import { sendLayer } from './send-layer.ts';
import { callEcr, type Visit } from '../visit.ts';

/** `redirects`: answers where the bytes are, in their place. */
export async function answerBlob(visit: Visit, digest: string, redirects: boolean): Promise<WireResponse> {
  switch (visit.request.method) {
    case 'HEAD':
      return check(visit, digest);
    case 'GET':
      return pull(visit, digest, redirects);
    default:
      // ECR removes layers by itself when no image refers to them.
      throw methodNotAllowed('GET, HEAD');
  }
}

async function check(visit: Visit, digest: string): Promise<WireResponse> {
  const { layers } = await callEcr<BatchCheckLayerAvailabilityResponse>(visit, 'BatchCheckLayerAvailability', { layerDigests: [digest] });
  const layer = layers?.[0];
  if (layer?.layerAvailability !== 'AVAILABLE') throw unknown(digest);
  return {
    status: 200,
    headers: [
      ['Content-Type', 'application/octet-stream'],
      ['Content-Length', String(layer.layerSize ?? 0)],
      ['Docker-Content-Digest', digest],
      ['ETag', `"${digest}"`],
      ['Accept-Ranges', 'bytes'],
    ],
  };
}

async function pull(visit: Visit, digest: string, redirects: boolean): Promise<WireResponse> {
  const { request, cx, place, repository } = visit;
  const { downloadUrl } = await callEcr<GetDownloadUrlForLayerResponse>(visit, 'GetDownloadUrlForLayer', { layerDigest: digest });
  if (redirects && downloadUrl !== undefined) return { status: 307, headers: [['Location', downloadUrl]] };
  const layer = cx.state.get(LAYERS, layerKey(place.account, place.region, repository, digestHex(digest)));
  return sendLayer(request, cx, layer) ?? Promise.reject(unknown(digest));
}

function unknown(digest: string): Error {
  return registryFailure('BLOB_UNKNOWN', `The layer with digest '${digest}' does not exist in this repository.`);
}
