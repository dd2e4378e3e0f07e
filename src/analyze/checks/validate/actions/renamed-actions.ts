// API operations whose action in policies has another name. Service Authorization Reference, Amazon S3 and AWS Lambda.

/** `service:Operation` in lower case → the action. */
export const RENAMED_ACTIONS: ReadonlyMap<string, string> = new Map([
  ['s3:listbuckets', 's3:ListAllMyBuckets'],
  ['s3:headbucket', 's3:ListBucket'],
  ['s3:headobject', 's3:GetObject'],
  ['s3:listobjects', 's3:ListBucket'],
  ['s3:listobjectsv2', 's3:ListBucket'],
  ['s3:listobjectversions', 's3:ListBucketVersions'],
  ['s3:listmultipartuploads', 's3:ListBucketMultipartUploads'],
  ['s3:listparts', 's3:ListMultipartUploadParts'],
  ['s3:deleteobjects', 's3:DeleteObject'],
  ['s3:copyobject', 's3:PutObject'],
  ['s3:createmultipartupload', 's3:PutObject'],
  ['s3:uploadpart', 's3:PutObject'],
  ['s3:completemultipartupload', 's3:PutObject'],
  ['s3:getbucketencryption', 's3:GetEncryptionConfiguration'],
  ['s3:putbucketencryption', 's3:PutEncryptionConfiguration'],
  ['s3:getbucketlifecycleconfiguration', 's3:GetLifecycleConfiguration'],
  ['s3:putbucketlifecycleconfiguration', 's3:PutLifecycleConfiguration'],
  ['s3:getbucketreplication', 's3:GetReplicationConfiguration'],
  ['s3:putbucketreplication', 's3:PutReplicationConfiguration'],
  ['lambda:invoke', 'lambda:InvokeFunction'],
  ['lambda:invokeasync', 'lambda:InvokeFunction'],
]);
