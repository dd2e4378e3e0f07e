// Describes a service or resource control policy, with the ARN that AWS gives it.
import type { AccountId } from '../model/account.ts';
import type { OrganizationPolicy } from './estate-draft.ts';
import type { PolicyText } from './estate.ts';

/** The ARN is worked out from the policy's id where it is not given. */
export function organizationPolicy(facts: {
  readonly type: 'scp' | 'rcp';
  readonly name: string;
  readonly id: string | undefined;
  readonly arn: string | undefined;
  readonly document: PolicyText;
  readonly organization: string;
  readonly managementAccount: AccountId;
}): OrganizationPolicy {
  const { type, name, id, document, organization, managementAccount } = facts;
  const family = type === 'scp' ? 'service_control_policy' : 'resource_control_policy';
  const built = id === undefined ? undefined : `arn:aws:organizations::${managementAccount}:policy/${organization}/${family}/${id}`;
  const arn = facts.arn ?? built;
  return { type, policy: { description: { type, name, ...(arn !== undefined && { arn }) }, document }, ...(id !== undefined && { id }) };
}
