// The managed policies that AWS owns, as IAM serves them. Their megabytes are read when first asked for.
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { managedPolicyLookup, type FindManagedPolicy, type ManagedPolicy } from '../../catalog/managed-policy-lookup.ts';
import type { ManagedPolicyData } from '../../catalog/managed-policy-data.ts';
import { base32 } from '../../cloud/credential/base32.ts';

/** One policy of AWS. The catalog has its newest version only, and knows neither its first day nor its description. */
export interface AwsManagedPolicy extends ManagedPolicy {
  /** `ANPA…`; made from the ARN. */
  readonly id: string;
  /** `/job-function/` */
  readonly path: string;
  /** Milliseconds since 1970 at which the version was made. */
  readonly updatedAt: number;
}

interface Catalog {
  readonly find: FindManagedPolicy;
  readonly arns: readonly string[];
}

let catalog: Catalog | undefined;
const known = new Map<string, AwsManagedPolicy>();

/** Synchronous, as handlers are: `require` reads a module where `import` would only promise to. */
function loadCatalog(): Catalog {
  if (catalog === undefined) {
    const load = createRequire(import.meta.url);
    const { MANAGED_POLICY_DATA } = load('../../catalog/generated/managed-policies.js') as { MANAGED_POLICY_DATA: ManagedPolicyData };
    catalog = { find: managedPolicyLookup(MANAGED_POLICY_DATA), arns: MANAGED_POLICY_DATA.policies.map(([arn]) => arn).toSorted() };
  }
  return catalog;
}

const AWS_ARN = /^arn:[\w-]+:iam::aws:policy(\/(?:.*\/)?)[^/]+$/;

/** Whether the ARN is of a policy that AWS owns, known or not. */
export function isAwsManaged(arn: string): boolean {
  return arn.includes(':iam::aws:policy/');
}

/** Undefined for an ARN that the catalog does not have. */
export function findAwsManagedPolicy(arn: string): AwsManagedPolicy | undefined {
  const remembered = known.get(arn);
  if (remembered !== undefined) return remembered;
  const path = AWS_ARN.exec(arn)?.[1];
  if (path === undefined) return undefined;
  const found = loadCatalog().find(arn.replace(/^arn:[\w-]+:/, 'arn:aws:'));
  if (found === undefined) return undefined;
  const id = `ANPA${base32(createHash('sha256').update(found.arn).digest()).slice(0, 17)}`;
  const policy = Object.freeze({ ...found, arn, id, path, updatedAt: Date.parse(found.updated) });
  known.set(arn, policy);
  return policy;
}

/** ARNs of all of them in a partition, ascending. */
export function awsManagedPolicyArns(partition: string): readonly string[] {
  const { arns } = loadCatalog();
  return partition === 'aws' ? arns : arns.map((arn) => arn.replace(/^arn:aws:/, `arn:${partition}:`));
}
