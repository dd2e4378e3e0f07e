// The actions that services have today, in the order of their lower-case names.
import { SERVICES } from '../../catalog/services.ts';

export interface KnownActions {
  /** `service:name`, lower case, ascending. */
  readonly names: readonly string[];
  /** The same, as the catalog spells them. */
  readonly spelled: readonly string[];
  /** Place of a lower-case name. */
  readonly places: ReadonlyMap<string, number>;
}

/** As the catalog spells it, if it has it. The action is in lower case. */
export function spelledAction(action: string): string {
  const { places, spelled } = knownActions();
  const place = places.get(action);
  return place === undefined ? action : (spelled[place] as string);
}

let made: KnownActions | undefined;

/** Source: Service Authorization Reference. Reads the whole catalog when it is first called. */
export function knownActions(): KnownActions {
  made ??= make();
  return made;
}

function make(): KnownActions {
  const all = SERVICES.prefixes.flatMap((prefix) => (SERVICES.record(prefix)?.actionNames() ?? []).map((name) => `${prefix}:${name}`));
  const pairs = all.map((spelled) => ({ spelled, name: spelled.toLowerCase() }));
  pairs.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const places = new Map<string, number>();
  const distinct = pairs.filter(({ name }) => !places.has(name) && places.set(name, places.size));
  return { names: distinct.map(({ name }) => name), spelled: distinct.map(({ spelled }) => spelled), places };
}
