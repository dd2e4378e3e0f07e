// What a lifecycle policy would do: one preview for each repository, the last that was asked for.
import { defineTable, type Table } from '../../../cloud/state/table.ts';

export interface PreviewRow {
  readonly text: string;
  /** Of the repository that it was made for: one made anew under the same name has none. */
  readonly repositoryCreatedAt: number;
  /** Milliseconds since 1970. */
  readonly requestedAt: number;
  /** What is selected, oldest first; absent while it is in progress. */
  readonly results?: readonly PreviewedImage[];
}

export interface PreviewedImage {
  readonly digest: string;
  readonly tags: readonly string[];
  /** Milliseconds since 1970. */
  readonly pushedAt: number;
  readonly priority: number;
  readonly action: 'expire' | 'archive';
  readonly storageClass: 'STANDARD' | 'ARCHIVE';
}

/** Key: `repositoryKey`. */
export const LIFECYCLE_PREVIEWS: Table<PreviewRow> = defineTable<PreviewRow>('ecr.lifecyclePreviews');
