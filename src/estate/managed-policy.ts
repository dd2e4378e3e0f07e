// Finds managed policies by ARN: in their account, among those that the estate carries, in the catalog.
import { parseArn } from '../model/arn.ts';
import type { Estate, EstatePolicy } from './estate.ts';

/** AWS managed policies by ARN, for those that the estate itself does not carry. */
export type ManagedPolicyLookup = (arn: string) => EstatePolicy | undefined;

export function findManagedPolicy(estate: Estate, managed: ManagedPolicyLookup, arn: string): EstatePolicy | undefined {
  const account = parseArn(arn)?.account;
  if (account === undefined) return undefined;
  return estate.accounts.get(account)?.policies.get(arn) ?? estate.awsManagedPolicies.get(arn) ?? managed(arn);
}
