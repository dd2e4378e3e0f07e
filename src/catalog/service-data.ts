// The form of the generated service data: what scripts/build-catalog.ts writes and this folder reads.
import type { AccessLevel, ConditionKeyType } from './facts.ts';

/** Raised whenever a reader of the older form would misread the newer one. */
export const SERVICE_DATA_FORMAT = 1;

export interface ServiceData {
  readonly format: number;
  /** Package and version that the facts come from. */
  readonly source: string;
  /** JSON of a `ServiceIndex`. */
  readonly index: string;
  /** Of the format, source, index and every service's prefix and name, in order. */
  readonly indexChecksum: number;
  readonly services: readonly PackedService[];
}

/** `text` is four lines of JSON: a PackedKeys, a list of PackedResourceType, a list of action names, a PackedActions. */
export type PackedService = readonly [prefix: string, name: string, text: string, textChecksum: number];

/** What cannot be found by service prefix. */
export interface ServiceIndex {
  /** Service part of an ARN that is no service prefix → the services that list such resources. */
  readonly arnServices: Readonly<Record<string, readonly string[]>>;
  /** Prefix of condition keys that the service of that prefix does not list itself → the services that do; `*`: prefixes with a `${…}`. */
  readonly keyServices: Readonly<Record<string, readonly string[]>>;
  /** Services whose resources RCPs apply to, according to the source. */
  readonly rcpServices: readonly string[];
}

/** All condition keys that the service lists, and the sets of them (places in `keys`) that its actions and resource types refer to. */
export type PackedKeys = readonly [keys: readonly PackedConditionKey[], sets: readonly (readonly number[])[]];

/** `type` is a letter of KEY_TYPE_CODES, followed by `+` when the key is multi-valued. */
export type PackedConditionKey = readonly [key: string, type: string];

export type PackedResourceType = readonly [name: string, arns: readonly string[], keySet: number];

/** Many actions differ in nothing but their names: `shapeOf` has the place in `shapes` of each action, in the order of the names. */
export type PackedActions = readonly [shapes: readonly PackedShape[], shapeOf: readonly number[]];

/** The level is a place in ACCESS_LEVELS. */
export type PackedShape = readonly [
  level: number,
  keySet: number,
  resources: readonly PackedActionResource[],
  dependentActions?: readonly string[],
];

/** `type` is a place in the service's list. */
export type PackedActionResource = readonly [type: number, required: 0 | 1, keySet: number];

export const ACCESS_LEVELS: readonly AccessLevel[] = ['List', 'Read', 'Write', 'Permissions management', 'Tagging'];

export const KEY_TYPE_CODES: ReadonlyMap<string, ConditionKeyType> = new Map([
  ['S', 'String'],
  ['A', 'ARN'],
  ['B', 'Bool'],
  ['N', 'Numeric'],
  ['D', 'Date'],
  ['I', 'IPAddress'],
  ['X', 'Binary'],
]);
