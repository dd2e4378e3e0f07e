// KMS keys: opened by their policy, and by grants beside it.
import type { KmsGrant } from '../../model/policy-set.ts';
import type { ExposedRecord, Exposure, FindExposures } from '../exposure.ts';
import { byPolicy } from '../policy-exposure.ts';
import { writtenPolicy } from '../written-policy.ts';

/** KMS Developer Guide, allowing users in other accounts to use a key: the operations that reach keys of other accounts. */
const CROSS_ACCOUNT: readonly string[] = [
  'CreateGrant',
  'Decrypt',
  'DeriveSharedSecret',
  'DescribeKey',
  'Encrypt',
  'GenerateDataKey',
  'GenerateDataKeyPair',
  'GenerateDataKeyPairWithoutPlaintext',
  'GenerateDataKeyWithoutPlaintext',
  'GenerateMac',
  'GetKeyRotationStatus',
  'GetPublicKey',
  'ListGrants',
  'ReEncryptFrom',
  'ReEncryptTo',
  'RetireGrant',
  'RevokeGrant',
  'Sign',
  'Verify',
  'VerifyMac',
].map((name) => `kms:${name}`);

export const keyExposures: FindExposures = (record) => ({ ways: [...byPolicy(record, CROSS_ACCOUNT), ...byGrants(record)], notes: [] });

function byGrants(record: ExposedRecord): readonly Exposure[] {
  return record.grants.flatMap((grant): readonly Exposure[] => {
    const actions = grant.operations.map((name) => `kms:${name}`).filter((action) => CROSS_ACCOUNT.includes(action));
    if (actions.length === 0 || !/^arn:[^:]*:(?:iam|sts)::\d{12}:/.test(grant.granteePrincipal)) return [];
    const policy = writtenPolicy(
      `grant ${grant.id} of ${record.arn}`,
      record.owner,
      record.arn,
      [statementOf(grant, actions)],
      record.policy,
    );
    return [{ source: { type: 'GRANT' }, resources: [record.arn], actions, policy, written: true }];
  });
}

function statementOf({ granteePrincipal, constraints }: KmsGrant, actions: readonly string[]): object {
  const pairs = [...(constraints?.encryptionContextEquals ?? []), ...(constraints?.encryptionContextSubset ?? [])];
  const StringEquals = Object.fromEntries(pairs.map(([key, value]) => [`kms:EncryptionContext:${key}`, value]));
  return {
    Effect: 'Allow',
    Principal: { AWS: granteePrincipal },
    Action: [...actions].sort(),
    Resource: '*',
    ...(pairs.length > 0 && { Condition: { StringEquals } }),
  };
}
