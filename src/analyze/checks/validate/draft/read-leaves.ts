// Reads values that may be one or a list of them, and notes what is of another JSON type.
import type { JsonMember, JsonNode } from '../../../../policy/json-node.ts';
import type { PathElement } from '../finding.ts';
import type { Tell } from '../validation.ts';
import type { Leaf, Leaves, Place } from './draft.ts';

/** The JSON types that an element takes, and what to call them. */
export interface Wanted {
  readonly kinds: readonly JsonNode['kind'][];
  readonly name: string;
}

export const STRING: Wanted = { kinds: ['string'], name: 'string' };
export const SCALAR: Wanted = { kinds: ['string', 'number', 'boolean'], name: 'string, number or boolean' };

export function placeOf(node: JsonNode, path: readonly PathElement[]): Place {
  return { path, span: node.span };
}

/** The key token of a member, and the path to its value. */
export function memberPlaces(
  member: JsonMember,
  path: readonly PathElement[],
): { readonly key: Place; readonly path: readonly PathElement[] } {
  const name = member.key.value;
  return { key: { path: [...path, { key: name }], span: member.key.span }, path: [...path, { value: name }] };
}

/** Undefined, and told, when the value is of another type. */
export function readLeaf(node: JsonNode, path: readonly PathElement[], wanted: Wanted, tell: Tell): Leaf | undefined {
  if (wanted.kinds.includes(node.kind)) {
    if (node.kind === 'string') return { kind: 'string', text: node.value, path, span: node.span };
    if (node.kind === 'number') return { kind: 'number', text: node.text, path, span: node.span };
    if (node.kind === 'boolean') return { kind: 'boolean', text: String(node.value), path, span: node.span };
  }
  mistyped(tell, placeOf(node, path), wanted.name);
  return undefined;
}

export function readLeaves(node: JsonNode, path: readonly PathElement[], wanted: Wanted, tell: Tell): Leaves {
  const isList = node.kind === 'array';
  const items = isList ? node.items : [node];
  const values: Leaf[] = [];
  for (const [index, item] of items.entries()) {
    const leaf = readLeaf(item, isList ? [...path, { index }] : path, wanted, tell);
    if (leaf !== undefined) values.push(leaf);
  }
  return { ...placeOf(node, path), isList, length: items.length, values };
}

export function mistyped(tell: Tell, place: Place, wanted: string): void {
  tell('DATA_TYPE_MISMATCH', `This value is not of the JSON type that belongs here: ${wanted}.`, place);
}
