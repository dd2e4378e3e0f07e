// Scalars as text, in elements, forms, headers and paths.
import type { Scalar } from './linked-shape.ts';
import { parseDateTime, parseEpochSeconds, parseHttpDate, printDateTime, printHttpDate } from './timestamp-text.ts';

/** What stands for `timestamp` in this place. */
export type TimestampFormat = 'date-time' | 'http-date' | 'epoch-seconds';

const NUMBER = /^[+-]?(?:\d{1,400}(?:\.\d{0,400})?|\.\d{1,400})(?:[Ee][+-]?\d{1,4})?$/;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** Undefined if the text is none of that kind. */
export function parseScalar(scalar: Scalar, text: string, timestamps: TimestampFormat): unknown {
  switch (scalar) {
    case 'string':
    case 'bigdecimal':
      return text;
    case 'number':
      return parseNumber(text);
    case 'boolean':
      return parseBoolean(text);
    case 'bigint':
      return /^-?\d{1,400}$/.test(text) ? BigInt(text) : undefined;
    case 'blob':
      return parseBase64(text);
    case 'timestamp':
      return parseTimestamp(text, timestamps);
    case 'date-time':
    case 'http-date':
    case 'epoch-seconds':
      return parseTimestamp(text, scalar);
    case 'stream':
    case 'document':
      return undefined;
  }
}

/** `alwaysMilliseconds` for services that print them even if there are none. */
export function printScalar(scalar: Scalar, value: unknown, timestamps: TimestampFormat, alwaysMilliseconds = false): string {
  if (typeof value === 'string') return value;
  if (value instanceof Date) return printTimestamp(value, isTimestamp(scalar) ? scalar : timestamps, alwaysMilliseconds);
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64');
  if (scalar === 'document') return JSON.stringify(value);
  return String(value);
}

/** Numbers in decimal notation, `NaN`, `Infinity`, `-Infinity`. */
function parseNumber(text: string): number | undefined {
  const trimmed = text.trim();
  if (NUMBER.test(trimmed)) return Number(trimmed);
  return trimmed === 'NaN' || trimmed === 'Infinity' || trimmed === '-Infinity' ? Number(trimmed) : undefined;
}

export function parseBase64(text: string): Uint8Array | undefined {
  const trimmed = text.trim();
  if (!BASE64.test(trimmed) || trimmed.length % 4 === 1) return undefined;
  return new Uint8Array(Buffer.from(trimmed, 'base64'));
}

function parseBoolean(text: string): boolean | undefined {
  const lower = text.trim().toLowerCase();
  return lower === 'true' ? true : lower === 'false' ? false : undefined;
}

function parseTimestamp(text: string, format: TimestampFormat): Date | undefined {
  const trimmed = text.trim();
  if (format === 'http-date') return parseHttpDate(trimmed) ?? parseDateTime(trimmed);
  if (format === 'epoch-seconds') return parseEpochSeconds(trimmed) ?? parseDateTime(trimmed);
  return parseDateTime(trimmed) ?? parseHttpDate(trimmed);
}

function printTimestamp(date: Date, format: TimestampFormat, alwaysMilliseconds: boolean): string {
  if (format === 'http-date') return printHttpDate(date);
  return format === 'epoch-seconds' ? String(date.getTime() / 1000) : printDateTime(date, alwaysMilliseconds);
}

function isTimestamp(scalar: Scalar): scalar is TimestampFormat {
  return scalar === 'date-time' || scalar === 'http-date' || scalar === 'epoch-seconds';
}
