// How a repository is encrypted at rest: a setting that is kept and shown, and cannot be changed.
import { createHash } from 'node:crypto';
import type { AuthorizeContext } from '../../../../cloud/call-context.ts';
import type { EncryptionConfiguration } from '../../../../cloud/model/generated/ecr.ts';
import type { AccountId } from '../../../../model/account.ts';
import { invalidParameter } from '../../errors.ts';
import type { RepositoryRow } from '../../rows/repository-row.ts';

export type Encryption = RepositoryRow['encryption'];
type Place = Pick<AuthorizeContext, 'region' | 'partition'>;

/** Throws `InvalidParameterException` for a key where the type takes none. */
export function readEncryption(input: EncryptionConfiguration | undefined, place: Place, account: AccountId): Encryption {
  const { encryptionType = 'AES256', kmsKey } = input ?? {};
  if (encryptionType === 'AES256') {
    if (kmsKey !== undefined) throw invalidParameter('encryptionConfiguration', "kmsKey can't be set when encryptionType is AES256");
    return { type: 'AES256' };
  }
  const type = encryptionType as 'KMS' | 'KMS_DSSE';
  return { type, kmsKey: kmsKey === undefined ? managedKeyArn(place, account) : keyArn(kmsKey, place, account) };
}

export function shownEncryption({ type, kmsKey }: Encryption): EncryptionConfiguration {
  return { encryptionType: type, ...(kmsKey !== undefined && { kmsKey }) };
}

/** The key of the account that AWS manages for ECR, `aws/ecr`. Its id is made from its place, so that it is always the same. */
export function managedKeyArn(place: Place, account: AccountId): string {
  const hash = createHash('sha256').update(`aws/ecr ${account} ${place.region}`).digest('hex');
  const id = [hash.slice(0, 8), hash.slice(8, 12), `4${hash.slice(13, 16)}`, `8${hash.slice(17, 20)}`, hash.slice(20, 32)].join('-');
  return keyArn(id, place, account);
}

/** From an ARN, an id, or an alias. */
function keyArn(key: string, { region, partition }: Place, account: AccountId): string {
  if (key.startsWith('arn:')) return key;
  return `arn:${partition}:kms:${region}:${account}:${key.startsWith('alias/') ? key : `key/${key}`}`;
}
