// An upload that is not complete yet.
import type { StateReader } from '../../../../cloud/state/table.ts';
import { layerKey, UPLOADS, type UploadRow } from '../../rows/layer-row.ts';
import type { RepositoryPlace } from '../image/find-image.ts';
import { uploadNotFound } from './layer-errors.ts';

const UPLOAD_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function uploadOf(state: StateReader, { account, region, name }: RepositoryPlace, uploadId: string): UploadRow | undefined {
  return UPLOAD_ID.test(uploadId) ? state.get(UPLOADS, layerKey(account, region, name, uploadId)) : undefined;
}

/** Throws `UploadNotFoundException`. */
export function findUpload(state: StateReader, place: RepositoryPlace, uploadId: string): UploadRow {
  const upload = uploadOf(state, place, uploadId);
  if (upload === undefined) throw uploadNotFound(uploadId, place);
  return upload;
}

/** Bytes of an upload so far. */
export function receivedBytes({ parts }: Pick<UploadRow, 'parts'>): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}
