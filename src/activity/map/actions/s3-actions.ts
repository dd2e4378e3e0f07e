// The actions of S3's operations themselves; what their headers add is in s3-header-actions.ts.
import { need } from './action-need.ts';
import type { Call } from './call.ts';
import type { NeededAction } from './needed-action.ts';
import { objectsOfCall } from './objects-of-call.ts';
import { textMember } from './read-member.ts';
import { s3AccessContext } from './s3-header-actions.ts';
import { S3_OPERATIONS, S3_VERSIONED } from './s3-operations.ts';

/** S3's public access block is set on a bucket or on an account; the operations on the account have no bucket. */
const PUBLIC_ACCESS_BLOCK: ReadonlyMap<string, readonly [bucket: string, account: string]> = new Map([
  ['GetPublicAccessBlock', ['GetBucketPublicAccessBlock', 'GetAccountPublicAccessBlock']],
  ['PutPublicAccessBlock', ['PutBucketPublicAccessBlock', 'PutAccountPublicAccessBlock']],
  ['DeletePublicAccessBlock', ['PutBucketPublicAccessBlock', 'PutAccountPublicAccessBlock']],
]);

/** `x-amz-…` names and the like are logged as they are in the request. */
export const S3_OWN_MEMBERS: readonly string[] = ['bucketName', 'versionId'];

/** Empty when the operation has no action of its own that the catalog knows. */
export function s3Actions(call: Call): readonly NeededAction[] {
  const bucket = textMember(call.event.parameters, 'bucketName');
  if (call.prefix === 's3express' || bucket?.endsWith('--x-s3') === true) {
    const express = directoryBucketAction(call);
    if (express !== undefined) return need(express, { grade: 'core', because: 'event name, on a directory bucket' });
  }
  const on = objectsOfCall(call);
  return namesOf(call, bucket).flatMap((name) => {
    const [action, because] = versioned(name, call);
    return need(action.includes(':') ? action : `s3:${action}`, { grade: 'core', because, on, context: s3AccessContext(call) });
  });
}

function namesOf(call: Call, bucket: string | undefined): readonly string[] {
  const block = PUBLIC_ACCESS_BLOCK.get(call.operation);
  if (block !== undefined) return [bucket === undefined ? block[1] : block[0]];
  return S3_OPERATIONS.get(call.operation) ?? [call.operation];
}

/** GetObjectTorrent is checked as GetObject, its version as GetObjectVersion. */
function versioned(name: string, call: Call): readonly [action: string, because: string] {
  const withVersion = textMember(call.event.parameters, 'versionId') === undefined ? undefined : S3_VERSIONED.get(name);
  return withVersion === undefined ? [name, 'event name'] : [withVersion, 'event name and requestParameters.versionId'];
}

/**
 * Calls on objects of a directory bucket are authorized by the session that CreateSession gave. Amazon S3 User Guide, "Authorizing Regional
 * endpoint API
 * operations with IAM" and "Authorizing Zonal endpoint API operations with CreateSession". Undefined where `s3` has the action.
 */
function directoryBucketAction(call: Call): string | undefined {
  if (OBJECT_OPERATIONS.has(call.operation)) return 's3express:CreateSession';
  const [name = call.operation] = S3_OPERATIONS.get(call.operation) ?? [];
  const action = name.includes(':') ? name : `s3express:${name}`;
  return need(action, { grade: 'core', because: '' }).length > 0 ? action : undefined;
}

const OBJECT_OPERATIONS: ReadonlySet<string> = new Set([
  ...[
    'GetObject',
    'HeadObject',
    'PutObject',
    'DeleteObject',
    'DeleteObjects',
    'CopyObject',
    'RenameObject',
    'GetObjectAttributes',
    'CreateSession',
  ],
  ...['ListObjects', 'ListObjectsV2', 'HeadBucket', 'CreateMultipartUpload', 'UploadPart', 'UploadPartCopy', 'CompleteMultipartUpload'],
  ...['AbortMultipartUpload', 'ListParts', 'ListMultipartUploads'],
]);
