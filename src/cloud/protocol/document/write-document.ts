// Turns values of the model into a document of plain objects, ready to be encoded as JSON or CBOR.
import type { LinkedMember, LinkedShape } from '../linked-shape.ts';
import type { DocumentFormat } from './document-format.ts';

/** Members that are undefined or null are left out, and so is whatever is no member. */
export function writeMembers(members: readonly LinkedMember[], value: object, format: DocumentFormat): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const member of members) {
    const item = (value as Readonly<Record<string, unknown>>)[member.name];
    if (item !== undefined && item !== null) result[member.documentName] = writeValue(member.shape, item, format);
  }
  return result;
}

export function writeValue(shape: LinkedShape, value: unknown, format: DocumentFormat): unknown {
  switch (shape.kind) {
    case 'structure':
      return writeMembers(shape.members, value as object, format);
    case 'list': {
      const items: unknown[] = [];
      for (const item of value as readonly unknown[]) {
        if (item !== undefined && item !== null) items.push(writeValue(shape.member.shape, item, format));
        else if (shape.sparse) items.push(null);
      }
      return items;
    }
    case 'map': {
      const entries: Record<string, unknown> = Object.create(null);
      for (const [key, item] of Object.entries(value as object)) {
        if (item !== undefined && item !== null) entries[key] = writeValue(shape.value.shape, item, format);
        else if (shape.sparse) entries[key] = null;
      }
      return entries;
    }
    case 'scalar':
      if (shape.scalar === 'document') return value;
      if (value instanceof Date) return format.writeTimestamp(value, shape.scalar);
      if (value instanceof Uint8Array) return format.writeBlob(value);
      return typeof value === 'number' || typeof value === 'bigint' ? format.writeNumber(value) : value;
  }
}
