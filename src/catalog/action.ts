// Facts about actions.
import type { ActionFacts } from './facts.ts';
import { nameMatches } from './name-pattern.ts';
import { SERVICES } from './services.ts';

/**
 * The action `service:name`, both in any case; undefined when the catalog does not know it, which does not mean that AWS does not.
 * Source: Service Authorization Reference.
 */
export function findAction(service: string, name: string): ActionFacts | undefined {
  return SERVICES.record(service)?.action(name);
}

/** All actions of a service, in the order of the source; empty for a service that the catalog does not know. */
export function actionsOf(service: string): readonly ActionFacts[] {
  const record = SERVICES.record(service);
  if (record === undefined) return [];
  return record.actionNames().flatMap((name) => record.action(name) ?? []);
}

/**
 * The known actions that a pattern of an `Action` element matches, as `service:Name`, sorted by service. `*` and `?` are wildcards on both sides
 * of the first colon; without a colon only `*` matches anything. Costs a decoding of each service that matches.
 */
export function expandActions(pattern: string): readonly string[] {
  const colon = pattern.indexOf(':');
  if (colon < 0) return pattern === '*' ? expandActions('*:*') : [];
  const service = pattern.slice(0, colon);
  const name = pattern.slice(colon + 1);
  const expanded: string[] = [];
  for (const prefix of SERVICES.prefixes) {
    if (!nameMatches(service, prefix)) continue;
    for (const action of SERVICES.record(prefix)?.actionNames() ?? []) {
      if (nameMatches(name, action)) expanded.push(`${prefix}:${action}`);
    }
  }
  return expanded;
}
