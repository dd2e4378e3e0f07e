// What must be allowed to ask AWS Organizations something: by the caller's own account, as delegated administrator, or by the resource policy.
import type { AuthorizeContext } from '../../cloud/call-context.ts';
import type { Demand, DemandResource } from '../../cloud/demand.ts';
import { keyOf } from '../../cloud/state/table.ts';
import type { StoredPolicy } from '../../cloud/stored-policy.ts';
import type { AccountId } from '../../model/account.ts';
import type { ContextValue } from '../../model/request.ts';
import { FOR_MEMBERS } from './authorization.ts';
import { handshakeArn, nodeArn, policyArn, resourcePolicyArn } from './resource-arn.ts';
import { HANDSHAKES, TAGS } from './rows.ts';
import { organizationOf, type Snapshot } from './snapshot.ts';

export interface DemandOptions {
  /** Ids of what it acts on: accounts, units, roots, policies, handshakes. None: `*`. */
  readonly on?: readonly (string | undefined)[];
  readonly context?: readonly (readonly [key: string, value: ContextValue])[];
}

/** `name` without the service: `AttachPolicy`. Reading is open to every delegated administrator, whatever the service. */
export function demandsFor(cx: AuthorizeContext, name: string, { on = [], context = [] }: DemandOptions = {}): readonly Demand[] {
  const snapshot = organizationOf(cx.state, cx.account);
  const side = resourceSide(cx, snapshot, name);
  const ids = on.filter((id) => id !== undefined);
  const resources = ids.length === 0 ? [{ arn: '*' }] : ids.map((id) => resourceOf(cx, snapshot, id));
  return resources.map((resource) => ({
    action: `organizations:${name}`,
    resource: { ...resource, ...side },
    ...(context.length > 0 && { context }),
  }));
}

function resourceOf(cx: AuthorizeContext, snapshot: Snapshot | undefined, id: string): DemandResource {
  if (id.startsWith('h-')) return { arn: handshakeArnFor(cx, id) };
  if (snapshot === undefined || id.includes('\0')) return { arn: '*' };
  const { row } = snapshot;
  const tags = cx.state.get(TAGS, keyOf(row.id, id));
  return { arn: arnOf(snapshot, id), ...(tags !== undefined && { tags }) };
}

/** Its ARN names an organization and a management account: only the parties are told. */
function handshakeArnFor({ state, account, partition }: AuthorizeContext, id: string): string {
  const handshake = state.get(HANDSHAKES, id);
  const party = handshake !== undefined && (handshake.account === account || handshake.managementAccount === account);
  return party ? handshakeArn(partition, handshake) : '*';
}

function arnOf({ row, policies }: Snapshot, id: string): string {
  if (id.startsWith('rp-')) return resourcePolicyArn(row, id);
  if (id.startsWith('p-')) return policyArn(row, policies.get(id) ?? { id, type: 'SERVICE_CONTROL_POLICY' });
  return nodeArn(row, id);
}

/** Nothing for the management account, whose own policies decide. */
function resourceSide(cx: AuthorizeContext, snapshot: Snapshot | undefined, name: string): Pick<DemandResource, 'policy' | 'owner'> {
  if (snapshot === undefined || snapshot.row.managementAccount === cx.account) return {};
  const { row, delegations } = snapshot;
  if (/^(?:Describe|List)/.test(name) && delegations.has(cx.account)) {
    return { policy: { policy: delegation(cx.account), description: { type: 'resource', name: 'delegated administration' } } };
  }
  if (row.resourcePolicy === undefined || FOR_MEMBERS.has(name.toLowerCase())) return {};
  const description = { type: 'resource', name: 'resource policy of the organization' } as const;
  return { policy: { policy: row.resourcePolicy.policy, description }, owner: row.managementAccount };
}

const delegationPolicies = new Map<AccountId, StoredPolicy>();

/** Opens the organization to the account as such: its own policies decide who in it may ask. */
function delegation(account: AccountId): StoredPolicy {
  let policy = delegationPolicies.get(account);
  if (policy === undefined) {
    const statement = { Effect: 'Allow', Principal: { AWS: account }, Action: 'organizations:*', Resource: '*' };
    policy = { text: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }), principals: [] };
    delegationPolicies.set(account, policy);
  }
  return policy;
}

/** `aws:RequestTag/…` and `aws:TagKeys` of tags in the input. */
export function requestTagKeys(
  tags: readonly { readonly Key: string; readonly Value: string }[] = [],
): readonly (readonly [string, ContextValue])[] {
  if (tags.length === 0) return [];
  return [
    ...tags.map(({ Key, Value }) => [`aws:requesttag/${Key.toLowerCase()}`, Value] as const),
    ['aws:tagkeys', tags.map(({ Key }) => Key)] as const,
  ];
}
