// S3 Control as the cloud knows it. Its operations stand with S3: access points and accounts' settings are S3's own state.
import type { S3ControlOperations } from '../../cloud/model/generated/s3control.ts';
import { defineService, type ServiceDefinition } from '../../cloud/service.ts';
import {
  deleteAccessPointPolicy,
  getAccessPointPolicy,
  getAccessPointPolicyStatus,
  putAccessPointPolicy,
} from './operations/control/access-point-policy.ts';
import { createAccessPoint, deleteAccessPoint, getAccessPoint, listAccessPoints } from './operations/control/access-points.ts';
import { deleteAccountBlock, getAccountBlock, putAccountBlock } from './operations/control/account-public-access-block.ts';
import { listTagsForResource, tagResource, untagResource } from './operations/control/resource-tags.ts';

/** Needs the tables of `s3Service`: the two are registered together. */
export const s3controlService: ServiceDefinition<S3ControlOperations> = defineService<S3ControlOperations>({
  name: 's3control',
  validation: { byHandlers: true },
  eventSource: 's3.amazonaws.com',
  operations: {
    CreateAccessPoint: createAccessPoint,
    DeleteAccessPoint: deleteAccessPoint,
    DeleteAccessPointPolicy: deleteAccessPointPolicy,
    DeletePublicAccessBlock: deleteAccountBlock,
    GetAccessPoint: getAccessPoint,
    GetAccessPointPolicy: getAccessPointPolicy,
    GetAccessPointPolicyStatus: getAccessPointPolicyStatus,
    GetPublicAccessBlock: getAccountBlock,
    ListAccessPoints: listAccessPoints,
    ListTagsForResource: listTagsForResource,
    PutAccessPointPolicy: putAccessPointPolicy,
    PutPublicAccessBlock: putAccountBlock,
    TagResource: tagResource,
    UntagResource: untagResource,
  },
  tables: [],
});
