// S3 in a cloud of two accounts, for tests: a bucket's owner, another account, and shorter ways to call.
import { createHash } from 'node:crypto';
import type { BlobSlice } from '../../../src/cloud/model/streamed-body.ts';
import { ServiceError } from '../../../src/cloud/service-error.ts';
import { s3Service } from '../../../src/services/s3/service.ts';
import { s3controlService } from '../../../src/services/s3/control-service.ts';
import { type Answer, type TestCaller, type TestCloud, testCloud } from './test-cloud.ts';

export const ACCOUNT_A = '111111111111';
export const ACCOUNT_B = '222222222222';
export const BUCKET = 'bucket-1';

type Input = Readonly<Record<string, unknown>>;

export interface S3Cloud {
  readonly cloud: TestCloud;
  /** Root of account A. */
  readonly owner: TestCaller;
  /** Root of account B. */
  readonly other: TestCaller;
  /** By the owner, in us-west-2. */
  readonly makeBucket: (name?: string, more?: Input) => void;
  /** An operation on the bucket. */
  readonly call: (operation: string, input?: Input, caller?: TestCaller) => Answer;
  readonly put: (key: string, content: string, more?: Input, caller?: TestCaller) => Answer;
  /** The text of an object, or of a part of it. */
  readonly read: (input: Input, caller?: TestCaller) => string;
}

export function s3Cloud(): S3Cloud {
  const cloud = testCloud({ services: [s3Service, s3controlService] });
  const owner = cloud.root(ACCOUNT_A);
  const call: S3Cloud['call'] = (operation, input = {}, caller = owner) => caller.call('s3', operation, { Bucket: BUCKET, ...input });
  return {
    cloud,
    owner,
    other: cloud.root(ACCOUNT_B),
    makeBucket: (name = BUCKET, more = {}) => {
      owner.call('s3', 'CreateBucket', { Bucket: name, CreateBucketConfiguration: { LocationConstraint: 'us-west-2' }, ...more });
    },
    call,
    put: (Key, content, more = {}, caller = owner) =>
      caller.call('s3', 'PutObject', { Bucket: BUCKET, Key, ...more }, Buffer.from(content)),
    read: (input, caller = owner) => {
      const { Body } = call('GetObject', input, caller);
      const pieces = (Body as readonly BlobSlice[]).map(({ digest, from, length }) => {
        const bytes = cloud.blobs.peek(digest);
        if (bytes === undefined) throw new Error(`no blob ${digest}`);
        return bytes.subarray(from, from + length);
      });
      return Buffer.concat(pieces).toString();
    },
  };
}

export function failure(run: () => unknown): ServiceError {
  try {
    run();
  } catch (error) {
    if (error instanceof ServiceError) return error;
    throw error;
  }
  throw new Error('it did not fail');
}

/** Code and status: `NoSuchKey 404`. */
export function told(run: () => unknown): string {
  const { code, status } = failure(run);
  return `${code} ${status}`;
}

/** In hex. */
export function md5(content: string | Uint8Array): string {
  return createHash('md5').update(content).digest('hex');
}
