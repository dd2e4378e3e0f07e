// What a catalog says, short enough to compare two of them, and the comparison in words.
import type { ManagedPolicyData } from '../../src/catalog/managed-policy-data.ts';
import type { ServiceData } from '../../src/catalog/service-data.ts';
import { openServiceTable } from '../../src/catalog/service-table.ts';

export interface CatalogSummary {
  /** Prefixes and their names. */
  readonly services: ReadonlyMap<string, string>;
  /** `service:Name` and its access level. */
  readonly actions: ReadonlyMap<string, string>;
  /** Managed policies' ARNs and versions. */
  readonly policies: ReadonlyMap<string, string>;
}

/** @throws Error when the data is damaged or of another format. */
export function summarise(services: ServiceData, policies: ManagedPolicyData): CatalogSummary {
  const table = openServiceTable(services);
  const actions = new Map<string, string>();
  for (const prefix of table.prefixes) {
    const record = table.record(prefix);
    for (const name of record?.actionNames() ?? []) actions.set(`${prefix}:${name}`, record?.action(name)?.accessLevel ?? '');
  }
  return {
    services: new Map(table.prefixes.map((prefix) => [prefix, table.name(prefix) ?? prefix])),
    actions,
    policies: new Map(policies.policies.map(([arn, version]) => [arn, version])),
  };
}

/** One line a change, grouped; a last line alone when nothing changed. */
export function compareCatalogs(before: CatalogSummary, after: CatalogSummary): readonly string[] {
  const lines = [
    ...differences('service', before.services, after.services),
    ...differences('action', before.actions, after.actions),
    ...differences('managed policy', before.policies, after.policies),
  ];
  return lines.length === 0 ? ['the facts are the same'] : lines;
}

function differences(what: string, before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly string[] {
  const added = [...after].filter(([key]) => !before.has(key)).map(([key, value]) => `+ ${what} ${key} (${value})`);
  const removed = [...before].filter(([key]) => !after.has(key)).map(([key, value]) => `- ${what} ${key} (${value})`);
  const changed = [...after].flatMap(([key, value]) => {
    const earlier = before.get(key);
    return earlier === undefined || earlier === value ? [] : [`~ ${what} ${key}: ${earlier} → ${value}`];
  });
  return [...added.sort(), ...removed.sort(), ...changed.sort()];
}
