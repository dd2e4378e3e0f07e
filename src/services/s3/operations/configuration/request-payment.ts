// Who pays for requests, and transfer acceleration: kept and shown.
import { malformedXml } from '../../errors.ts';
import type { S3Operation } from '../s3-operation.ts';
import { getStored, putStored } from './stored.ts';

export const putBucketRequestPayment: S3Operation<'PutBucketRequestPayment'> = putStored(
  's3:PutBucketRequestPayment',
  'payment',
  (input) => {
    const { Payer } = input.RequestPaymentConfiguration;
    if (Payer !== 'Requester' && Payer !== 'BucketOwner') throw malformedXml();
    return Payer;
  },
);

export const getBucketRequestPayment: S3Operation<'GetBucketRequestPayment'> = getStored(
  's3:GetBucketRequestPayment',
  'payment',
  (Payer: string) => ({ Payer }),
  () => ({ Payer: 'BucketOwner' }),
);

export const putBucketAccelerate: S3Operation<'PutBucketAccelerateConfiguration'> = putStored(
  's3:PutAccelerateConfiguration',
  'accelerate',
  (input) => {
    const { Status } = input.AccelerateConfiguration;
    if (Status !== 'Enabled' && Status !== 'Suspended') throw malformedXml();
    return Status;
  },
);

export const getBucketAccelerate: S3Operation<'GetBucketAccelerateConfiguration'> = getStored(
  's3:GetAccelerateConfiguration',
  'accelerate',
  (Status: string) => ({ Status }),
  () => ({}),
);
