// An estate with a change put over it: what the change tells takes the place of what was, and all else stays.
import type { Account, Estate, EstateResource } from '../../estate/estate.ts';

/** The keys that an entry of the change states, by ARN: `policy` stated as null takes the policy away, unstated it stays. */
export type StatedKeys = ReadonlyMap<string, ReadonlySet<string>>;

/** `change` is an estate of its own; users, groups, roles and policies in it replace those of the same name. */
export function overlayEstate(base: Estate, change: Estate, stated: StatedKeys): Estate {
  const accounts = new Map(base.accounts);
  for (const [id, account] of change.accounts) {
    const before = base.accounts.get(id);
    accounts.set(id, before === undefined ? account : overlayAccount(before, account, stated));
  }
  const changed = new Set(change.organizations.map(({ id }) => id));
  return {
    organizations: [...base.organizations.filter(({ id }) => !changed.has(id)), ...change.organizations],
    accounts: new Map([...accounts].sort(([a], [b]) => (a < b ? -1 : 1))),
    awsManagedPolicies: joined(base.awsManagedPolicies, change.awsManagedPolicies),
  };
}

function overlayAccount(base: Account, change: Account, stated: StatedKeys): Account {
  const resources = new Map(base.resources);
  for (const [arn, resource] of change.resources) {
    const before = base.resources.get(arn);
    resources.set(arn, before === undefined ? resource : overlayResource(before, resource, stated.get(arn) ?? new Set()));
  }
  const { snapshotBlocks, registryPolicies } = change;
  return {
    ...base,
    iamKnown: base.iamKnown || change.iamKnown,
    users: joined(base.users, change.users),
    groups: joined(base.groups, change.groups),
    roles: joined(base.roles, change.roles),
    policies: joined(base.policies, change.policies),
    resources,
    vpcEndpoints: joined(base.vpcEndpoints, change.vpcEndpoints),
    ...(change.s3PublicAccessBlock && { s3PublicAccessBlock: change.s3PublicAccessBlock }),
    ...(snapshotBlocks && { snapshotBlocks: joined(base.snapshotBlocks ?? new Map(), snapshotBlocks) }),
    ...(registryPolicies && { registryPolicies: joined(base.registryPolicies ?? new Map(), registryPolicies) }),
  };
}

function overlayResource(base: EstateResource, change: EstateResource, stated: ReadonlySet<string>): EstateResource {
  const { policy: _policy, share: _share, s3: _s3, kmsKey: _kmsKey, accessPoint: _point, lambda: _lambda, ...rest } = base;
  const pick = <K extends keyof EstateResource>(key: K): Partial<Pick<EstateResource, K>> => {
    const from = stated.has(key) ? change : base;
    return from[key] === undefined ? {} : ({ [key]: from[key] } as Pick<EstateResource, K>);
  };
  return {
    ...rest,
    ...pick('policy'),
    ...pick('share'),
    ...pick('s3'),
    ...pick('kmsKey'),
    ...pick('accessPoint'),
    ...pick('lambda'),
    policyKnown: stated.has('policy') ? change.policyKnown : base.policyKnown,
    tags: stated.has('tags') ? change.tags : base.tags,
    grants: stated.has('grants') ? change.grants : base.grants,
  };
}

function joined<T>(base: ReadonlyMap<string, T>, change: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  return change.size === 0 ? base : new Map([...base, ...change]);
}
