// Whether somebody may go on with an upload, and what there is of it.
import type { ReceivedBody } from '../../../../cloud/model/streamed-body.ts';
import { repositoryNotFound } from '../../errors.ts';
import type { UploadRow } from '../../rows/layer-row.ts';
import { REPOSITORIES, repositoryKey } from '../../rows/repository-row.ts';
import { registryFailure } from '../registry-failure.ts';
import { ecrCall, type Visit } from '../visit.ts';
import { findUpload } from './upload-state.ts';

/**
 * Throws as UploadLayerPart would, but makes no call: what ECR's API has no operation for is allowed to whoever may go on with the upload.
 * Who may not, does not learn whether it is there.
 */
export function enterUpload(visit: Visit, upload: string): UploadRow {
  const { cx, place, repository } = visit;
  cx.rehearse(ecrCall(visit, 'UploadLayerPart', partInput(upload, 0, NOTHING)));
  const row = findUpload(visit, upload);
  if (row !== undefined) return row;
  if (cx.state.get(REPOSITORIES, repositoryKey(place.account, place.region, repository)) === undefined) {
    throw repositoryNotFound(repository, place.account);
  }
  throw registryFailure('BLOB_UPLOAD_UNKNOWN', `The upload with id '${upload}' does not exist in the repository with name '${repository}'`);
}

/** Of UploadLayerPart. */
export function partInput(uploadId: string, partFirstByte: number, layerPartBlob: ReceivedBody): Readonly<Record<string, unknown>> {
  const partLastByte = partFirstByte + Math.max(layerPartBlob.length - 1, 0);
  return { uploadId, partFirstByte, partLastByte, layerPartBlob };
}

export const NOTHING: ReceivedBody = {
  digest: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  length: 0,
  checksums: new Map(),
};
