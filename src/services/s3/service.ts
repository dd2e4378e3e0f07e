// S3 as the cloud knows it.
import type { S3Operations } from '../../cloud/model/generated/s3.ts';
import { defineService, type OperationTable, type ServiceDefinition } from '../../cloud/service.ts';
import { getBucketAcl, putBucketAcl } from './operations/access/bucket-acl.ts';
import { deleteBucketPolicy, getBucketPolicy, getBucketPolicyStatus, putBucketPolicy } from './operations/access/bucket-policy.ts';
import { getObjectAcl, putObjectAcl } from './operations/access/object-acl.ts';
import { deleteOwnershipControls, getOwnershipControls, putOwnershipControls } from './operations/access/ownership-controls.ts';
import { deletePublicAccessBlock, getPublicAccessBlock, putPublicAccessBlock } from './operations/access/public-access-block.ts';
import { createBucket } from './operations/bucket/create-bucket.ts';
import { deleteBucket } from './operations/bucket/delete-bucket.ts';
import { getBucketLocation } from './operations/bucket/get-bucket-location.ts';
import { headBucket } from './operations/bucket/head-bucket.ts';
import { listBuckets } from './operations/bucket/list-buckets.ts';
import {
  deleteBucketTagging,
  getBucketAbac,
  getBucketTagging,
  putBucketAbac,
  putBucketTagging,
} from './operations/configuration/bucket-tagging.ts';
import {
  deleteAnalytics,
  deleteInventory,
  deleteMetrics,
  deleteTiering,
  getAnalytics,
  getInventory,
  getMetrics,
  getTiering,
  listAnalytics,
  listInventories,
  listMetrics,
  listTierings,
  putAnalytics,
  putInventory,
  putMetrics,
  putTiering,
} from './operations/configuration/by-id.ts';
import { deleteBucketCors, getBucketCors, putBucketCors } from './operations/configuration/cors.ts';
import { deleteBucketEncryption, getBucketEncryption, putBucketEncryption } from './operations/configuration/encryption.ts';
import { deleteBucketLifecycle, getBucketLifecycle, putBucketLifecycle } from './operations/configuration/lifecycle.ts';
import { getBucketLogging, putBucketLogging } from './operations/configuration/logging.ts';
import { getBucketNotification, putBucketNotification } from './operations/configuration/notification.ts';
import { getObjectLockConfiguration, putObjectLockConfiguration } from './operations/configuration/object-lock.ts';
import { deleteBucketReplication, getBucketReplication, putBucketReplication } from './operations/configuration/replication.ts';
import {
  getBucketAccelerate,
  getBucketRequestPayment,
  putBucketAccelerate,
  putBucketRequestPayment,
} from './operations/configuration/request-payment.ts';
import { getBucketVersioning, putBucketVersioning } from './operations/configuration/versioning.ts';
import { deleteBucketWebsite, getBucketWebsite, putBucketWebsite } from './operations/configuration/website.ts';
import { listObjectVersions } from './operations/listing/list-object-versions.ts';
import { listObjects, listObjectsV2 } from './operations/listing/list-objects.ts';
import { abortMultipartUpload } from './operations/multipart/abort-multipart-upload.ts';
import { completeMultipartUpload } from './operations/multipart/complete-multipart-upload.ts';
import { createMultipartUpload } from './operations/multipart/create-multipart-upload.ts';
import { listMultipartUploads } from './operations/multipart/list-multipart-uploads.ts';
import { listParts } from './operations/multipart/list-parts.ts';
import { uploadPartCopy } from './operations/multipart/upload-part-copy.ts';
import { uploadPart } from './operations/multipart/upload-part.ts';
import { copyObject } from './operations/object/copy-object.ts';
import { deleteObject } from './operations/object/delete-object.ts';
import { deleteObjects } from './operations/object/delete-objects.ts';
import { getObjectAttributes } from './operations/object/get-object-attributes.ts';
import { getObject, headObject } from './operations/object/get-object.ts';
import { getObjectLegalHold, getObjectRetention, putObjectLegalHold, putObjectRetention } from './operations/object/object-locks.ts';
import { deleteObjectTagging, getObjectTagging, putObjectTagging } from './operations/object/object-tagging.ts';
import { putObject } from './operations/object/put-object.ts';
import { restoreObject } from './operations/object/restore-object.ts';
import { corsOf } from './operations/configuration/cors-headers.ts';
import { eventParameters } from './operations/event-parameters.ts';
import { pathFor } from './operations/target/path-for.ts';
import {
  accessPointAliases,
  accessPoints,
  accountPublicAccessBlocks,
  buckets,
  bucketsOfAccounts,
  configurations,
  noncurrent,
  objects,
  parts,
  uploads,
} from './state.ts';

