// Reads values of the model from a decoded JSON or CBOR document.
import type { LinkedMember, LinkedShape, LinkedStructure, Scalar } from '../linked-shape.ts';
import type { DocumentFormat } from './document-format.ts';

/** Thrown for values that are not of their member's kind; the message is as AWS words it. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
}

const DEEPEST = 128;

/** Members that are missing or null are left out, keys that are no member are ignored. Throws DocumentError. */
export function readMembers(
  { members, union }: Pick<LinkedStructure, 'members' | 'union'>,
  document: unknown,
  format: DocumentFormat,
  depth = 0,
): Record<string, unknown> {
  if (!isObject(document)) throw new DocumentError(complaint(document, 'structure'));
  const result: Record<string, unknown> = {};
  let found = 0;
  for (const member of members) {
    if (!Object.hasOwn(document, member.documentName)) continue;
    const value = document[member.documentName];
    if (value === null || value === undefined) continue;
    result[member.name] = readValue(member.shape, value, format, depth + 1);
    found++;
  }
  if (union && found > 1) throw new DocumentError('Unexpected field: a union has several values');
  return result;
}

/** One value of any shape. */
export function readValue(shape: LinkedShape, value: unknown, format: DocumentFormat, depth = 0): unknown {
  if (depth > DEEPEST) throw new DocumentError('The document is too deep');
  switch (shape.kind) {
    case 'scalar':
      return readScalar(shape.scalar, value, format, depth);
    case 'structure':
      return readMembers(shape, value, format, depth);
    case 'list': {
      if (!Array.isArray(value)) throw new DocumentError(complaint(value, 'list'));
      const { member, sparse } = shape;
      return value.map((item) => readItem(member, item, sparse, format, depth));
    }
    case 'map': {
      if (!isObject(value)) throw new DocumentError(complaint(value, 'map'));
      const result: Record<string, unknown> = Object.create(null);
      for (const [key, item] of Object.entries(value)) result[key] = readItem(shape.value, item, shape.sparse, format, depth);
      return result;
    }
  }
}

function readItem(member: LinkedMember, value: unknown, sparse: boolean, format: DocumentFormat, depth: number): unknown {
  if (value !== null && value !== undefined) return readValue(member.shape, value, format, depth + 1);
  if (sparse) return null;
  throw new DocumentError('NULL_VALUE is not expected in a collection');
}

function readScalar(scalar: Scalar, value: unknown, format: DocumentFormat, depth: number): unknown {
  const result = convert(scalar, value, format, depth);
  if (result === undefined && scalar !== 'stream') throw new DocumentError(complaint(value, scalar));
  return result;
}

function convert(scalar: Scalar, value: unknown, format: DocumentFormat, depth: number): unknown {
  switch (scalar) {
    case 'string':
      return typeof value === 'string' ? value : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'number':
      return readNumber(value);
    case 'bigint':
    case 'bigdecimal':
      return typeof value === 'bigint' || typeof value === 'number' ? value : undefined;
    case 'blob':
      return format.readBlob(value);
    case 'document':
      return limitDepth(value, depth);
    case 'stream':
      return undefined;
    default:
      return format.readTimestamp(value, scalar);
  }
}

function readNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  return value === 'NaN' || value === 'Infinity' || value === '-Infinity' ? Number(value) : undefined;
}

/** Documents are kept as they are; whoever walks them should not fear for the stack. */
function limitDepth(value: unknown, depth: number): unknown {
  if (depth > DEEPEST) throw new DocumentError('The document is too deep');
  if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) limitDepth(item, depth + 1);
  return value;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array) && !(value instanceof Date);
}

const WANTED: ReadonlyMap<string, string> = new Map([
  ['string', 'String'],
  ['number', 'Number'],
  ['boolean', 'Boolean'],
  ['blob', 'Blob'],
  ['bigint', 'Number'],
  ['bigdecimal', 'Number'],
]);

function complaint(value: unknown, wanted: Scalar | 'structure' | 'list' | 'map'): string {
  if (Array.isArray(value)) return 'Start of list found where not expected';
  if (isObject(value)) return 'Start of structure or map found where not expected.';
  if (wanted === 'list') return 'Expected list or null';
  if (wanted === 'structure' || wanted === 'map') return 'Expected map or null';
  const found =
    typeof value === 'boolean' ? `${value ? 'TRUE' : 'FALSE'}_VALUE` : typeof value === 'string' ? 'STRING_VALUE' : 'NUMBER_VALUE';
  return `${found} can not be converted to a ${WANTED.get(wanted) ?? 'Timestamp'}`;
}
