// Small bodies, as rows like any other.
import { defineTable, type Table } from '../state/table.ts';

export interface InlineBlob {
  readonly base64: string;
}

/** By SHA-256 in hex. */
export const INLINE_BLOBS: Table<InlineBlob> = defineTable<InlineBlob>('cloud.blobs');
