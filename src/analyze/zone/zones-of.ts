// Which accounts of an estate are looked at, and who is inside for each of them.
import { estateIndex } from '../../estate/estate-index.ts';
import type { Estate, OrganizationNode } from '../../estate/estate.ts';
import type { AccountFacts, AccountId } from '../../model/account.ts';
import { fail, ok, type Result } from '../../model/result.ts';
import type { Zone } from '../../reason/outside-access.ts';
import type { ZoneChoice } from './zone-choice.ts';

export interface NamedZone {
  /** `account 111111111111`, `organization o-…` */
  readonly name: string;
  readonly zone: Zone;
  /** Accounts whose resources are looked at, sorted. */
  readonly accounts: readonly AccountId[];
}

/** The zones, in a stable order; the error is a sentence. */
export function zonesOf(estate: Estate, choice: ZoneChoice): Result<readonly NamedZone[], string> {
  const make = (name: string, ids: readonly AccountId[], organizations: readonly string[] = []): NamedZone => {
    const accounts = [...ids].sort();
    const zone: Zone = {
      accounts: accounts.map((id) => accountFacts(estate, id)),
      organizations,
      networks: networksOf(estate, accounts),
      services: 'inside',
    };
    return { name, zone, accounts };
  };
  const single = (id: AccountId): NamedZone => make(`account ${id}`, [id]);
  switch (choice.kind) {
    case 'account':
      return ok([...estate.accounts.keys()].sort().map(single));
    case 'organization': {
      if (estate.organizations.length === 0) return fail('the estate has no organization: name another zone, as `account`');
      const zones = estate.organizations
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        .map(({ id, root }) => make(`organization ${id}`, accountsBelow(root), [id]));
      const placed = new Set(zones.flatMap(({ accounts }) => accounts));
      // Accounts in no organization are zones of their own.
      const others = [...estate.accounts.keys()].sort().filter((id) => !placed.has(id));
      return ok([...zones, ...others.map(single)]);
    }
    case 'unit': {
      const node = estate.organizations.map(({ root }) => findNode(root, choice.id)).find((found) => found !== undefined);
      if (node === undefined) return fail(`no organization of the estate has \`${choice.id}\``);
      return ok([make(`organizational unit ${choice.id}`, accountsBelow(node))]);
    }
    case 'accounts': {
      const unknown = choice.ids.filter((id) => !estate.accounts.has(id));
      if (unknown.length === choice.ids.length) return fail(`the estate has none of the accounts of the zone: ${unknown.join(', ')}`);
      return ok([make(choice.ids.length === 1 ? `account ${choice.ids[0]}` : 'the accounts given', choice.ids)]);
    }
  }
}

/** What is known of an account's place. */
export function accountFacts(estate: Estate, id: AccountId): AccountFacts {
  return estateIndex(estate).placements.get(id)?.facts ?? { id };
}

/** VPC endpoints, and the VPCs that they are in. */
function networksOf(estate: Estate, accounts: readonly AccountId[]): readonly string[] {
  const networks = new Set<string>();
  for (const id of accounts) {
    for (const endpoint of estate.accounts.get(id)?.vpcEndpoints.values() ?? []) {
      networks.add(endpoint.id);
      if (endpoint.vpc !== undefined) networks.add(endpoint.vpc);
    }
  }
  return [...networks].sort();
}

function findNode(node: OrganizationNode, id: string): OrganizationNode | undefined {
  if (node.id === id) return node;
  for (const child of node.children) {
    const found = findNode(child, id);
    if (found !== undefined) return found;
  }
  return undefined;
}

function accountsBelow(node: OrganizationNode): readonly AccountId[] {
  const own = node.kind === 'account' ? [node.id] : [];
  return [...own, ...node.children.flatMap(accountsBelow)].sort();
}
