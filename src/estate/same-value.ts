// Whether two definitions say the same: places do not count, policy documents count by what they hold.
import type { JsonNode } from '../policy/json-node.ts';
import { documentNode } from './document-node.ts';
import type { PolicyText } from './estate.ts';

/** Compares plain data: objects, lists, maps, policy texts. `place` is ignored wherever it stands. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) return Array.isArray(a) && Array.isArray(b) && sameList(a, b);
  if (a instanceof Map || b instanceof Map) return a instanceof Map && b instanceof Map && sameMap(a, b);
  if (isPolicyText(a) && isPolicyText(b)) return sameDocument(a, b);
  return sameMap(fieldsOf(a), fieldsOf(b));
}

/** Whether two documents are the same JSON; order of keys and white space do not count. */
export function sameDocument(a: PolicyText, b: PolicyText): boolean {
  if (textOf(a) === textOf(b)) return true;
  const first = documentNode(a);
  const second = documentNode(b);
  return first !== undefined && second !== undefined && sameNode(first, second);
}

function textOf({ source, span }: PolicyText): string {
  return source.text.slice(span.start, span.end);
}

function isPolicyText(value: object): value is PolicyText {
  return 'source' in value && 'span' in value;
}

function fieldsOf(value: object): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(value).filter(([key, field]) => key !== 'place' && field !== undefined));
}

function sameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => sameValue(item, b[index]));
}

function sameMap(a: ReadonlyMap<unknown, unknown>, b: ReadonlyMap<unknown, unknown>): boolean {
  if (a.size !== b.size) return false;
  for (const [key, value] of a) if (!b.has(key) || !sameValue(value, b.get(key))) return false;
  return true;
}

function sameNode(a: JsonNode, b: JsonNode): boolean {
  switch (a.kind) {
    case 'object':
      return b.kind === 'object' && sameMembers(a, b);
    case 'array':
      return b.kind === 'array' && a.items.length === b.items.length && a.items.every((item, index) => sameAt(item, b.items[index]));
    case 'string':
      return b.kind === 'string' && a.value === b.value;
    case 'number':
      return b.kind === 'number' && a.text === b.text;
    case 'boolean':
      return b.kind === 'boolean' && a.value === b.value;
    case 'null':
      return b.kind === 'null';
  }
}

function sameAt(a: JsonNode, b: JsonNode | undefined): boolean {
  return b !== undefined && sameNode(a, b);
}

function sameMembers(a: JsonNode & { kind: 'object' }, b: JsonNode & { kind: 'object' }): boolean {
  if (a.members.length !== b.members.length) return false;
  const others = new Map(b.members.map((member) => [member.key.value, member.value]));
  return a.members.every((member) => sameAt(member.value, others.get(member.key.value)));
}
