// The parts of an upload that have to become one blob before it can be completed.
import type { StoredBlob } from '../../../../cloud/ports/blobs.ts';
import type { StateReader } from '../../../../cloud/state/table.ts';
import type { AccountId } from '../../../../model/account.ts';
import { uploadOf } from './find-upload.ts';

/** Undefined if there is no such upload, or nothing in it. */
export function partsToJoin(
  state: StateReader,
  account: AccountId,
  region: string,
  repository: string,
  uploadId: string,
): readonly StoredBlob[] | undefined {
  const parts = uploadOf(state, { account, region, name: repository }, uploadId)?.parts ?? [];
  return parts.length === 0 ? undefined : parts;
}
