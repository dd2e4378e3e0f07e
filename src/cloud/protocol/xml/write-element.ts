// Writes values of the model as XML elements.
import { escapeXml, escapeXmlAttribute } from '../../xml/escape-xml.ts';
import type { LinkedMap, LinkedMember, LinkedShape, LinkedStructure } from '../linked-shape.ts';
import { printScalar } from '../scalar-text.ts';

export type XmlNamespace = readonly [uri: string, prefix?: string];

/** An element with these members of `value` in it; members that are undefined or null are left out. `milliseconds`: print them always. */
export function writeStructure(
  name: string,
  structure: Pick<LinkedStructure, 'members'>,
  value: object,
  milliseconds: boolean,
  namespace?: XmlNamespace,
): string {
  const content = writeMembers(structure.members, value, milliseconds);
  const start = `${name}${printNamespace(namespace)}${writeAttributes(structure.members, value)}`;
  return content === '' ? `<${start}/>` : `<${start}>${content}</${name}>`;
}

export function writeMembers(members: readonly LinkedMember[], value: object, milliseconds: boolean): string {
  let result = '';
  for (const member of members) {
    if (member.xmlAttribute === true) continue;
    const item = (value as Readonly<Record<string, unknown>>)[member.name];
    if (item !== undefined && item !== null) result += writeMember(member, item, milliseconds);
  }
  return result;
}

export function printNamespace(namespace: XmlNamespace | undefined): string {
  if (namespace === undefined) return '';
  const [uri, prefix] = namespace;
  return prefix === undefined || prefix === '' ? ` xmlns="${escapeXmlAttribute(uri)}"` : ` xmlns:${prefix}="${escapeXmlAttribute(uri)}"`;
}

function writeMember(member: LinkedMember, value: unknown, milliseconds: boolean): string {
  const { shape } = member;
  if (member.xmlFlattened === true && shape.kind === 'list') return writeItems(shape.member, member.wireName, value, milliseconds);
  if (member.xmlFlattened === true && shape.kind === 'map') return writeEntries(shape, member.wireName, value, milliseconds);
  return writeValue(member.wireName, shape, value, milliseconds, member.xmlNamespace);
}

function writeValue(name: string, shape: LinkedShape, value: unknown, milliseconds: boolean, namespace: XmlNamespace | undefined): string {
  if (shape.kind === 'scalar') {
    const text = escapeXml(printScalar(shape.scalar, value, 'date-time', milliseconds));
    const start = `${name}${printNamespace(namespace)}`;
    return text === '' ? `<${start}/>` : `<${start}>${text}</${name}>`;
  }
  if (shape.kind === 'structure') return writeStructure(name, shape, value as object, milliseconds, namespace ?? shape.xmlNamespace);
  const content =
    shape.kind === 'list'
      ? writeItems(shape.member, shape.member.wireName, value, milliseconds)
      : writeEntries(shape, 'entry', value, milliseconds);
  const start = `${name}${printNamespace(namespace)}`;
  return content === '' ? `<${start}/>` : `<${start}>${content}</${name}>`;
}

function writeItems(member: LinkedMember, name: string, value: unknown, milliseconds: boolean): string {
  let result = '';
  for (const item of value as readonly unknown[]) {
    if (item !== undefined && item !== null) result += writeValue(name, member.shape, item, milliseconds, member.xmlNamespace);
  }
  return result;
}

function writeEntries(shape: LinkedMap, name: string, value: unknown, milliseconds: boolean): string {
  const { key, value: held } = shape;
  let result = '';
  for (const [text, item] of Object.entries(value as object)) {
    if (item === undefined || item === null) continue;
    const first = writeValue(key.wireName, key.shape, text, milliseconds, key.xmlNamespace);
    result += `<${name}>${first}${writeValue(held.wireName, held.shape, item, milliseconds, held.xmlNamespace)}</${name}>`;
  }
  return result;
}

function writeAttributes(members: readonly LinkedMember[], value: object): string {
  let result = '';
  for (const member of members) {
    if (member.xmlAttribute !== true) continue;
    const item = (value as Readonly<Record<string, unknown>>)[member.name];
    if (item !== undefined && item !== null) result += ` ${member.wireName}="${escapeXmlAttribute(String(item))}"`;
  }
  return result;
}
