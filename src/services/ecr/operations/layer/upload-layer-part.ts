// UploadLayerPart: the next bytes of a layer, in order.
import type { UploadLayerPartRequest } from '../../../../cloud/model/generated/ecr.ts';
import type { ReceivedBody } from '../../../../cloud/model/streamed-body.ts';
import { registryId, repositoryDemand } from '../../demands.ts';
import type { EcrOperation } from '../../ecr-operations.ts';
import { invalidParameter, limitExceeded } from '../../errors.ts';
import { layerKey, UPLOADS } from '../../rows/layer-row.ts';
import { findRepository } from '../repository/find-repository.ts';
import { byRegistry } from './by-registry.ts';
import { findUpload, receivedBytes } from './find-upload.ts';
import { invalidPart } from './layer-errors.ts';

/** Bytes that the API takes at once: the model's own limit. */
const LARGEST_PART = 20_971_520;
/** Amazon ECR service quotas: layer parts, maximum layer size. */
const MOST_PARTS = 4200;
const LARGEST_LAYER = 52_000 * (1 << 20);

export const uploadLayerPart: EcrOperation<'UploadLayerPart'> = {
  stores: 'layerPartBlob',
  trail: { requestParameters: ({ layerPartBlob: _, ...shown }) => shown },
  // What is too large is not even stored: the bytes themselves are seen here only.
  authorize: (input, cx) => {
    if (input.layerPartBlob instanceof Uint8Array && input.layerPartBlob.length > LARGEST_PART)
      throw invalidParameter('layerPartBlob', `Member must have length less than or equal to ${LARGEST_PART}`);
    return [repositoryDemand('UploadLayerPart', cx, registryId(input, cx), input.repositoryName)];
  },
  handle: (_permit, input, cx) => {
    const repository = findRepository(cx, input);
    const { account, region, name } = repository;
    const { uploadId, partFirstByte: first, partLastByte: last } = input;
    const upload = findUpload(cx.state, repository, uploadId);
    const { digest, length } = storedPart(input);
    const received = receivedBytes(upload);
    if (first !== received)
      throw invalidPart(`First byte of the layer part is ${first} instead of ${received}`, uploadId, repository, received);
    if (last !== first + length - 1)
      throw invalidPart(`Last byte of the layer part is ${last} instead of ${first + length - 1}`, uploadId, repository, received);
    if (received + length > LARGEST_LAYER) throw limitExceeded(`Layers must not be larger than ${LARGEST_LAYER} bytes`);
    if (upload.parts.length >= MOST_PARTS && !byRegistry(cx.request))
      throw limitExceeded(`A layer upload must not have more than ${MOST_PARTS} parts`);
    const parts = [...upload.parts, { digest, length }];
    cx.state.put(UPLOADS, layerKey(account, region, name, uploadId), { ...upload, touchedAt: cx.now, parts });
    return { registryId: account, repositoryName: name, uploadId, lastByteReceived: last };
  },
};

function storedPart({ layerPartBlob }: UploadLayerPartRequest): ReceivedBody {
  if (layerPartBlob instanceof Uint8Array) throw new Error('the part was not stored before the turn');
  return layerPartBlob as ReceivedBody;
}
