// Packs the facts of iam-data into the form that src/catalog/service-data.ts describes.
import { checksum } from '../../src/catalog/checksum.ts';
import { indexChecksum } from '../../src/catalog/read-service-text.ts';
import { ACCESS_LEVELS, KEY_TYPE_CODES, SERVICE_DATA_FORMAT } from '../../src/catalog/service-data.ts';
import type {
  PackedActionResource,
  PackedConditionKey,
  PackedResourceType,
  PackedService,
  PackedShape,
  ServiceData,
  ServiceIndex,
} from '../../src/catalog/service-data.ts';
import { conditionKeySpelling } from './condition-key-spelling.ts';
import type { IamData, SourceService } from './read-iam-data.ts';

// The source joins an annotation to the level of every action that changes something.
const LEVELS = new Map<string, number>([
  ...ACCESS_LEVELS.map((level, place): [string, number] => [level, place]),
  ['Permissions management, Write', ACCESS_LEVELS.indexOf('Permissions management')],
  ['Tagging, Write', ACCESS_LEVELS.indexOf('Tagging')],
]);

// IAM User Guide, "IAM and AWS STS condition context keys": `amr` is multi-valued; the source says String.
const CORRECTED_TYPES = new Map([['cognito-identity.amazonaws.com:amr', 'ArrayOfString']]);

/** @throws Error for a level, type or reference that the packed form cannot express. */
export function packServices(data: IamData, source: string): ServiceData {
  // Only if some action names any do empty lists mean that there are none.
  const dependentKnown = data.services.some(({ actions }) => actions.some((action) => dependentActions(action).length > 0));
  const services = data.services.map((service) => packService(service, dependentKnown));
  const unsummed = { format: SERVICE_DATA_FORMAT, source, index: JSON.stringify(indexOf(data)), services };
  return { ...unsummed, indexChecksum: indexChecksum(unsummed) };
}

function packService(service: SourceService, dependentKnown: boolean): PackedService {
  const keys = packConditionKeys(service);
  const keyPlaces = new Map(keys.map(([key], place) => [key.toLowerCase(), place]));
  const keySets = interned<readonly number[]>();
  const keySet = (names: readonly string[] = []) => {
    const spellings = names.map((name) => conditionKeySpelling(name).toLowerCase());
    return keySets.place([...new Set(spellings.map((name) => placeOf(keyPlaces, name, `${service.prefix}: condition key ${name}`)))]);
  };
  const types = service.resourceTypes.map((type): PackedResourceType => [type.key, type.arn.split(', '), keySet(type.conditionKeys)]);
  const typePlaces = new Map(types.map(([name], place) => [name.toLowerCase(), place]));
  const shapes = interned<PackedShape>();
  const shapeOf = service.actions.map((action) => {
    const what = `${service.prefix}:${action.name}`;
    const level = placeOf(LEVELS, action.accessLevel, `${what}: access level ${action.accessLevel}`);
    const resources = action.resourceTypes.map(({ name, required, conditionKeys }): PackedActionResource => {
      return [placeOf(typePlaces, name.toLowerCase(), `${what}: resource type ${name}`), required ? 1 : 0, keySet(conditionKeys)];
    });
    const own = keySet(action.conditionKeys);
    return shapes.place(dependentKnown ? [level, own, resources, dependentActions(action)] : [level, own, resources]);
  });
  const names = service.actions.map((action) => action.name);
  const parts = [[keys, keySets.items], types, names, [shapes.items, shapeOf]];
  const text = parts.map((part) => JSON.stringify(part)).join('\n');
  return [service.prefix, service.name, text, checksum(text)];
}

/** A list that holds equal items once. */
function interned<T>(): { readonly items: readonly T[]; readonly place: (item: T) => number } {
  const items: T[] = [];
  const places = new Map<string, number>();
  const place = (item: T): number => {
    const text = JSON.stringify(item);
    const known = places.get(text) ?? items.push(item) - 1;
    places.set(text, known);
    return known;
  };
  return { items, place };
}

/** One entry a key, although two spellings of the source may come to the same. */
function packConditionKeys(service: SourceService): readonly PackedConditionKey[] {
  const packed = new Map<string, PackedConditionKey>();
  for (const { key, type } of service.conditionKeys) {
    const spelling = conditionKeySpelling(key);
    const lower = spelling.toLowerCase();
    const code = typeCode(CORRECTED_TYPES.get(lower) ?? type, `${service.prefix}: ${key}`);
    const earlier = packed.get(lower);
    if (earlier === undefined) packed.set(lower, [spelling, code]);
    else if (earlier[1] !== code) throw new Error(`${service.prefix}: \`${spelling}\` is of types ${earlier[1]} and ${code}`);
  }
  return [...packed.values()];
}

function typeCode(type: string, what: string): string {
  const multi = type.startsWith('ArrayOf');
  const base = multi ? type.slice('ArrayOf'.length) : type;
  for (const [code, name] of KEY_TYPE_CODES) if (name === base) return multi ? `${code}+` : code;
  throw new Error(`${what}: unknown type \`${type}\``);
}

function dependentActions(action: SourceService['actions'][number]): readonly string[] {
  return [...new Set([...action.dependentActions, ...action.resourceTypes.flatMap((type) => type.dependentActions)])].sort();
}

function indexOf(data: IamData): ServiceIndex {
  const known = new Set(data.services.map(({ prefix }) => prefix));
  const arnServices = new Map<string, Set<string>>();
  const keyServices = new Map<string, Set<string>>();
  for (const { prefix, resourceTypes, conditionKeys } of data.services) {
    for (const arnService of resourceTypes.flatMap(({ arn }) => arn.split(', ').map((form) => form.split(':')[2] ?? ''))) {
      if (!known.has(arnService) && !arnService.includes('${')) addTo(arnServices, arnService, prefix);
    }
    for (const { key } of conditionKeys) {
      const keyPrefix = (key.split(':')[0] ?? '').toLowerCase();
      if (keyPrefix !== 'aws' && keyPrefix !== prefix) addTo(keyServices, keyPrefix.includes('${') ? '*' : keyPrefix, prefix);
    }
  }
  return { arnServices: plain(arnServices), keyServices: plain(keyServices), rcpServices: [...data.rcpServices].sort() };
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  map.set(key, (map.get(key) ?? new Set()).add(value));
}

function plain(map: ReadonlyMap<string, ReadonlySet<string>>): Record<string, readonly string[]> {
  return Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, values]) => [key, [...values].sort()]));
}

function placeOf(places: ReadonlyMap<string, number>, name: string, what: string): number {
  const place = places.get(name);
  if (place === undefined) throw new Error(`${what} is not defined in the source`);
  return place;
}
