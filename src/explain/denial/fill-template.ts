// The ARN of an event's resource, from the catalog's template and the parameters that the template's placeholders are named after.
import type { ActionFacts } from '../../catalog/facts.ts';
import { findResourceType } from '../../catalog/resource-type.ts';
import type { JsonObject } from './read-json-value.ts';

const PLACEHOLDER = /\$\{([A-Za-z]+)\}/g;

/** What an ARN tells before the resource itself. */
export interface ArnPlace {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

/** The first of the action's resource types all of whose placeholders are known: `${InstanceId}` is `instanceId`. */
export function fillTemplate(action: ActionFacts, parameters: JsonObject, place: ArnPlace): string | undefined {
  const known = new Map(
    Object.entries(parameters).flatMap(([name, value]) =>
      typeof value === 'string' && value !== '' ? [[name.toLowerCase(), value] as const] : [],
    ),
  );
  const given = new Map([...known, ...Object.entries(place)]);
  const types = action.resourceTypes.toSorted((a, b) => Number(b.required) - Number(a.required));
  for (const { type } of types) {
    for (const template of findResourceType(action.service, type)?.arns ?? []) {
      const names = [...template.matchAll(PLACEHOLDER)].map(([, name = '']) => name.toLowerCase());
      const own = names.filter((name) => known.has(name));
      if (own.length > 0 && names.every((name) => given.has(name))) {
        return template.replace(PLACEHOLDER, (_, name: string) => given.get(name.toLowerCase()) ?? '');
      }
    }
  }
  return undefined;
}
