// An upload that is under way: its next chunk, its end, how far it is, and giving it up.
import type { WireResponse } from '../../../../cloud/wire/wire-response.ts';
import { digestHex } from '../digest-hex.ts';
import { methodNotAllowed } from '../method-not-allowed.ts';
import { registryFailure } from '../registry-failure.ts';
import { ecrCall, type Visit } from '../visit.ts';
import { completeUpload, dropUpload } from './complete-upload.ts';
import { enterUpload } from './enter-upload.ts';
import { hasBody, takePart } from './take-part.ts';
import { receivedBytes, uploadAnswer } from './upload-state.ts';

/** `quirks`: see `RegistryOptions`. */
export async function answerUpload(visit: Visit, upload: string, quirks: boolean): Promise<WireResponse> {
  switch (visit.request.method) {
    case 'PATCH':
      return uploadAnswer(visit, upload, await takePart(visit, upload), quirks ? 201 : 202);
    case 'PUT':
      return finish(visit, upload);
    case 'GET':
    case 'HEAD':
      return uploadAnswer(visit, upload, receivedBytes(enterUpload(visit, upload)), 204);
    case 'DELETE':
      enterUpload(visit, upload);
      await dropUpload(visit, upload);
      return { status: 204, headers: [] };
    default:
      throw methodNotAllowed('GET, HEAD, PATCH, PUT, DELETE');
  }
}

async function finish(visit: Visit, upload: string): Promise<WireResponse> {
  const { request, cx, query } = visit;
  const digest = query.get('digest');
  if (digest === null) throw registryFailure('DIGEST_INVALID', 'The digest of the layer is missing.');
  digestHex(digest);
  if (hasBody(request)) {
    cx.rehearse(ecrCall(visit, 'CompleteLayerUpload', { uploadId: upload, layerDigests: [digest] }));
    await takePart(visit, upload);
  }
  return completeUpload(visit, upload, digest);
}
