// A model's shapes with their references followed, so that walking data along them looks nothing up.
import type { Member, MemberTraits, ServiceModel, Shape, ShapeRef } from '../model/service-model.ts';

export type Scalar =
  | 'string'
  | 'number'
  | 'boolean'
  | 'timestamp'
  | 'date-time'
  | 'http-date'
  | 'epoch-seconds'
  | 'blob'
  | 'stream'
  | 'document'
  | 'bigint'
  | 'bigdecimal';

export interface LinkedScalar {
  readonly kind: 'scalar';
  readonly scalar: Scalar;
}

export interface LinkedList {
  readonly kind: 'list';
  readonly member: LinkedMember;
  readonly sparse: boolean;
}

export interface LinkedMap {
  readonly kind: 'map';
  readonly key: LinkedMember;
  readonly value: LinkedMember;
  readonly sparse: boolean;
}

export interface LinkedStructure {
  readonly kind: 'structure';
  readonly name: string;
  readonly union: boolean;
  readonly members: readonly LinkedMember[];
  /** By the name of their elements, without prefix; attributes are not among them. */
  readonly elements: ReadonlyMap<string, LinkedMember>;
  readonly attributes: readonly LinkedMember[];
  readonly xmlName?: string;
  readonly xmlNamespace?: readonly [uri: string, prefix?: string];
}

export type LinkedShape = LinkedScalar | LinkedList | LinkedMap | LinkedStructure;

export interface LinkedMember extends MemberTraits {
  /** Name in the structure; `member`, `key` or `value` in lists and maps. */
  readonly name: string;
  readonly shape: LinkedShape;
  readonly required: boolean;
  /** Name of its element, and in forms of awsQuery. */
  readonly wireName: string;
  /** Name in forms of ec2Query. */
  readonly ec2Name: string;
  /** Name in JSON and CBOR. */
  readonly documentName: string;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** The structure of that name; undefined for no name. Linked once for a model. Throws if the model lacks it. */
export function linkStructure(model: ServiceModel, name: string | undefined): LinkedStructure | undefined {
  if (name === undefined) return undefined;
  const shape = linkNamed(model, name);
  if (shape.kind !== 'structure') throw new Error(`${name} of ${model.name} is no structure`);
  return shape;
}

const linked = new WeakMap<ServiceModel, Map<string, LinkedShape>>();
const scalars = new Map<string, LinkedScalar>();

function linkNamed(model: ServiceModel, name: string): LinkedShape {
  let shapes = linked.get(model);
  if (shapes === undefined) {
    shapes = new Map();
    linked.set(model, shapes);
  }
  const known = shapes.get(name);
  if (known !== undefined) return known;
  const shape = model.shapes[name];
  if (shape === undefined) throw new Error(`${model.name} has no shape ${name}`);
  if (shape.kind === 'list') return linkList(model, shape.member, shape.sparse, (list) => shapes.set(name, list));
  if (shape.kind === 'map') return linkMap(model, [shape.key, shape.value], shape.sparse, (map) => shapes.set(name, map));
  return linkMembers(model, name, shape, (structure) => shapes.set(name, structure));
}

function linkRef(model: ServiceModel, ref: ShapeRef): LinkedShape {
  if (ref.startsWith('#')) return linkNamed(model, ref.slice(1));
  if (ref.startsWith('list:')) return linkList(model, { shape: ref.slice('list:'.length) }, undefined, () => {});
  if (ref.startsWith('map:')) return linkMap(model, [{ shape: 'string' }, { shape: ref.slice('map:'.length) }], undefined, () => {});
  let scalar = scalars.get(ref);
  if (scalar === undefined) {
    scalar = { kind: 'scalar', scalar: ref as Scalar };
    scalars.set(ref, scalar);
  }
  return scalar;
}

// `known` is told of a shape before its members are linked, since they may contain it.
function linkList(model: ServiceModel, member: Member, sparse: true | undefined, known: (shape: LinkedList) => void): LinkedList {
  const list = { kind: 'list', sparse: sparse === true } as Writable<LinkedList>;
  known(list);
  list.member = linkMember(model, 'member', member, false);
  return list;
}

function linkMap(
  model: ServiceModel,
  [key, value]: readonly [Member, Member],
  sparse: true | undefined,
  known: (shape: LinkedMap) => void,
): LinkedMap {
  const map = { kind: 'map', sparse: sparse === true } as Writable<LinkedMap>;
  known(map);
  map.key = linkMember(model, 'key', key, true);
  map.value = linkMember(model, 'value', value, false);
  return map;
}

function linkMembers(
  model: ServiceModel,
  name: string,
  shape: Exclude<Shape, { kind: 'list' | 'map' }>,
  known: (shape: LinkedStructure) => void,
): LinkedStructure {
  const structure = { kind: 'structure', name, union: shape.kind === 'union' } as Writable<LinkedStructure>;
  if (shape.xmlName !== undefined) structure.xmlName = shape.xmlName;
  if (shape.xmlNamespace !== undefined) structure.xmlNamespace = shape.xmlNamespace;
  known(structure);
  const required = new Set(shape.required);
  const members = Object.entries(shape.members).map(([member, traits]) => linkMember(model, member, traits, required.has(member)));
  structure.members = members;
  structure.attributes = members.filter((member) => member.xmlAttribute === true);
  structure.elements = new Map(
    members.filter((member) => member.xmlAttribute !== true).map((member) => [localName(member.wireName), member]),
  );
  return structure;
}

function linkMember(model: ServiceModel, name: string, traits: Member, required: boolean): LinkedMember {
  return {
    ...traits,
    name,
    required,
    shape: linkRef(model, traits.shape),
    wireName: traits.xmlName ?? name,
    ec2Name: traits.ec2QueryName ?? capitalise(traits.xmlName ?? name),
    documentName: traits.jsonName ?? name,
  };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function capitalise(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
