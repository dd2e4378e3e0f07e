// What paths run along within a zone: its roles, by whom their trust policies name, and its functions with the roles that they run as.
import type { Estate, EstatePolicy, EstateResource, EstateRole } from '../../estate/estate.ts';
import { parseArn } from '../../model/arn.ts';
import type { AccountId } from '../../model/account.ts';
import { readPolicy } from '../record/read-policy.ts';
import { resourceKindOf } from '../resource-kind.ts';

export interface ZoneMap {
  readonly roles: ReadonlyMap<string, EstateRole>;
  /** ARNs of roles that may trust a role, sorted. */
  readonly trusting: (role: string) => readonly string[];
  readonly functions: readonly { readonly arn: string; readonly role: string }[];
  /** Resources that a role may reach, sorted by ARN: the others are in another account and do not name it, or it may do nothing. */
  readonly within: (role: string) => readonly MappedResource[];
}

export interface MappedResource {
  readonly arn: string;
  readonly account: AccountId;
  readonly type: string;
  /** In the order of ARNs. */
  readonly place: number;
}

export function zoneMap(estate: Estate, accounts: readonly AccountId[]): ZoneMap {
  const roles = new Map<string, EstateRole>();
  const resources: EstateResource[] = [];
  for (const id of accounts) {
    for (const role of estate.accounts.get(id)?.roles.values() ?? []) roles.set(role.arn, role);
    resources.push(...(estate.accounts.get(id)?.resources.values() ?? []));
  }
  const trusts = new Map<string, string[]>();
  for (const role of [...roles.values()].sort((a, b) => (a.arn < b.arn ? -1 : 1))) {
    for (const name of namesIn(role.trust)) listed(trusts, name).push(role.arn);
  }
  const sorted = resources.sort((a, b) => (a.arn < b.arn ? -1 : 1));
  const named = new Map<string, MappedResource[]>();
  const owned = new Map<AccountId, MappedResource[]>();
  let place = 0;
  for (const { arn, account, policy } of sorted) {
    const type = resourceKindOf(arn)?.type;
    if (type === undefined) continue;
    const resource = { arn, account, type, place: place++ };
    listed(owned, account).push(resource);
    if (policy !== undefined) for (const name of namesIn(policy)) listed(named, name).push(resource);
  }
  // Most roles of an account reach the same resources: none names them.
  const sharedLists = new Map<string, readonly MappedResource[]>();
  return {
    roles,
    trusting: (role) => {
      const idle = mayDoNothing(roles.get(role));
      const account = parseArn(role)?.account;
      const found = namesOf(role).flatMap((name) => trusts.get(name) ?? []);
      return [...new Set(found)].sort().filter((arn) => arn !== role && !(idle && parseArn(arn)?.account !== account));
    },
    functions: sorted.flatMap(({ arn, lambda }) =>
      lambda?.role !== undefined && roles.has(lambda.role) ? [{ arn, role: lambda.role }] : [],
    ),
    within: (role) => {
      const account = parseArn(role)?.account ?? '';
      const idle = mayDoNothing(roles.get(role));
      const key = `${account} ${idle}`;
      let shared = sharedLists.get(key);
      if (shared === undefined) {
        shared = inOrder([...(named.get(account) ?? []), ...(named.get('*') ?? [])], account, idle, owned.get(account));
        sharedLists.set(key, shared);
      }
      const own = named.get(role);
      return own === undefined ? shared : inOrder([...shared, ...own], account, idle, undefined);
    },
  };
}

/** Each once, by place; for a role that may do nothing by itself only those of its own account that name it. */
function inOrder(
  pointed: readonly MappedResource[],
  account: AccountId,
  idle: boolean,
  owned: readonly MappedResource[] | undefined,
): readonly MappedResource[] {
  const found = new Set(idle ? pointed.filter((one) => one.account === account) : pointed);
  if (!idle) for (const resource of owned ?? []) found.add(resource);
  return [...found].sort((a, b) => a.place - b.place);
}

/** Without policies of its own a role has what resources of its account give it by name. */
function mayDoNothing(role: EstateRole | undefined): boolean {
  return role !== undefined && role.policies.length === 0;
}

/** Under which names policies may know a role. */
function namesOf(role: string): readonly string[] {
  return [role, parseArn(role)?.account ?? '', '*'];
}

function listed<T>(map: Map<string, T[]>, key: string): T[] {
  let list = map.get(key);
  if (list === undefined) {
    list = [];
    map.set(key, list);
  }
  return list;
}

/** Whom the Allow statements name: roles, accounts, or `*` for what may be anybody. */
function namesIn(policy: EstatePolicy): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { effect, principal } of readPolicy(policy)?.policy.statements ?? []) {
    if (effect === 'Deny') continue;
    if (principal === undefined || principal.negated) names.add('*');
    else {
      for (const { type, value } of principal.entries) {
        if (type === 'any') names.add('*');
        else if (type === 'AWS') names.add(nameOf(value.value));
        else if (type === 'CanonicalUser') names.add(value.value);
      }
    }
  }
  return names;
}

/** The role for its sessions; `AROA…` may be any role's. */
function nameOf(value: string): string {
  if (/^\d{12}$/.test(value)) return value;
  const arn = parseArn(value);
  if (arn === undefined || arn.service === 'sts') return '*';
  return arn.resource === 'root' ? arn.account : value;
}
