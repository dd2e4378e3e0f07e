// How objects are said to be encrypted: what a request states, what the bucket states, and the customer's keys.
import { createHash } from 'node:crypto';
import type { AuthorizeContext } from '../../../../cloud/call-context.ts';
import { ServiceError } from '../../../../cloud/service-error.ts';
import type { ContextValue } from '../../../../model/request.ts';
import { accessDenied, invalidArgument, invalidRequest } from '../../errors.ts';
import type { BucketRow, Encryption, ObjectRow } from '../../state.ts';

export interface CustomerKeyInput {
  readonly SSECustomerAlgorithm?: string | undefined;
  readonly SSECustomerKey?: string | undefined;
  readonly SSECustomerKeyMD5?: string | undefined;
}

export interface EncryptionInput extends CustomerKeyInput {
  readonly ServerSideEncryption?: string | undefined;
  readonly SSEKMSKeyId?: string | undefined;
  readonly BucketKeyEnabled?: boolean | undefined;
}

const ALGORITHMS: ReadonlySet<string> = new Set(['AES256', 'aws:kms', 'aws:kms:dsse']);

/** Of a new object. Errors: InvalidArgument, InvalidEncryptionAlgorithmError. */
export function encryptionFor(cx: Pick<AuthorizeContext, 'partition'>, bucket: BucketRow, input: EncryptionInput): Encryption {
  const customerKeyMd5 = readCustomerKey(input);
  const { ServerSideEncryption: algorithm, SSEKMSKeyId: keyId, BucketKeyEnabled } = input;
  if (customerKeyMd5 !== undefined) {
    if (algorithm !== undefined) {
      const message = 'Server Side Encryption with Customer provided key is incompatible with the encryption method specified';
      throw invalidArgument(message, 'x-amz-server-side-encryption', algorithm);
    }
    return { algorithm: 'customer', customerKeyMd5 };
  }
  if (algorithm === undefined) {
    if (keyId !== undefined) throw needsKms(keyId);
    return bucket.encryption === undefined ? { algorithm: 'AES256' } : withKey(cx, bucket, bucket.encryption);
  }
  if (!ALGORITHMS.has(algorithm)) {
    const message = 'The encryption request you specified is not valid. Supported value: AES256.';
    throw invalidArgument(message, 'x-amz-server-side-encryption', algorithm);
  }
  if (algorithm === 'AES256' && keyId !== undefined) throw needsKms(keyId);
  const bucketKey = BucketKeyEnabled ?? bucket.encryption?.bucketKey;
  return withKey(cx, bucket, { algorithm, ...(keyId !== undefined && { keyId }), ...(bucketKey !== undefined && { bucketKey }) });
}

function needsKms(keyId: string): ServiceError {
  const message = 'Server Side Encryption with AWS KMS managed key requires HTTP header x-amz-server-side-encryption : aws:kms';
  return invalidArgument(message, 'x-amz-server-side-encryption-aws-kms-key-id', keyId);
}

function withKey({ partition }: Pick<AuthorizeContext, 'partition'>, bucket: BucketRow, encryption: Encryption): Encryption {
  if (encryption.algorithm === 'AES256') return { algorithm: 'AES256' };
  const { keyId = 'alias/aws/s3' } = encryption;
  if (keyId.startsWith('arn:')) return encryption;
  const resource = keyId.startsWith('alias/') ? keyId : `key/${keyId}`;
  return { ...encryption, keyId: `arn:${partition}:kms:${bucket.region}:${bucket.account}:${resource}` };
}

/** MD5 of the customer's key in base64; undefined if there is none. Errors: InvalidArgument. Source: S3 User Guide, Using SSE-C. */
function readCustomerKey({
  SSECustomerAlgorithm: algorithm,
  SSECustomerKey: key,
  SSECustomerKeyMD5: md5,
}: CustomerKeyInput): string | undefined {
  if (algorithm === undefined && key === undefined && md5 === undefined) return undefined;
  const asked = 'Requests specifying Server Side Encryption with Customer provided keys must provide';
  if (algorithm === undefined) {
    throw invalidArgument(`${asked} a valid encryption algorithm.`, 'x-amz-server-side-encryption', undefined);
  }
  if (algorithm !== 'AES256') {
    throw new ServiceError(
      'InvalidEncryptionAlgorithmError',
      400,
      'The Encryption request you specified is not valid. Supported value: AES256.',
      {
        members: { ArgumentName: 'x-amz-server-side-encryption', ArgumentValue: algorithm },
      },
    );
  }
  if (key === undefined) throw invalidArgument(`${asked} an appropriate secret key.`, 'x-amz-server-side-encryption', undefined);
  const bytes = Buffer.from(key, 'base64');
  if (bytes.length !== 32) {
    throw invalidArgument('The secret key was invalid for the specified algorithm.', 'x-amz-server-side-encryption', undefined);
  }
  if (md5 === undefined)
    throw invalidArgument(`${asked} the client calculated MD5 of the secret key.`, 'x-amz-server-side-encryption', undefined);
  const computed = createHash('md5').update(bytes).digest('base64');
  if (computed !== md5) {
    const message = 'The calculated MD5 hash of the key did not match the hash that was provided.';
    throw invalidArgument(message, 'x-amz-server-side-encryption', undefined);
  }
  return md5;
}

/** Objects under a customer's key are given out with that key only. Errors: InvalidRequest, AccessDenied, those of the key's form. */
export function checkCustomerKey({ encryption }: Pick<ObjectRow, 'encryption'>, input: CustomerKeyInput): void {
  const given = readCustomerKey(input);
  const needed = encryption?.customerKeyMd5;
  if (needed === undefined && given === undefined) return;
  if (needed === undefined) throw invalidRequest('The encryption parameters are not applicable to this object.');
  if (given === undefined) {
    throw invalidRequest(
      'The object was stored using a form of Server Side Encryption. The correct parameters must be provided to retrieve the object.',
    );
  }
  if (given !== needed) throw accessDenied();
}

/** Output members. */
export function encryptionShape(encryption: Encryption | undefined): {
  readonly ServerSideEncryption?: string;
  readonly SSEKMSKeyId?: string;
  readonly BucketKeyEnabled?: boolean;
  readonly SSECustomerAlgorithm?: string;
  readonly SSECustomerKeyMD5?: string;
} {
  if (encryption === undefined) return {};
  const { algorithm, keyId, bucketKey, customerKeyMd5 } = encryption;
  if (customerKeyMd5 !== undefined) return { SSECustomerAlgorithm: 'AES256', SSECustomerKeyMD5: customerKeyMd5 };
  return {
    ServerSideEncryption: algorithm,
    ...(keyId !== undefined && { SSEKMSKeyId: keyId }),
    ...(bucketKey === true && { BucketKeyEnabled: true }),
  };
}

/** Condition keys, as the request states them. */
export function encryptionKeys(input: EncryptionInput): readonly (readonly [key: string, value: ContextValue])[] {
  const { ServerSideEncryption: algorithm, SSEKMSKeyId: keyId, SSECustomerAlgorithm: customer } = input;
  return [
    ...(algorithm === undefined ? [] : ([['s3:x-amz-server-side-encryption', algorithm]] as const)),
    ...(keyId === undefined ? [] : ([['s3:x-amz-server-side-encryption-aws-kms-key-id', keyId]] as const)),
    ...(customer === undefined ? [] : ([['s3:x-amz-server-side-encryption-customer-algorithm', customer]] as const)),
  ];
}
