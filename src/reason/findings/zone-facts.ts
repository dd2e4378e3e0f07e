// A zone of trust made ready for many questions.
import type { AccountFacts } from '../../model/account.ts';
import type { Zone } from '../outside-access.ts';

export interface ZoneFacts {
  readonly accounts: ReadonlyMap<string, AccountFacts>;
  readonly organizations: ReadonlySet<string>;
  readonly networks: ReadonlySet<string>;
  readonly servicesInside: boolean;
}

const known = new WeakMap<Zone, ZoneFacts>();

export function zoneFacts(zone: Zone): ZoneFacts {
  let facts = known.get(zone);
  if (facts === undefined) {
    facts = {
      accounts: new Map(zone.accounts.map((account) => [account.id, account])),
      organizations: new Set(zone.organizations),
      networks: new Set(zone.networks ?? []),
      servicesInside: zone.services === 'inside',
    };
    known.set(zone, facts);
  }
  return facts;
}

export function isInside({ accounts, organizations }: ZoneFacts, { id, organization }: AccountFacts): boolean {
  return accounts.has(id) || (organization !== undefined && organizations.has(organization.id));
}
