// What S3 keeps: buckets, objects and their versions, uploads, access points, account settings.
import type { AccountId } from '../../model/account.ts';
import type { PublicAccessBlock, S3AclGrant, S3Facts } from '../../model/policy-set.ts';
import type { BlobSlice } from '../../cloud/model/streamed-body.ts';
import { defineTable, type Table } from '../../cloud/state/table.ts';
import type { StoredPolicy } from '../../cloud/stored-policy.ts';

export type Tags = Readonly<Record<string, string>>;
export type Ownership = S3Facts['ownership'];

/** How an object is encrypted at rest, as far as it is told: the bytes are stored as they are. */
export interface Encryption {
  /** `AES256`, `aws:kms`, `aws:kms:dsse`; `customer` with a key of the customer's. */
  readonly algorithm: string;
  readonly keyId?: string;
  readonly bucketKey?: boolean;
  /** Base64 MD5 of the customer's key, which itself is not kept. */
  readonly customerKeyMd5?: string;
}

export interface DefaultRetention {
  readonly mode: string;
  readonly days?: number;
  readonly years?: number;
}

/** Names are global in a partition. */
export interface BucketRow {
  readonly name: string;
  readonly partition: string;
  readonly account: AccountId;
  readonly region: string;
  readonly createdAt: number;
  readonly ownership: Ownership;
  /** Ownership controls were deleted: they are in force, but GetBucketOwnershipControls finds none. */
  readonly ownershipUnset?: true;
  /** Absent: the owner has full control. */
  readonly acl?: readonly S3AclGrant[];
  readonly policy?: StoredPolicy;
  readonly publicAccessBlock?: PublicAccessBlock;
  readonly versioning?: 'Enabled' | 'Suspended';
  readonly mfaDelete?: string;
  readonly encryption?: Encryption;
  readonly objectLock?: true;
  readonly defaultRetention?: DefaultRetention;
  readonly tags?: Tags;
  readonly abac?: boolean;
}

/** Anything that is only stored and shown again, by kind and id: lifecycle rules, CORS, logging … */
export interface ConfigurationRow {
  readonly value: unknown;
}

export interface ObjectPart {
  readonly number: number;
  readonly size: number;
  readonly checksums: Checksums;
}

/** Base64 texts by member name: `ChecksumCRC32`. */
export type Checksums = Readonly<Record<string, string>>;

export interface Retention {
  readonly mode: string;
  readonly until: number;
}

/** The newest version of a key, or an older one, or a delete marker. */
export interface ObjectRow {
  readonly key: string;
  /** Counts the versions of the key up. */
  readonly sequence: number;
  /** `null` for what was written without versioning. */
  readonly versionId: string;
  readonly deleteMarker?: true;
  readonly owner: AccountId;
  readonly modifiedAt: number;
  /** Without quotes. */
  readonly etag: string;
  readonly size: number;
  readonly body: readonly BlobSlice[];
  readonly checksums: Checksums;
  readonly checksumType?: string;
  /** Of multipart uploads. */
  readonly parts?: readonly ObjectPart[];
  /** System metadata by output member: `ContentType`, `CacheControl` … */
  readonly headers: Readonly<Record<string, string>>;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly storageClass?: string;
  /** Until when an archived object can be read. */
  readonly restoredUntil?: number;
  readonly encryption?: Encryption;
  readonly acl?: readonly S3AclGrant[];
  readonly tags?: Tags;
  readonly retention?: Retention;
  readonly legalHold?: string;
}

/** What CreateMultipartUpload settles about the object to come. */
export interface UploadRow {
  readonly key: string;
  readonly uploadId: string;
  readonly owner: AccountId;
  readonly initiator: { readonly id: string; readonly name: string };
  readonly initiatedAt: number;
  readonly checksumAlgorithm?: string;
  readonly checksumType?: string;
  readonly object: Pick<ObjectRow, 'headers' | 'metadata' | 'storageClass' | 'encryption' | 'acl' | 'tags' | 'retention' | 'legalHold'>;
}

export interface PartRow {
  readonly number: number;
  readonly size: number;
  readonly etag: string;
  readonly modifiedAt: number;
  readonly body: readonly BlobSlice[];
  readonly checksums: Checksums;
}

export interface AccessPointRow {
  readonly name: string;
  readonly account: AccountId;
  readonly partition: string;
  readonly region: string;
  readonly alias: string;
  readonly bucket: string;
  readonly bucketAccount: AccountId;
  readonly createdAt: number;
  readonly vpcId?: string;
  readonly publicAccessBlock: PublicAccessBlock;
  readonly policy?: StoredPolicy;
  readonly tags?: Tags;
}

const blobs = (row: { readonly body: readonly BlobSlice[] }): readonly string[] => row.body.map(({ digest }) => digest);

/** By partition and name. */
export const buckets: Table<BucketRow> = defineTable('s3.buckets');
/** By account, partition and name: for ListBuckets. */
export const bucketsOfAccounts: Table<{ readonly region: string }> = defineTable('s3.buckets-of-accounts');
/** By bucket, kind and id. */
export const configurations: Table<ConfigurationRow> = defineTable('s3.configurations');
/** The newest version of each key, delete markers too; by bucket and sort key. */
export const objects: Table<ObjectRow> = defineTable<ObjectRow>('s3.objects', { blobs });
/** Older versions, newest first; by bucket, sort key and falling sequence. */
export const noncurrent: Table<ObjectRow> = defineTable<ObjectRow>('s3.noncurrent', { blobs });
/** By bucket, sort key and upload id. */
export const uploads: Table<UploadRow> = defineTable('s3.uploads');
/** By upload id and part number. */
export const parts: Table<PartRow> = defineTable<PartRow>('s3.parts', { blobs });
/** By partition and account, region and name. */
export const accessPoints: Table<AccessPointRow> = defineTable('s3.access-points');
/** Where the row of an access point is, by partition and alias. */
export const accessPointAliases: Table<{ readonly key: string }> = defineTable('s3.access-point-aliases');
/** Block Public Access of accounts. */
export const accountPublicAccessBlocks: Table<PublicAccessBlock> = defineTable('s3.account-public-access-blocks');
