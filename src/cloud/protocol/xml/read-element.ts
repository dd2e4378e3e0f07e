// Reads a value of the model from an XML element.
import type { XmlElement } from '../../xml/xml-element.ts';
import { XmlError } from '../../xml/xml-element.ts';
import type { LinkedMap, LinkedMember, LinkedShape, LinkedStructure } from '../linked-shape.ts';
import { parseScalar } from '../scalar-text.ts';

/** Members that are not in the element are left out, elements that are no member are ignored. Throws XmlError for wrong values. */
export function readElement(structure: LinkedStructure, element: XmlElement): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const { name, wireName } of structure.attributes) {
    const value = element.attributes?.get(wireName);
    if (value !== undefined) result[name] = value;
  }
  for (const child of element.children) {
    const member = structure.elements.get(child.name);
    if (member === undefined) continue;
    if (member.xmlFlattened === true && member.shape.kind === 'list') {
      const list = result[member.name] as unknown[] | undefined;
      const item = readValue(member.shape.member.shape, child);
      if (list === undefined) result[member.name] = [item];
      else list.push(item);
    } else if (member.xmlFlattened === true && member.shape.kind === 'map') {
      const map = (result[member.name] ?? Object.create(null)) as Record<string, unknown>;
      readEntry(member.shape, child, map);
      result[member.name] = map;
    } else {
      if (Object.hasOwn(result, member.name)) throw new XmlError(`${child.name} comes twice`);
      result[member.name] = readValue(member.shape, child);
    }
  }
  if (structure.union && Object.keys(result).length > 1) throw new XmlError(`${structure.name} has several values`);
  return result;
}

function readValue(shape: LinkedShape, element: XmlElement): unknown {
  if (shape.kind === 'structure') return readElement(shape, element);
  if (shape.kind === 'list') return readItems(shape.member, element);
  if (shape.kind === 'map') {
    const map: Record<string, unknown> = Object.create(null);
    for (const child of element.children) if (child.name === 'entry') readEntry(shape, child, map);
    return map;
  }
  if (element.children.length > 0) throw new XmlError(`${element.name} has elements in it`);
  const value = parseScalar(shape.scalar, element.text, 'date-time');
  if (value === undefined) throw new XmlError(`${element.name} is no ${shape.scalar}`);
  return value;
}

function readItems(member: LinkedMember, element: XmlElement): unknown[] {
  const wanted = member.wireName.slice(member.wireName.indexOf(':') + 1);
  return element.children.filter(({ name }) => name === wanted).map((child) => readValue(member.shape, child));
}

function readEntry(shape: LinkedMap, entry: XmlElement, map: Record<string, unknown>): void {
  const key = entry.children.find(({ name }) => name === shape.key.wireName);
  const value = entry.children.find(({ name }) => name === shape.value.wireName);
  if (key === undefined || value === undefined) throw new XmlError('an entry has no key or no value');
  map[key.text] = readValue(shape.value.shape, value);
}
