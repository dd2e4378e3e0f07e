// Layers of a repository, and uploads of layers that are not complete. Their bytes are blobs, stored once however many repositories have them.
import { defineTable, keyOf, type Table } from '../../../cloud/state/table.ts';
import type { StoredBlob } from '../../../cloud/ports/blobs.ts';
import type { AccountId } from '../../../model/account.ts';

export interface LayerRow {
  /** SHA-256 in hex, without `sha256:`: the blob's name. */
  readonly digest: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. A layer that no image refers to is removed a while after. */
  readonly uploadedAt: number;
  /** When somebody was last told that it is there, if that is a while after: who is about to refer to it does not upload it again. */
  readonly touchedAt?: number;
}

export interface UploadRow {
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** The last part's. Uploads that nobody goes on with end after a day. */
  readonly touchedAt: number;
  /** In order, without gaps. */
  readonly parts: readonly StoredBlob[];
}

export interface CollectionRow {
  /** When unreferred layers and abandoned uploads were last looked for. */
  readonly collectedAt: number;
}

/** Key: account, region, repository, digest in hex. */
export const LAYERS: Table<LayerRow> = defineTable<LayerRow>('ecr.layers', { blobs: ({ digest }) => [digest] });
/** Key: account, region, repository, upload id (a UUID). */
export const UPLOADS: Table<UploadRow> = defineTable<UploadRow>('ecr.uploads', { blobs: ({ parts }) => parts.map(({ digest }) => digest) });
/** One row, under the empty key. */
export const COLLECTIONS: Table<CollectionRow> = defineTable<CollectionRow>('ecr.collections');

/** Of a layer (by hex digest) or an upload (by id); with an empty last part the prefix of a repository's. */
export function layerKey(account: AccountId, region: string, repository: string, digestOrUpload: string): string {
  return keyOf(account, region, repository, digestOrUpload);
}
