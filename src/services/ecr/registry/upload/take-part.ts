// The body of a request as the next part of an upload: UploadLayerPart.
import type { ReceivedBody } from '../../../../cloud/model/streamed-body.ts';
import { ServiceError } from '../../../../cloud/service-error.ts';
import { headerOf, type WireRequest } from '../../../../cloud/wire/wire-request.ts';
import { registryFailure } from '../registry-failure.ts';
import { callEcr, type Visit } from '../visit.ts';
import { contentRange } from './content-range.ts';
import { enterUpload, partInput } from './enter-upload.ts';
import { findUpload, receivedBytes, uploadHeaders } from './upload-state.ts';

/**
 * Bytes of the upload so far, with this part. What came of a body that broke off is kept, so that the client can go on from there; then it
 * throws `BLOB_UPLOAD_INVALID`.
 */
export async function takePart(visit: Visit, upload: string): Promise<number> {
  const { request, cx } = visit;
  const start = receivedBytes(enterUpload(visit, upload));
  const range = contentRange(headerOf(request, 'content-range'));
  if (range !== undefined && range.first !== start) throw outOfOrder(visit, upload, start);
  const announced = headerOf(request, 'content-length');
  const expected = range && range.last - range.first + 1;
  if (expected !== undefined && announced !== undefined && Number(announced) !== expected) throw otherLength();
  if (!hasBody(request)) return start;
  const { digest, length, broken } = await cx.receive(request.body, { keepPart: true });
  if (expected !== undefined && (length > expected || (length < expected && broken !== true))) throw otherLength();
  if (length > 0) {
    const body: ReceivedBody = { digest, length, checksums: new Map() };
    await callEcr(visit, 'UploadLayerPart', partInput(upload, start, body)).catch((error: unknown) => {
      // Somebody else has gone on with the same upload meanwhile.
      if (!(error instanceof ServiceError) || error.code !== 'InvalidLayerPartException') throw error;
      throw outOfOrder(visit, upload, receivedBytes(findUpload(visit, upload)));
    });
  }
  if (broken === true) throw registryFailure('BLOB_UPLOAD_INVALID', 'The body was cut off.');
  return start + length;
}

export function hasBody({ headers, bodiless }: WireRequest): boolean {
  return bodiless !== true && (headers.has('transfer-encoding') || (headers.get('content-length')?.[0] ?? '0') !== '0');
}

function outOfOrder(visit: Visit, upload: string, received: number): ServiceError {
  const message = `The next byte of this upload is ${received}.`;
  return new ServiceError('BLOB_UPLOAD_INVALID', 416, message, { headers: uploadHeaders(visit, upload, received) });
}

function otherLength(): ServiceError {
  return registryFailure('SIZE_INVALID', 'The length of the body is not that of its Content-Range.');
}
