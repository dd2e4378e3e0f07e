// Looks AWS managed policies up in the generated data, after checking that it is whole.
import { checksum } from './checksum.ts';
import { MANAGED_POLICY_FORMAT } from './managed-policy-data.ts';
import type { ManagedPolicyData } from './managed-policy-data.ts';

export interface ManagedPolicy {
  /** `arn:aws:iam::aws:policy/job-function/ViewOnlyAccess` */
  readonly arn: string;
  /** The last element of the ARN. */
  readonly name: string;
  /** The newest version that the source has: `v12`. */
  readonly version: string;
  /** When AWS made that version: an ISO 8601 instant. */
  readonly updated: string;
  /** The document as JSON text, its keys in AWS's order, on one line. */
  readonly document: string;
}

/**
 * The newest known version of a policy; undefined for an ARN that the source does not have, which does not mean that AWS does not.
 * Throws when the policy's data is damaged.
 */
export type FindManagedPolicy = (arn: string) => ManagedPolicy | undefined;

/**
 * Makes the lookup over generated data.
 *
 * @throws Error when the data is of another format or policies are missing from it.
 */
export function managedPolicyLookup(data: ManagedPolicyData): FindManagedPolicy {
  if (data.format !== MANAGED_POLICY_FORMAT) {
    throw damaged(`their format is ${data.format}, and this version reads format ${MANAGED_POLICY_FORMAT}`);
  }
  const packed = new Map(data.policies.map((policy) => [policy[0], policy]));
  if (packed.size !== data.count) throw damaged(`there are ${packed.size} of ${data.count}`);
  return (arn) => {
    const policy = packed.get(arn);
    if (policy === undefined) return undefined;
    const [, version, updated, document, expected] = policy;
    if (managedPolicyChecksum(arn, version, updated, document) !== expected) throw damaged(`\`${arn}\` does not match its checksum`);
    return { arn, name: arn.slice(arn.lastIndexOf('/') + 1), version, updated, document };
  };
}

/** The checksum that the last element of a packed policy must have. */
export function managedPolicyChecksum(arn: string, version: string, updated: string, document: string): number {
  return checksum([arn, version, updated, document].join('\n'));
}

function damaged(what: string): Error {
  return new Error(`the catalog's managed policies are damaged: ${what}; install again, or build them with \`npm run catalog:build\``);
}
