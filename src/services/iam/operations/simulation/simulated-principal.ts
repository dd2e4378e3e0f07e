// Whose policies SimulatePrincipalPolicy looks at: a user with its groups, a group, or a role.
import type { AuthorizeContext } from '../../../../cloud/call-context.ts';
import type { DemandResource } from '../../../../cloud/demand.ts';
import type { PolicyIdentifier } from '../../../../cloud/model/generated/iam.ts';
import type { CompiledPolicy } from '../../../../evaluate/compile-policy.ts';
import { parseArn } from '../../../../model/arn.ts';
import type { Principal } from '../../../../model/principal.ts';
import { compileCarrier, carriedPolicies } from '../../compiled-policies.ts';
import { invalidInput, noSuchEntity } from '../../errors.ts';
import { principalByArn } from '../../principal-rows.ts';
import { GROUPS, type GroupRow, nameKey, type RoleRow, type UserRow } from '../../state.ts';
import { tagMap } from '../../tags.ts';
import { arnTarget } from '../../targets.ts';

export type PolicySourceRow = UserRow | GroupRow | RoleRow;

type Place = Pick<AuthorizeContext, 'state' | 'account'>;

/** What the operation is authorized on: the principal. */
export function sourceTarget(cx: AuthorizeContext, arn: string): DemandResource {
  const row = findSource(cx, arn);
  return arnTarget(cx, arn, row === undefined || row.kind === 'group' ? undefined : row.tags);
}

/** Throws InvalidInput and NoSuchEntity. */
export function getSource(cx: Place, arn: string): PolicySourceRow {
  const parsed = parseArn(arn);
  const kind = /^(user|group|role)\//.exec(parsed?.resource ?? '')?.[1];
  if (parsed?.service !== 'iam' || kind === undefined)
    throw invalidInput(`Invalid Entity Arn: ${arn} does not clearly define entity type and name.`);
  const row = findSource(cx, arn);
  if (row === undefined || row.account !== cx.account) throw noSuchEntity(`The ${kind} with name ${nameOf(arn)} cannot be found.`);
  return row;
}

function findSource({ state }: Pick<Place, 'state'>, arn: string): PolicySourceRow | undefined {
  const parsed = parseArn(arn);
  if (parsed?.service !== 'iam') return undefined;
  if (!parsed.resource.startsWith('group/')) return principalByArn(state, arn);
  const row = state.get(GROUPS, nameKey(parsed.account, nameOf(arn)));
  return row?.arn === arn ? row : undefined;
}

function nameOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

/** Its identity policies, without those that the call leaves out. */
export function sourcePolicies(
  { state }: Place,
  row: PolicySourceRow,
  excluded: readonly PolicyIdentifier[] = [],
): readonly CompiledPolicy[] {
  const all = row.kind === 'group' ? compileCarrier(state, row) : carriedPolicies(state, row).identity;
  return all.filter((policy) => !excluded.some((identifier) => isOf(policy, identifier)));
}

function isOf({ description }: CompiledPolicy, { PolicyArn, InlinePolicyIdentifier }: PolicyIdentifier): boolean {
  if (PolicyArn !== undefined) return description.arn === PolicyArn;
  if (InlinePolicyIdentifier === undefined || description.arn !== undefined) return false;
  const { PolicyName, AttachmentType, AttachmentName } = InlinePolicyIdentifier;
  const carrier = parseArn(description.attachedTo ?? '')?.resource ?? '';
  return (
    description.name === PolicyName && carrier.startsWith(`${AttachmentType.toLowerCase()}/`) && carrier.endsWith(`/${AttachmentName}`)
  );
}

/** Who calls in the simulation: a role by a session of it; for a group some user. */
export function sourcePrincipal(row: PolicySourceRow): Principal {
  const { account } = row;
  switch (row.kind) {
    case 'user':
      return { kind: 'user', arn: row.arn, account, id: row.id, tags: tagMap(row.tags) };
    case 'role':
      return { kind: 'roleSession', role: row.arn, account, roleId: row.id, sessionName: 'simulation', tags: tagMap(row.tags) };
    case 'group':
      return anyUser(account, row.arn.slice(4, row.arn.indexOf(':', 4)));
  }
}

/** A caller of whom nothing is known but the account. */
export function anyUser(account: string, partition: string): Principal {
  return { kind: 'user', arn: `arn:${partition}:iam::${account}:user/simulation`, account };
}
