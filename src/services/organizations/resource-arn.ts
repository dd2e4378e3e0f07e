// ARNs of what an organization consists of. Service Authorization Reference, AWS Organizations, resource types.
import { isBuiltIn } from './built-in-policies.ts';
import { POLICY_KINDS } from './policy-kinds.ts';
import type { HandshakeRow, OrganizationRow, PolicyRow } from './rows.ts';

type Owner = Pick<OrganizationRow, 'id' | 'managementAccount' | 'partition'>;

function arn({ partition, managementAccount }: Owner, resource: string): string {
  return `arn:${partition}:organizations::${managementAccount}:${resource}`;
}

export function organizationArn(owner: Owner): string {
  return arn(owner, `organization/${owner.id}`);
}

/** Of a root, a unit, or an account, by the form of its id. */
export function nodeArn(owner: Owner, id: string): string {
  const kind = id.startsWith('r-') ? 'root' : id.startsWith('ou-') ? 'ou' : 'account';
  return arn(owner, `${kind}/${owner.id}/${id}`);
}

export function policyArn(owner: Owner, { id, type }: Pick<PolicyRow, 'id' | 'type'>): string {
  const family = POLICY_KINDS.get(type)?.family ?? type.toLowerCase();
  return isBuiltIn(id)
    ? `arn:${owner.partition}:organizations::aws:policy/${family}/${id}`
    : arn(owner, `policy/${owner.id}/${family}/${id}`);
}

export function resourcePolicyArn(owner: Owner, id: string): string {
  return arn(owner, `resourcepolicy/${owner.id}/${id}`);
}

export function handshakeArn(partition: string, { id, action, organization, managementAccount }: HandshakeRow): string {
  return `arn:${partition}:organizations::${managementAccount}:handshake/${organization}/${action.toLowerCase()}/${id}`;
}
