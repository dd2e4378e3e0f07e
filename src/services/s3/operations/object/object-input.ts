// The attributes of an object that PutObject, CopyObject and CreateMultipartUpload state alike.
import type { CallContext } from '../../../../cloud/call-context.ts';
import { ServiceError } from '../../../../cloud/service-error.ts';
import type { AccountId } from '../../../../model/account.ts';
import { invalidArgument } from '../../errors.ts';
import type { BucketRow, ObjectRow, UploadRow } from '../../state.ts';
import { checkAcl } from '../access/check-acl.ts';
import { type AclInput, requestedAcl } from '../access/requested-acl.ts';
import { bucketArn } from '../target/demands-on.ts';
import { type EncryptionInput, encryptionFor } from './encryption.ts';
import { type LockInput, lockFor } from './lock-input.ts';
import { readTagHeader } from './read-tags.ts';

export interface ObjectInput extends AclInput, EncryptionInput, LockInput {
  readonly Key: string;
  readonly CacheControl?: string | undefined;
  readonly ContentDisposition?: string | undefined;
  readonly ContentEncoding?: string | undefined;
  readonly ContentLanguage?: string | undefined;
  readonly ContentType?: string | undefined;
  readonly Expires?: Date | undefined;
  readonly WebsiteRedirectLocation?: string | undefined;
  readonly Metadata?: Readonly<Record<string, string>> | undefined;
  readonly StorageClass?: string | undefined;
  readonly Tagging?: string | undefined;
}

export type ObjectAttributes = UploadRow['object'];

const HEADERS = ['CacheControl', 'ContentDisposition', 'ContentLanguage', 'WebsiteRedirectLocation'] as const;

const STORAGE_CLASSES: ReadonlySet<string> = new Set([
  'STANDARD',
  'REDUCED_REDUNDANCY',
  'STANDARD_IA',
  'ONEZONE_IA',
  'INTELLIGENT_TIERING',
  'GLACIER',
  'DEEP_ARCHIVE',
  'GLACIER_IR',
]);

const MOST_METADATA = 2048;

/** Errors: those of each part. */
export function attributesOf(cx: CallContext, bucket: BucketRow, input: ObjectInput): ObjectAttributes {
  const owner = ownerOf(cx, bucket, input.ACL);
  const acl = requestedAcl(input, { owner, bucketOwner: bucket.account }, cx);
  checkAcl(cx, bucket, { action: 's3:PutObject', resource: `${bucketArn(bucket)}/${input.Key}`, canned: input.ACL, acl });
  const lock = lockFor(bucket, input, cx.now);
  return {
    ...headersAndMetadata(input),
    ...storageClassOf(input),
    ...(input.Tagging !== undefined && input.Tagging !== '' && { tags: readTagHeader(input.Tagging) }),
    ...lock,
    encryption: encryptionFor(cx, bucket, input),
    ...(acl !== undefined && bucket.ownership !== 'BucketOwnerEnforced' && { acl }),
  };
}

/** What MetadataDirective is about. */
function headersAndMetadata(input: ObjectInput): Pick<ObjectRow, 'headers' | 'metadata'> {
  const headers: Record<string, string> = { ContentType: input.ContentType ?? 'binary/octet-stream' };
  for (const name of HEADERS) {
    const value = input[name];
    if (value !== undefined) headers[name] = value;
  }
  const encoding = withoutTransfer(input.ContentEncoding);
  if (encoding !== undefined) headers['ContentEncoding'] = encoding;
  if (input.Expires !== undefined) headers['Expires'] = input.Expires.toUTCString();
  const redirect = input.WebsiteRedirectLocation;
  if (redirect !== undefined && !/^(?:\/|https?:\/\/)/.test(redirect)) {
    const message = "The website redirect location must have a prefix of 'http://' or 'https://' or '/'.";
    throw new ServiceError('InvalidRedirectLocation', 400, message);
  }
  const metadata = input.Metadata;
  if (metadata === undefined || Object.keys(metadata).length === 0) return { headers };
  checkMetadata(metadata);
  return { headers, metadata };
}

/** `aws-chunked` says how the body travelled, not what it is. */
function withoutTransfer(encoding: string | undefined): string | undefined {
  if (encoding === undefined || !encoding.toLowerCase().includes('aws-chunked')) return encoding;
  const rest = encoding
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one.toLowerCase() !== 'aws-chunked');
  return rest.length === 0 ? undefined : rest.join(',');
}

function checkMetadata(metadata: Readonly<Record<string, string>>): void {
  let size = 0;
  for (const [name, value] of Object.entries(metadata)) size += Buffer.byteLength(name) + Buffer.byteLength(value);
  if (size <= MOST_METADATA) return;
  throw new ServiceError('MetadataTooLarge', 400, 'Your metadata headers exceed the maximum allowed metadata size', {
    members: { Size: size, MaxSizeAllowed: MOST_METADATA },
  });
}

function storageClassOf({ StorageClass }: Pick<ObjectInput, 'StorageClass'>): Pick<ObjectRow, 'storageClass'> {
  if (StorageClass === undefined) return {};
  if (!STORAGE_CLASSES.has(StorageClass)) {
    throw new ServiceError('InvalidStorageClass', 400, 'The storage class you specified is not valid', {
      members: { StorageClassRequested: StorageClass },
    });
  }
  return StorageClass === 'STANDARD' ? {} : { storageClass: StorageClass };
}

/** Whose a new object is. Source: S3 User Guide, Controlling ownership of objects. */
export function ownerOf({ account }: Pick<CallContext, 'account'>, bucket: BucketRow, acl: string | undefined): AccountId {
  if (bucket.ownership === 'BucketOwnerEnforced' || account === '') return bucket.account;
  return bucket.ownership === 'BucketOwnerPreferred' && acl === 'bucket-owner-full-control' ? bucket.account : account;
}

/** Errors: KeyTooLongError, InvalidArgument. */
export function checkKey(key: string): void {
  const size = key.length > 340 ? Buffer.byteLength(key, 'utf8') : key.length;
  if (size > 1024)
    throw new ServiceError('KeyTooLongError', 400, 'Your key is too long', { members: { Size: size, MaxSizeAllowed: 1024 } });
  if (key === '') throw invalidArgument('Key must not be empty', 'key', key);
}
