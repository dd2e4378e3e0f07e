// A new upload: empty, with the whole layer, or in the place of one, a layer that another repository has (InitiateLayerUpload).
import type { InitiateLayerUploadResponse } from '../../../../cloud/model/generated/ecr.ts';
import type { WireResponse } from '../../../../cloud/wire/wire-response.ts';
import { digestHex } from '../digest-hex.ts';
import { methodNotAllowed } from '../method-not-allowed.ts';
import { callEcr, type Visit } from '../visit.ts';
import { completeUpload } from './complete-upload.ts';
import { mountLayer } from './mount-layer.ts';
import { hasBody, takePart } from './take-part.ts';
import { uploadAnswer } from './upload-state.ts';

export async function answerUploads(visit: Visit): Promise<WireResponse> {
  const { request, query } = visit;
  if (request.method !== 'POST') throw methodNotAllowed('POST');
  const digest = query.get('digest');
  const whole = digest !== null && hasBody(request);
  if (whole) digestHex(digest);
  const { uploadId: upload = '' } = await callEcr<InitiateLayerUploadResponse>(visit, 'InitiateLayerUpload', {});
  if (whole) {
    await takePart(visit, upload);
    return completeUpload(visit, upload, digest);
  }
  return (await mountLayer(visit, upload)) ?? uploadAnswer(visit, upload, 0, 202);
}
