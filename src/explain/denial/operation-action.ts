// From the name of an API operation, as CloudTrail records it, to the action that IAM authorises.
import { findAction } from '../../catalog/action.ts';

/** Operations whose action has another name, as `service:Operation`; mostly S3 (Service Authorization Reference). */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ['s3:ListObjects', 'ListBucket'],
  ['s3:ListObjectsV2', 'ListBucket'],
  ['s3:HeadBucket', 'ListBucket'],
  ['s3:ListObjectVersions', 'ListBucketVersions'],
  ['s3:HeadObject', 'GetObject'],
  ['s3:SelectObjectContent', 'GetObject'],
  ['s3:ListBuckets', 'ListAllMyBuckets'],
  ['s3:UploadPart', 'PutObject'],
  ['s3:UploadPartCopy', 'PutObject'],
  ['s3:CreateMultipartUpload', 'PutObject'],
  ['s3:CompleteMultipartUpload', 'PutObject'],
  ['s3:CopyObject', 'PutObject'],
  ['s3:ListParts', 'ListMultipartUploadParts'],
  ['s3:ListMultipartUploads', 'ListBucketMultipartUploads'],
  ['s3:DeleteObjects', 'DeleteObject'],
  ['s3:GetBucketLifecycle', 'GetLifecycleConfiguration'],
  ['s3:PutBucketLifecycle', 'PutLifecycleConfiguration'],
  ['s3:DeleteBucketLifecycle', 'PutLifecycleConfiguration'],
  ['s3:GetBucketReplication', 'GetReplicationConfiguration'],
  ['s3:PutBucketReplication', 'PutReplicationConfiguration'],
  ['s3:DeleteBucketReplication', 'PutReplicationConfiguration'],
  ['s3:GetBucketEncryption', 'GetEncryptionConfiguration'],
  ['s3:PutBucketEncryption', 'PutEncryptionConfiguration'],
  ['s3:DeleteBucketEncryption', 'PutEncryptionConfiguration'],
  ['s3:DeleteBucketCors', 'PutBucketCORS'],
  ['s3:DeleteBucketTagging', 'PutBucketTagging'],
  ['s3:GetPublicAccessBlock', 'GetBucketPublicAccessBlock'],
  ['s3:PutPublicAccessBlock', 'PutBucketPublicAccessBlock'],
  ['s3:DeletePublicAccessBlock', 'PutBucketPublicAccessBlock'],
  ['s3:DeleteBucketPublicAccessBlock', 'PutBucketPublicAccessBlock'],
  ['s3:GetBucketNotificationConfiguration', 'GetBucketNotification'],
  ['s3:PutBucketNotificationConfiguration', 'PutBucketNotification'],
  ['s3:GetBucketAccelerateConfiguration', 'GetAccelerateConfiguration'],
  ['s3:PutBucketAccelerateConfiguration', 'PutAccelerateConfiguration'],
  ['s3:GetBucketInventoryConfiguration', 'GetInventoryConfiguration'],
  ['s3:GetBucketMetricsConfiguration', 'GetMetricsConfiguration'],
  ['s3:GetBucketAnalyticsConfiguration', 'GetAnalyticsConfiguration'],
  ['s3:GetObjectLockConfiguration', 'GetBucketObjectLockConfiguration'],
  ['s3:PutObjectLockConfiguration', 'PutBucketObjectLockConfiguration'],
  ['lambda:Invoke', 'InvokeFunction'],
  ['lambda:InvokeAsync', 'InvokeFunction'],
]);

/** Event sources whose IAM prefix is not the first label of the host name. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['monitoring.amazonaws.com', 'cloudwatch'],
  ['email.amazonaws.com', 'ses'],
  ['tagging.amazonaws.com', 'tag'],
]);

const VERSION_SUFFIX = /(?:v\d+|_v\d+|\d{8}(?:v\d+)?)$/;

/** `s3.amazonaws.com`, `ListObjectsV2` to `s3:ListBucket`. */
export function operationAction(eventSource: string, eventName: string): string {
  const service = PREFIXES.get(eventSource) ?? eventSource.split('.', 1)[0] ?? eventSource;
  const renamed = RENAMED.get(`${service}:${eventName}`);
  if (renamed !== undefined) return `${service}:${renamed}`;
  const known = findAction(service, eventName) ?? findAction(service, eventName.replace(VERSION_SUFFIX, ''));
  return `${service}:${known?.name ?? eventName}`;
}