const operations: OperationTable<S3Operations> = {
  AbortMultipartUpload: abortMultipartUpload,
  CompleteMultipartUpload: completeMultipartUpload,
  CopyObject: copyObject,
  CreateBucket: createBucket,
  CreateMultipartUpload: createMultipartUpload,
  DeleteBucket: deleteBucket,
  DeleteBucketAnalyticsConfiguration: deleteAnalytics,
  DeleteBucketCors: deleteBucketCors,
  DeleteBucketEncryption: deleteBucketEncryption,
  DeleteBucketIntelligentTieringConfiguration: deleteTiering,
  DeleteBucketInventoryConfiguration: deleteInventory,
  DeleteBucketLifecycle: deleteBucketLifecycle,
  DeleteBucketMetricsConfiguration: deleteMetrics,
  DeleteBucketOwnershipControls: deleteOwnershipControls,
  DeleteBucketPolicy: deleteBucketPolicy,
  DeleteBucketReplication: deleteBucketReplication,
  DeleteBucketTagging: deleteBucketTagging,
  DeleteBucketWebsite: deleteBucketWebsite,
  DeleteObject: deleteObject,
  DeleteObjectTagging: deleteObjectTagging,
  DeleteObjects: deleteObjects,
  DeletePublicAccessBlock: deletePublicAccessBlock,
  GetBucketAbac: getBucketAbac,
  GetBucketAccelerateConfiguration: getBucketAccelerate,
  GetBucketAcl: getBucketAcl,
  GetBucketAnalyticsConfiguration: getAnalytics,
  GetBucketCors: getBucketCors,
  GetBucketEncryption: getBucketEncryption,
  GetBucketIntelligentTieringConfiguration: getTiering,
  GetBucketInventoryConfiguration: getInventory,
  GetBucketLifecycleConfiguration: getBucketLifecycle,
  GetBucketLocation: getBucketLocation,
  GetBucketLogging: getBucketLogging,
  GetBucketMetricsConfiguration: getMetrics,
  GetBucketNotificationConfiguration: getBucketNotification,
  GetBucketOwnershipControls: getOwnershipControls,
  GetBucketPolicy: getBucketPolicy,
  GetBucketPolicyStatus: getBucketPolicyStatus,
  GetBucketReplication: getBucketReplication,
  GetBucketRequestPayment: getBucketRequestPayment,
  GetBucketTagging: getBucketTagging,
  GetBucketVersioning: getBucketVersioning,
  GetBucketWebsite: getBucketWebsite,
  GetObject: getObject,
  GetObjectAcl: getObjectAcl,
  GetObjectAttributes: getObjectAttributes,
  GetObjectLegalHold: getObjectLegalHold,
  GetObjectLockConfiguration: getObjectLockConfiguration,
  GetObjectRetention: getObjectRetention,
  GetObjectTagging: getObjectTagging,
  GetPublicAccessBlock: getPublicAccessBlock,
  HeadBucket: headBucket,
  HeadObject: headObject,
  ListBucketAnalyticsConfigurations: listAnalytics,
  ListBucketIntelligentTieringConfigurations: listTierings,
  ListBucketInventoryConfigurations: listInventories,
  ListBucketMetricsConfigurations: listMetrics,
  ListBuckets: listBuckets,
  ListMultipartUploads: listMultipartUploads,
  ListObjectVersions: listObjectVersions,
  ListObjects: listObjects,
  ListObjectsV2: listObjectsV2,
  ListParts: listParts,
  PutBucketAbac: putBucketAbac,
  PutBucketAccelerateConfiguration: putBucketAccelerate,
  PutBucketAcl: putBucketAcl,
  PutBucketAnalyticsConfiguration: putAnalytics,
  PutBucketCors: putBucketCors,
  PutBucketEncryption: putBucketEncryption,
  PutBucketIntelligentTieringConfiguration: putTiering,
  PutBucketInventoryConfiguration: putInventory,
  PutBucketLifecycleConfiguration: putBucketLifecycle,
  PutBucketLogging: putBucketLogging,
  PutBucketMetricsConfiguration: putMetrics,
  PutBucketNotificationConfiguration: putBucketNotification,
  PutBucketOwnershipControls: putOwnershipControls,
  PutBucketPolicy: putBucketPolicy,
  PutBucketReplication: putBucketReplication,
  PutBucketRequestPayment: putBucketRequestPayment,
  PutBucketTagging: putBucketTagging,
  PutBucketVersioning: putBucketVersioning,
  PutBucketWebsite: putBucketWebsite,
  PutObject: putObject,
  PutObjectAcl: putObjectAcl,
  PutObjectLegalHold: putObjectLegalHold,
  PutObjectLockConfiguration: putObjectLockConfiguration,
  PutObjectRetention: putObjectRetention,
  PutObjectTagging: putObjectTagging,
  PutPublicAccessBlock: putPublicAccessBlock,
  RestoreObject: restoreObject,
  UploadPart: uploadPart,
  UploadPartCopy: uploadPartCopy,
};

/** All of them are shown to CloudTrail in the same way. */
const recorded = Object.fromEntries(
  Object.entries(operations).map(([name, operation]) => [
    name,
    { ...operation, trail: { requestParameters: eventParameters, ...operation.trail } },
  ]),
) as typeof operations;

export const s3Service: ServiceDefinition<S3Operations> = defineService<S3Operations>({
  name: 's3',
  operations: recorded,
  tables: [
    accessPointAliases,
    accessPoints,
    accountPublicAccessBlocks,
    buckets,
    bucketsOfAccounts,
    configurations,
    noncurrent,
    objects,
    parts,
    uploads,
  ],
  validation: { byHandlers: true },
  rest: { pathFor, cors: corsOf },
});
