// An image: a manifest in a repository, by its digest; and the tags that point to it.
import { defineTable, keyOf, type Table } from '../../../cloud/state/table.ts';
import type { AccountId } from '../../../model/account.ts';

export interface ImageRow {
  /** `sha256:…` */
  readonly digest: string;
  /** The manifest as it was pushed, byte for byte (UTF-8). */
  readonly manifest: string;
  readonly mediaType: string;
  /** Of OCI artifacts; else the media type of the config. */
  readonly artifactMediaType?: string;
  readonly artifactType?: string;
  /** Bytes: config and layers, compressed; of an index the largest of what it lists. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly pushedAt: number;
  readonly pulledAt?: number;
  /** Digests of the config and the layers, `sha256:…`; empty for indexes. */
  readonly layers: readonly string[];
  /** Digests of the manifests that an index lists. */
  readonly manifests: readonly string[];
  /** Digest of the manifest that this one is about (signatures, SBOMs). */
  readonly subject?: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly status: 'ACTIVE' | 'ARCHIVED' | 'ACTIVATING';
  readonly archivedAt?: number;
  readonly activatedAt?: number;
  readonly scan?: ScanState;
  readonly replication: readonly ReplicationState[];
}

export interface ScanState {
  readonly status: 'PENDING' | 'IN_PROGRESS' | 'COMPLETE' | 'FAILED' | 'UNSUPPORTED_IMAGE' | 'ACTIVE' | 'SCAN_ELIGIBILITY_EXPIRED';
  readonly description: string;
  /** When it was asked for. */
  readonly requestedAt: number;
}

export interface ReplicationState {
  readonly registryId: AccountId;
  readonly region: string;
  readonly status: 'IN_PROGRESS' | 'COMPLETE' | 'FAILED';
  readonly failureCode?: string;
}

export interface TagRow {
  /** Of the image that the tag points to. */
  readonly digest: string;
}

/** Key: `imageKey`. */
export const IMAGES: Table<ImageRow> = defineTable<ImageRow>('ecr.images');
/** Key: `imageKey` with the tag in the place of the digest. */
export const IMAGE_TAGS: Table<TagRow> = defineTable<TagRow>('ecr.imageTags');

/** Of an image (by digest) or a tag; without the last part, with an empty one: the prefix of a repository's. */
export function imageKey(account: AccountId, region: string, repository: string, digestOrTag: string): string {
  return keyOf(account, region, repository, digestOrTag);
}
