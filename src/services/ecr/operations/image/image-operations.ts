// ECR's operations on images.
import type { EcrGroup } from '../../ecr-operations.ts';
import { batchDeleteImage } from './batch-delete-image.ts';
import { batchGetImage } from './batch-get-image.ts';
import { describeImageSigningStatus } from './describe-image-signing-status.ts';
import { describeImages } from './describe-images.ts';
import { listImageReferrers } from './list-image-referrers.ts';
import { listImages } from './list-images.ts';
import { putImage } from './push/put-image.ts';
import { updateImageStorageClass } from './update-image-storage-class.ts';

export const imageOperations: EcrGroup<
  | 'BatchDeleteImage'
  | 'BatchGetImage'
  | 'DescribeImageSigningStatus'
  | 'DescribeImages'
  | 'ListImageReferrers'
  | 'ListImages'
  | 'PutImage'
  | 'UpdateImageStorageClass'
> = {
  BatchDeleteImage: batchDeleteImage,
  BatchGetImage: batchGetImage,
  DescribeImageSigningStatus: describeImageSigningStatus,
  DescribeImages: describeImages,
  ListImageReferrers: listImageReferrers,
  ListImages: listImages,
  PutImage: putImage,
  UpdateImageStorageClass: updateImageStorageClass,
};
