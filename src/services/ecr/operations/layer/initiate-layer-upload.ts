// InitiateLayerUpload.
import { newRequestId } from '../../../../cloud/server/request-id.ts';
import { registryId, repositoryDemand } from '../../demands.ts';
import type { EcrOperation } from '../../ecr-operations.ts';
import { layerKey, UPLOADS } from '../../rows/layer-row.ts';
import { findRepository } from '../repository/find-repository.ts';

/** Bytes of a part that ECR asks for. */
const PART_SIZE = 10_485_760;

export const initiateLayerUpload: EcrOperation<'InitiateLayerUpload'> = {
  authorize: (input, cx) => [repositoryDemand('InitiateLayerUpload', cx, registryId(input, cx), input.repositoryName)],
  handle: (_permit, input, cx) => {
    const { account, region, name } = findRepository(cx, input);
    const uploadId = newRequestId(cx.random);
    cx.state.put(UPLOADS, layerKey(account, region, name, uploadId), { startedAt: cx.now, touchedAt: cx.now, parts: [] });
    return { uploadId, partSize: PART_SIZE };
  },
};
