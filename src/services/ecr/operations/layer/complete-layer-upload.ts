// CompleteLayerUpload: the parts of an upload become a layer of the repository, if they are what their digest says.
import type { CompleteLayerUploadRequest } from '../../../../cloud/model/generated/ecr.ts';
import type { StoredBlob } from '../../../../cloud/ports/blobs.ts';
import { registryId, repositoryDemand } from '../../demands.ts';
import type { EcrOperation } from '../../ecr-operations.ts';
import { hexOf } from '../../manifest/digest.ts';
import { LAYERS, layerKey, UPLOADS, type UploadRow } from '../../rows/layer-row.ts';
import { findRepository } from '../repository/find-repository.ts';
import { byRegistry } from './by-registry.ts';
import { findLayer } from './find-layer.ts';
import { findUpload } from './find-upload.ts';
import { partsToJoin } from './joined-layer.ts';
import { digestMismatch, emptyUpload, layerAlreadyExists, partTooSmall } from './layer-errors.ts';

/** Bytes of every part but the last; by the API alone. */
const SMALLEST_PART = 5 << 20;

/** As the handler finds it: the parts made one before the turn. */
type Input = CompleteLayerUploadRequest & { readonly joined?: StoredBlob };

export const completeLayerUpload: EcrOperation<'CompleteLayerUpload'> = {
  joins: (input, cx) => {
    const parts = partsToJoin(cx.state, registryId(input, cx), cx.region, input.repositoryName, input.uploadId);
    return parts === undefined || (hasSmallPart(parts) && !byRegistry(cx.request)) ? undefined : parts;
  },
  trail: { requestParameters: (input) => ({ ...input, joined: undefined }) },
  authorize: (input, cx) => [repositoryDemand('CompleteLayerUpload', cx, registryId(input, cx), input.repositoryName)],
  handle: (_permit, input: Input, cx) => {
    const repository = findRepository(cx, input);
    const { account, region, name } = repository;
    const { uploadId } = input;
    const upload = findUpload(cx.state, repository, uploadId);
    if (upload.parts.length === 0) throw emptyUpload(uploadId, repository);
    if (hasSmallPart(upload.parts) && !byRegistry(cx.request)) throw partTooSmall();
    const { digest, length } = wholeOf(upload, input.joined);
    if (!input.layerDigests.some((given) => hexOf(given) === digest)) throw digestMismatch();
    const layerDigest = `sha256:${digest}`;
    // To clients of the registry it is all the same: the layer is there, and counts as uploaded now.
    if (!byRegistry(cx.request) && findLayer(cx, repository, layerDigest) !== undefined) throw layerAlreadyExists(layerDigest, repository);
    cx.state.put(LAYERS, layerKey(account, region, name, digest), { digest, size: length, uploadedAt: cx.now });
    cx.state.delete(UPLOADS, layerKey(account, region, name, uploadId));
    return { registryId: account, repositoryName: name, uploadId, layerDigest };
  },
};

function hasSmallPart(parts: readonly StoredBlob[]): boolean {
  return parts.slice(0, -1).some(({ length }) => length < SMALLEST_PART);
}

/** A single part needs no joining. */
function wholeOf({ parts: [first, ...others] }: UploadRow, joined: StoredBlob | undefined): StoredBlob {
  const whole = joined ?? (others.length === 0 ? first : undefined);
  if (whole === undefined) throw new Error('the parts were not joined before the turn');
  return whole;
}
