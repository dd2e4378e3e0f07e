// The facts of one service, decoded from its packed text part by part as they are asked for.
import type { ActionFacts, ConditionKeyFacts, ResourceTypeFacts } from './facts.ts';
import { readServiceText } from './read-service-text.ts';
import type { ServiceText } from './read-service-text.ts';
import { ACCESS_LEVELS, KEY_TYPE_CODES } from './service-data.ts';
import type { PackedConditionKey, PackedService } from './service-data.ts';

export interface ServiceRecord {
  readonly prefix: string;
  readonly name: string;
  /** In the order of the source. */
  readonly actionNames: () => readonly string[];
  /** By name, in any case. */
  readonly action: (name: string) => ActionFacts | undefined;
  /** By name as the source spells it. */
  readonly resourceTypes: () => ReadonlyMap<string, ResourceTypeFacts>;
  /** Also the keys of other prefixes that the service lists (`aws:TagKeys`, `saml:sub`). */
  readonly conditionKeys: () => readonly ConditionKeyFacts[];
}

/** @throws Error when the packed text is damaged. */
export function serviceRecord(packed: PackedService): ServiceRecord {
  const [prefix, name] = packed;
  const text = readServiceText(packed);
  const places = once(() => new Map(text.actionNames().map((action, place) => [action.toLowerCase(), place])));
  const actions = new Map<number, ActionFacts>();
  return {
    prefix,
    name,
    actionNames: text.actionNames,
    action: (wanted) => {
      const place = places().get(wanted.toLowerCase());
      if (place === undefined) return undefined;
      let facts = actions.get(place);
      if (facts === undefined) {
        facts = actionFacts(prefix, place, text);
        actions.set(place, facts);
      }
      return facts;
    },
    resourceTypes: once(() => new Map(resourceTypes(prefix, text).map((type) => [type.name, type]))),
    conditionKeys: once(() => text.keys()[0].map(conditionKeyFacts)),
  };
}

function actionFacts(service: string, place: number, text: ServiceText): ActionFacts {
  const [shapes, shapeOf] = text.actions();
  const [level, keySet, resources, dependentActions] = at(shapes, at(shapeOf, place));
  return {
    service,
    name: at(text.actionNames(), place),
    accessLevel: at(ACCESS_LEVELS, level),
    resourceTypes: resources.map(([type, required, only]) => ({
      type: at(text.resourceTypes(), type)[0],
      required: required === 1,
      conditionKeys: keyNames(only, text),
    })),
    conditionKeys: keyNames(keySet, text),
    ...(dependentActions === undefined ? {} : { dependentActions }),
  };
}

function resourceTypes(service: string, text: ServiceText): readonly ResourceTypeFacts[] {
  return text.resourceTypes().map(([name, arns, keySet]) => ({ service, name, arns, conditionKeys: keyNames(keySet, text) }));
}

function conditionKeyFacts([key, code]: PackedConditionKey): ConditionKeyFacts {
  const multi = code.endsWith('+');
  const type = KEY_TYPE_CODES.get(multi ? code.slice(0, -1) : code);
  if (type === undefined) throw new Error(`condition key \`${key}\` has the unknown type code \`${code}\``);
  return { key, type, multi };
}

function keyNames(keySet: number, text: ServiceText): readonly string[] {
  const [keys, sets] = text.keys();
  return at(sets, keySet).map((place) => at(keys, place)[0]);
}

function at<T>(list: readonly T[], place: number): T {
  const item = list[place];
  if (item === undefined) throw new Error(`the catalog's service data refers to place ${place} of a list of ${list.length}`);
  return item;
}

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
