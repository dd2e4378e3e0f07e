// A bucket that is attacked, with what there is to find in it, and one operation of S3 against it.
import { loadModel } from '../../src/cloud/model/load-model.ts';
import { sampleInput } from '../conformance/sample-input.ts';
import type { TestCaller } from '../testkit/cloud/test-cloud.ts';
import { seen, twoStrangers, type TwoStrangers } from './two-strangers.ts';

export const BUCKET = 'victims-bucket';

export interface AttackedBucket extends TwoStrangers {
  /** An upload in parts of the key `present`. */
  readonly uploadId: string;
  /** The version of the key `present`. */
  readonly versionId: string;
  /** What the caller sees of the operation on the bucket and the key, where it takes one, with the key blotted out. */
  readonly attack: (caller: TestCaller, operation: string, Key: string, more?: Readonly<Record<string, unknown>>) => string;
}

/** The stranger has a bucket too, `strangers-bucket`, with the key `own`. */
export function attackedBucket(): AttackedBucket {
  const world = twoStrangers();
  const { victim, stranger } = world;
  const s3 = (operation: string, input: object, body?: Uint8Array) => victim.call('s3', operation, { Bucket: BUCKET, ...input }, body);
  const content = Buffer.from('canary in the object');
  s3('CreateBucket', {});
  s3('PutBucketVersioning', { VersioningConfiguration: { Status: 'Enabled' } });
  s3('PutBucketTagging', { Tagging: { TagSet: [{ Key: 'canary', Value: 'in-the-tags' }] } });
  const versionId = s3('PutObject', { Key: 'present', Tagging: 'a=b' }, content).VersionId as string;
  const uploadId = s3('CreateMultipartUpload', { Key: 'present' }).UploadId as string;
  s3('UploadPart', { Key: 'present', UploadId: uploadId, PartNumber: 1 }, content);
  stranger.call('s3', 'CreateBucket', { Bucket: 'strangers-bucket' });
  stranger.call('s3', 'PutObject', { Bucket: 'strangers-bucket', Key: 'own' }, Buffer.from('own'));
  return { ...world, uploadId, versionId, attack: (...what) => attack(uploadId, ...what) };
}

function attack(
  uploadId: string,
  caller: TestCaller,
  operation: string,
  Key: string,
  more: Readonly<Record<string, unknown>> = {},
): string {
  const { Body: _, ...sample } = sampleInput(loadModel('s3'), operation);
  const input = {
    ...sample,
    Bucket: BUCKET,
    ...('Key' in sample && { Key }),
    ...('CopySource' in sample && { CopySource: `${BUCKET}/${Key}` }),
    ...('UploadId' in sample && { UploadId: uploadId }),
    ...(operation === 'DeleteObjects' && { Delete: { Objects: [{ Key }] } }),
    ...more,
  };
  return JSON.stringify(seen(() => caller.call('s3', operation, input))).replaceAll(Key, '@');
}
