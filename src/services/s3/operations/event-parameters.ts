// What CloudTrail shows of requests to S3: names of its own for buckets, policies and headers.
import { eventValues } from '../../../cloud/trail/event-values.ts';

const NAMES: ReadonlyMap<string, string> = new Map([
  ['Bucket', 'bucketName'],
  ['ACL', 'x-amz-acl'],
  ['CopySource', 'x-amz-copy-source'],
  ['MaxKeys', 'max-keys'],
  ['MetadataDirective', 'x-amz-metadata-directive'],
  ['ObjectOwnership', 'x-amz-object-ownership'],
  ['Policy', 'bucketPolicy'],
  ['ServerSideEncryption', 'x-amz-server-side-encryption'],
  ['SSEKMSKeyId', 'x-amz-server-side-encryption-aws-kms-key-id'],
  ['StorageClass', 'x-amz-storage-class'],
]);

/** Plain data. Policies are shown as the JSON that they are. */
export function eventParameters(input: object): Readonly<Record<string, unknown>> {
  const named: Record<string, unknown> = {};
  let text: unknown;
  for (const [member, value] of Object.entries(input)) {
    if (member === 'Policy') text = value;
    else named[NAMES.get(member) ?? member] = value;
  }
  const shown = eventValues(named) as Readonly<Record<string, unknown>>;
  return text === undefined ? shown : { ...shown, bucketPolicy: asJson(text) };
}

function asJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return text;
  }
}
