// A layer that another repository of the registry has, taken over without its bytes. Amazon ECR User Guide, Blob mounting.
import type { ReceivedBody } from '../../../../cloud/model/streamed-body.ts';
import { ServiceError } from '../../../../cloud/service-error.ts';
import type { WireResponse } from '../../../../cloud/wire/wire-response.ts';
import { LAYERS, layerKey, type LayerRow } from '../../rows/layer-row.ts';
import { REGISTRIES, registryKey } from '../../rows/registry-row.ts';
import { REPOSITORIES, repositoryKey, type RepositoryRow } from '../../rows/repository-row.ts';
import { callEcr, type Visit } from '../visit.ts';
import { completeUpload } from './complete-upload.ts';
import { partInput } from './enter-upload.ts';

/** Undefined if there is nothing to mount, or it must not be: then the layer is to be uploaded. `upload`: one that has just begun. */
export async function mountLayer(visit: Visit, upload: string): Promise<WireResponse | undefined> {
  const { cx, query, prefix } = visit;
  const digest = query.get('mount');
  const from = query.get('from');
  if (digest === null || from === null || !from.startsWith(prefix)) return undefined;
  const layer = await mountable(visit, digest, from.slice(prefix.length));
  if (layer === undefined) return undefined;
  cx.blobs.hold(layer.digest);
  try {
    const body: ReceivedBody = { digest: layer.digest, length: layer.size, checksums: new Map() };
    await callEcr(visit, 'UploadLayerPart', partInput(upload, 0, body));
    return await completeUpload(visit, upload, digest);
  } finally {
    cx.blobs.release(layer.digest);
  }
}

/** Only for who may pull it from there. */
async function mountable(visit: Visit, digest: string, source: string): Promise<LayerRow | undefined> {
  const { cx, place, repository } = visit;
  const { account, region } = place;
  if (cx.state.get(REGISTRIES, registryKey(account, region))?.accountSettings?.['BLOB_MOUNTING'] !== 'ENABLED') return undefined;
  try {
    await callEcr(visit, 'GetDownloadUrlForLayer', { layerDigest: digest }, source);
  } catch (error) {
    if (error instanceof ServiceError) return undefined;
    throw error;
  }
  const [to, there] = [repository, source].map((name) => cx.state.get(REPOSITORIES, repositoryKey(account, region, name)));
  const layer = cx.state.get(LAYERS, layerKey(account, region, source, digest.replace('sha256:', '')));
  return layer !== undefined && cx.blobs.has(layer.digest) && sharesLayers(to, there) ? layer : undefined;
}

function sharesLayers(one: RepositoryRow | undefined, other: RepositoryRow | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  if (one.pullThroughPrefix !== undefined || other.pullThroughPrefix !== undefined) return false;
  return one.encryption.type === other.encryption.type && one.encryption.kmsKey === other.encryption.kmsKey;
}
