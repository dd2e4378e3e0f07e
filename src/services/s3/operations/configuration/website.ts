// Website configuration of buckets: kept, not served.
import type { WebsiteConfiguration } from '../../../../cloud/model/generated/s3.ts';
import { invalidArgument } from '../../errors.ts';
import type { S3Operation } from '../s3-operation.ts';
import { deleteStored, getStored, putStored, unsetError } from './stored.ts';

const KIND = 'website';

export const putBucketWebsite: S3Operation<'PutBucketWebsite'> = putStored('s3:PutBucketWebsite', KIND, (input) => {
  const { RedirectAllRequestsTo, IndexDocument } = input.WebsiteConfiguration;
  if (RedirectAllRequestsTo === undefined && IndexDocument === undefined) {
    throw invalidArgument('A value for IndexDocument Suffix must be provided if RedirectAllRequestsTo is empty', 'IndexDocument', 'null');
  }
  if (IndexDocument !== undefined && (IndexDocument.Suffix === '' || IndexDocument.Suffix.includes('/'))) {
    throw invalidArgument('The IndexDocument Suffix is not well formed', 'IndexDocument', IndexDocument.Suffix);
  }
  return input.WebsiteConfiguration;
});

export const getBucketWebsite: S3Operation<'GetBucketWebsite'> = getStored(
  's3:GetBucketWebsite',
  KIND,
  (configuration: WebsiteConfiguration) => configuration,
  unsetError('NoSuchWebsiteConfiguration', 'The specified bucket does not have a website configuration'),
);

export const deleteBucketWebsite: S3Operation<'DeleteBucketWebsite'> = deleteStored('s3:DeleteBucketWebsite', KIND);
