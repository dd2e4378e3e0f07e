// Secrets: opened by their policy, and closed to everybody outside by the key that AWS made for them.
import type { FindExposures } from '../exposure.ts';
import { byPolicy, NO_EXPOSURE } from '../policy-exposure.ts';
import { resourceActions } from '../resource-actions.ts';
import { isDefaultKey } from '../share-exposure.ts';

export const secretExposures: FindExposures = (record) => {
  const ways = byPolicy(record, resourceActions('secretsmanager', 'Secret'));
  if (ways.length === 0 || !record.kmsKeyKnown || (record.kmsKey !== undefined && !isDefaultKey(record.kmsKey))) return { ways, notes: [] };
  // Secrets Manager User Guide, access from another account: not with the AWS managed key `aws/secretsmanager`. Access Analyzer is silent then.
  if (record.policy?.policy.statements.every(({ effect }) => effect === 'Deny')) return NO_EXPOSURE;
  const message = 'it has a policy, and is under the key aws/secretsmanager, which nobody in another account can use';
  return { ways: [], notes: [{ code: 'closed-by-default-key', message }] };
};
