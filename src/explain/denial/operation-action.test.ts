// Names of API operations, as CloudTrail records them, and the actions that IAM authorises.
import { describe, expect, test } from 'vitest';
import { findAction } from '../../catalog/action.ts';
import { operationAction } from './operation-action.ts';

test.each([
  ['s3', 'GetObject', 's3:GetObject'],
  ['s3', 'ListObjectsV2', 's3:ListBucket'],
  ['s3', 'HeadBucket', 's3:ListBucket'],
  ['s3', 'UploadPart', 's3:PutObject'],
  ['lambda', 'Invoke', 'lambda:InvokeFunction'],
  ['lambda', 'ListFunctions20150331', 'lambda:ListFunctions'],
  ['lambda', 'UpdateFunctionConfiguration20150331v2', 'lambda:UpdateFunctionConfiguration'],
  ['monitoring', 'PutMetricAlarm', 'cloudwatch:PutMetricAlarm'],
  ['email', 'SendEmail', 'ses:SendEmail'],
  ['tagging', 'GetResources', 'tag:GetResources'],
  ['sts', 'AssumeRole', 'sts:AssumeRole'],
  ['nosuch', 'DoIt', 'nosuch:DoIt'],
])('%s %s is %s', (source, operation, action) => {
  expect(operationAction(`${source}.amazonaws.com`, operation)).toBe(action);
});

const S3 =
  'ListObjects ListObjectVersions HeadObject SelectObjectContent ListBuckets UploadPartCopy CreateMultipartUpload CompleteMultipartUpload CopyObject ' +
  'ListParts ListMultipartUploads DeleteObjects GetBucketLifecycle PutBucketLifecycle DeleteBucketLifecycle GetBucketReplication PutBucketReplication ' +
  'DeleteBucketReplication GetBucketEncryption PutBucketEncryption DeleteBucketEncryption DeleteBucketCors DeleteBucketTagging GetPublicAccessBlock ' +
  'PutPublicAccessBlock DeletePublicAccessBlock DeleteBucketPublicAccessBlock GetBucketNotificationConfiguration PutBucketNotificationConfiguration ' +
  'GetBucketAccelerateConfiguration PutBucketAccelerateConfiguration GetBucketInventoryConfiguration GetBucketMetricsConfiguration ' +
  'GetBucketAnalyticsConfiguration GetObjectLockConfiguration PutObjectLockConfiguration AbortMultipartUpload GetBucketAcl PutBucketPolicy';

test.each(S3.split(' '))('%s of S3 is an action that the catalog knows', (operation) => {
  const [service = '', name = ''] = operationAction('s3.amazonaws.com', operation).split(':');
  expect(findAction(service, name)?.name).toBe(name);
});

describe('names that objects have by themselves', () => {
  test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('%s', (name) => {
    expect(operationAction(name, name)).toBe(`${name}:${name}`);
    expect(operationAction('s3.amazonaws.com', name)).toBe(`s3:${name}`);
  });
});
