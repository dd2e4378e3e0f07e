// How JSON and CBOR carry what both carry in their own way.
import { dateOfSeconds, parseDateTime, parseHttpDate, printDateTime, printHttpDate } from '../timestamp-text.ts';
import { parseBase64 } from '../scalar-text.ts';
import type { Scalar } from '../linked-shape.ts';

export interface DocumentFormat {
  /** Undefined: it is none. */
  readonly readBlob: (value: unknown) => Uint8Array | undefined;
  readonly readTimestamp: (value: unknown, scalar: Scalar) => Date | undefined;
  readonly writeBlob: (value: Uint8Array) => unknown;
  readonly writeTimestamp: (value: Date, scalar: Scalar) => unknown;
  readonly writeNumber: (value: number | bigint) => unknown;
}

export const JSON_FORMAT: DocumentFormat = {
  readBlob: (value) => (typeof value === 'string' ? parseBase64(value) : undefined),
  readTimestamp: readJsonTimestamp,
  writeBlob: (value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64'),
  writeTimestamp: (value, scalar) => {
    if (scalar === 'date-time') return printDateTime(value);
    return scalar === 'http-date' ? printHttpDate(value) : value.getTime() / 1000;
  },
  writeNumber: (value) => (typeof value === 'number' && Number.isFinite(value) ? value : String(value)),
};

/** Its reader gives dates for tagged times, its writer tags them. */
export const CBOR_FORMAT: DocumentFormat = {
  readBlob: (value) => (value instanceof Uint8Array ? value : undefined),
  readTimestamp: (value) => (value instanceof Date ? value : undefined),
  writeBlob: (value) => value,
  writeTimestamp: (value) => value,
  writeNumber: (value) => value,
};

function readJsonTimestamp(value: unknown, scalar: Scalar): Date | undefined {
  if (typeof value === 'number') return dateOfSeconds(value);
  if (typeof value !== 'string') return undefined;
  return scalar === 'http-date' ? parseHttpDate(value) : (parseDateTime(value) ?? parseHttpDate(value));
}
