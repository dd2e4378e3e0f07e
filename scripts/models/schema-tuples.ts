// The static schemas that the SDK clients export, as `@smithy/types` describes them: tuples that begin with a kind.

export type Traits = number | Readonly<Record<string, unknown>>;

/** A scalar's number (plus 64 for lists of it, 128 for maps of it), `unit`, a schema, or a schema with traits of the place it stands in. */
export type Reference = number | 'unit' | Schema | readonly [Reference, Traits] | (() => Reference);

export type SimpleSchema = readonly [kind: number, namespace: string, name: string, traits: Traits, scalar: number];
export type ListSchema = readonly [kind: number, namespace: string, name: string, traits: Traits, member: Reference];
export type MapSchema = readonly [kind: number, namespace: string, name: string, traits: Traits, key: Reference, value: Reference];
export type OperationSchema = readonly [kind: number, namespace: string, name: string, traits: Traits, input: Reference, output: Reference];
/** `required` counts the leading members that must be there. */
export type StructureSchema = readonly [
  kind: number,
  namespace: string,
  name: string,
  traits: Traits,
  names: readonly string[],
  members: readonly Reference[],
  required?: number,
];
export type Schema = SimpleSchema | ListSchema | MapSchema | StructureSchema | OperationSchema;

const SIMPLE = 0;
export const LIST = 1;
export const MAP = 2;
export const STRUCTURE = 3;
export const UNION = 4;
export const ERROR = -3;
export const OPERATION = 9;

/** Bits of traits that are a number. */
const BITS: readonly (readonly [bit: number, name: string])[] = [
  [1, 'httpLabel'],
  [2, 'idempotent'],
  [4, 'idempotencyToken'],
  [8, 'sensitive'],
  [16, 'httpPayload'],
  [32, 'httpResponseCode'],
  [64, 'httpQueryParams'],
];

/** What a reference stands for, with the traits of the place and of a named scalar put together. */
export function resolve(reference: Reference): {
  readonly target: number | 'unit' | Schema;
  readonly traits: ReadonlyMap<string, unknown>;
} {
  if (typeof reference === 'function') return resolve(reference());
  if (typeof reference === 'number' || reference === 'unit') return { target: reference, traits: new Map() };
  if (reference.length === 2) {
    const inner = resolve(reference[0]);
    return { target: inner.target, traits: new Map([...inner.traits, ...traitsOf(reference[1])]) };
  }
  if (reference[0] === SIMPLE) return { target: (reference as SimpleSchema)[4], traits: traitsOf(reference[3]) };
  const sensitive = traitsOf(reference[3]).has('sensitive');
  return { target: reference, traits: new Map(sensitive ? [['sensitive', 1]] : []) };
}

/** Traits by name, whether they are bits of a number or an object. */
export function traitsOf(traits: Traits): ReadonlyMap<string, unknown> {
  if (typeof traits !== 'number') return new Map(Object.entries(traits));
  return new Map(BITS.filter(([bit]) => (traits & bit) !== 0).map(([, name]) => [name, 1]));
}
