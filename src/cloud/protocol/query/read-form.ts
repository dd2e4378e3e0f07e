// Reads the input of an operation from the form of a query request, for awsQuery and ec2Query.
import type { LinkedList, LinkedMap, LinkedMember, LinkedShape, LinkedStructure, Scalar } from '../linked-shape.ts';
import { malformedInput } from '../malformed-input.ts';
import { parseScalar } from '../scalar-text.ts';
import type { FormNode } from './form-tree.ts';
import { numberedChildren } from './form-tree.ts';

export type FormDialect = 'awsQuery' | 'ec2Query';

/** Members that the form does not mention are left out. Throws the dialect's error for values that are not of their member's kind. */
export function readForm(structure: LinkedStructure, node: FormNode, dialect: FormDialect): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const member of structure.members) {
    const child = node.children.get(dialect === 'ec2Query' ? member.ec2Name : member.wireName);
    if (child === undefined) continue;
    const value = readValue(member.shape, child, member, dialect);
    if (value !== undefined) result[member.name] = value;
  }
  return result;
}

function readValue(shape: LinkedShape, node: FormNode, place: LinkedMember, dialect: FormDialect): unknown {
  switch (shape.kind) {
    case 'scalar':
      return node.value === undefined ? undefined : readScalar(shape.scalar, node.value, place, dialect);
    case 'list':
      return readList(shape, node, place, dialect);
    case 'map':
      return readMap(shape, node, place, dialect);
    case 'structure':
      return readForm(shape, node, dialect);
  }
}

/** `Names.member.1`, or `Name.1` where the list is flattened; `Names=` is an empty list. */
function readList(shape: LinkedList, node: FormNode, place: LinkedMember, dialect: FormDialect): unknown[] | undefined {
  const flattened = dialect === 'ec2Query' || place.xmlFlattened === true;
  const items = flattened ? node : node.children.get(shape.member.wireName);
  if (items === undefined) return node.value === undefined ? undefined : [];
  return numberedChildren(items).flatMap((item) => present(readValue(shape.member.shape, item, shape.member, dialect)));
}

/** `Tags.entry.1.key=…&Tags.entry.1.value=…` */
function readMap(shape: LinkedMap, node: FormNode, place: LinkedMember, dialect: FormDialect): Record<string, unknown> | undefined {
  const entries = place.xmlFlattened === true ? node : node.children.get('entry');
  if (entries === undefined) return undefined;
  const result: Record<string, unknown> = Object.create(null);
  for (const entry of numberedChildren(entries)) {
    const key = entry.children.get(shape.key.wireName)?.value;
    const value = entry.children.get(shape.value.wireName);
    if (key !== undefined && value !== undefined) result[key] = readValue(shape.value.shape, value, shape.value, dialect);
  }
  return result;
}

function readScalar(scalar: Scalar, text: string, place: LinkedMember, dialect: FormDialect): unknown {
  const value = parseScalar(scalar, text, 'date-time');
  if (value === undefined && scalar !== 'stream' && scalar !== 'document') {
    throw malformedInput(dialect, dialect === 'ec2Query' ? `Invalid value '${text}' for ${place.ec2Name}` : complaint(scalar));
  }
  return value;
}

function complaint(scalar: Scalar): string {
  if (scalar === 'number' || scalar === 'bigint') return 'STRING_VALUE can not be converted to a Number';
  if (scalar === 'boolean') return 'STRING_VALUE can not be converted to a Boolean';
  return scalar === 'blob' ? 'Invalid Base64 encoding' : 'timestamp must follow ISO8601';
}

function present(value: unknown): readonly unknown[] {
  return value === undefined ? [] : [value];
}
