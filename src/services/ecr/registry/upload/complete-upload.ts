// The end of an upload: CompleteLayerUpload.
import { ServiceError } from '../../../../cloud/service-error.ts';
import type { WireResponse } from '../../../../cloud/wire/wire-response.ts';
import { UPLOADS } from '../../rows/layer-row.ts';
import { callEcr, ecrCall, pathOf, type Visit } from '../visit.ts';
import { NOTHING, partInput } from './enter-upload.ts';
import { uploadKey } from './upload-state.ts';

/** `digest`: what the layer must have. */
export async function completeUpload(visit: Visit, upload: string, digest: string): Promise<WireResponse> {
  await callEcr(visit, 'CompleteLayerUpload', { uploadId: upload, layerDigests: [digest] }).catch((error: unknown) => {
    // Two clients have pushed the same layer: both have got what they wanted.
    if (!(error instanceof ServiceError) || error.code !== 'LayerAlreadyExistsException') throw error;
    return dropUpload(visit, upload);
  });
  return {
    status: 201,
    headers: [
      ['Location', `${pathOf(visit)}/blobs/${digest}`],
      ['Docker-Content-Digest', digest],
    ],
  };
}

/** ECR's API has nothing for it: it is allowed to whoever may go on with the upload. */
export function dropUpload(visit: Visit, upload: string): Promise<void> {
  return visit.cx.instead(ecrCall(visit, 'UploadLayerPart', partInput(upload, 0, NOTHING)), (state) => {
    state.delete(UPLOADS, uploadKey(visit, upload));
  });
}
