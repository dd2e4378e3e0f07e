// Finds the role that a request acts on.
import { parseArn } from '../model/arn.ts';
import type { Lookup } from './carried-policies.ts';
import { missingTrust } from './describe-missing.ts';
import type { EstateRole } from './estate.ts';
import { nearestPrincipal } from './unknown-principal.ts';

/** Undefined if it is not a role, or not in the estate; which is noted where its trust policy is asked for. */
export function resolveAssumedRole(lookup: Lookup, arn: string, assuming: boolean): EstateRole | undefined {
  const parts = parseArn(arn);
  if (parts === undefined || !parts.resource.startsWith('role/')) return undefined;
  const account = lookup.estate.accounts.get(parts.account);
  const role = account?.roles.get(arn.slice(arn.lastIndexOf('/') + 1));
  if (role?.arn === arn) return role;
  if (!assuming || /[*?]/.test(arn)) return undefined;
  const roles = account?.roles ?? new Map<string, EstateRole>();
  lookup.missing.push(missingTrust(arn, account?.iamKnown === true, nearestPrincipal(arn, roles)));
  return undefined;
}
