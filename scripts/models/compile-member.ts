// One member of a structure, list or map, as the model writes it.
import type { Member, ShapeRef } from '../../src/cloud/model/service-model.ts';
import { resolve } from './schema-tuples.ts';
import type { Reference, Schema } from './schema-tuples.ts';

/** Called for each named shape that a member refers to; gives the name that the model has for it. */
export type Visit = (schema: Schema) => string;

const SCALARS: ReadonlyMap<number, string> = new Map([
  [0, 'string'],
  [1, 'number'],
  [2, 'boolean'],
  [4, 'timestamp'],
  [5, 'date-time'],
  [6, 'http-date'],
  [7, 'epoch-seconds'],
  [15, 'document'],
  [17, 'bigint'],
  [19, 'bigdecimal'],
  [21, 'blob'],
  [42, 'stream'],
]);

/** How a trait of the schema is called in the model, and its value there; traits that are not here do not matter to a server. */
const TRAITS: ReadonlyMap<string, (value: unknown) => object> = new Map<string, (value: unknown) => object>([
  ['httpLabel', () => ({ label: true })],
  ['httpHeader', (value) => ({ header: value })],
  ['httpPrefixHeaders', (value) => ({ prefixHeaders: value })],
  ['httpQuery', (value) => ({ query: value })],
  ['httpQueryParams', () => ({ queryParams: true })],
  ['httpPayload', () => ({ payload: true })],
  ['httpResponseCode', () => ({ responseCode: true })],
  ['hostLabel', () => ({ hostLabel: true })],
  ['idempotencyToken', () => ({ idempotencyToken: true })],
  ['sensitive', () => ({ sensitive: true })],
  ['xmlName', (value) => ({ xmlName: value })],
  ['xmlAttribute', () => ({ xmlAttribute: true })],
  ['xmlFlattened', () => ({ xmlFlattened: true })],
  ['xmlNamespace', (value) => ({ xmlNamespace: namespaceOf(value) })],
  ['ec2QueryName', (value) => ({ ec2QueryName: value })],
  ['jsonName', (value) => ({ jsonName: value })],
  ['eventPayload', () => ({ eventPayload: true })],
  ['eventHeader', () => ({ eventHeader: true })],
]);

/** The member for a reference; `values` are those of its enumeration. */
export function compileMember(reference: Reference, visit: Visit, values?: readonly string[]): Member {
  const { target, traits } = resolve(reference);
  const shape = traits.has('streaming') && typeof target === 'number' ? 'stream' : shapeOf(target, visit);
  const translated = [...traits].map(([name, value]) => TRAITS.get(name)?.(value) ?? {});
  return Object.assign({ shape }, ...translated, values === undefined ? {} : { values });
}

/** `['https://…', 'xsi']`, also where the client writes only the address. */
export function namespaceOf(value: unknown): readonly [uri: string, prefix?: string] {
  if (typeof value === 'string') return [value];
  const [first, second] = value as readonly [string, string?];
  if (second === undefined) return [first];
  // The prefix stands first in some clients.
  return first.includes('://') ? [first, second] : [second, first];
}

function shapeOf(target: number | 'unit' | Schema, visit: Visit): ShapeRef {
  if (target === 'unit') return 'document';
  if (typeof target !== 'number') return `#${visit(target)}`;
  if (target >= 128) return `map:${scalar(target - 128)}`;
  return target >= 64 ? `list:${scalar(target - 64)}` : scalar(target);
}

function scalar(code: number): string {
  const name = SCALARS.get(code);
  if (name === undefined) throw new Error(`no scalar has the number ${code}`);
  return name;
}
