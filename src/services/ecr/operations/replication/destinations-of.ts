// Where the rules of a registry send the images of a repository.
import type { AccountId } from '../../../../model/account.ts';
import type { ReplicationRule } from '../../rows/registry-row.ts';
import type { RepositoryPlace } from '../image/find-image.ts';

export interface Destination {
  readonly region: string;
  readonly registryId: AccountId;
}

/** Each place once, in the order of the rules; a rule without filters is for all repositories. A registry does not replicate to itself. */
export function destinationsOf(rules: readonly ReplicationRule[], { account, region, name }: RepositoryPlace): readonly Destination[] {
  const found = new Map<string, Destination>();
  for (const { destinations, filters } of rules) {
    if (filters.length > 0 && !filters.some(({ filter }) => name.startsWith(filter))) continue;
    for (const destination of destinations) {
      const itself = destination.region === region && destination.registryId === account;
      if (!itself) found.set(placeOf(destination), destination);
    }
  }
  return [...found.values()];
}

/** Tells destinations apart. */
export function placeOf({ region, registryId }: Destination): string {
  return `${registryId} ${region}`;
}
