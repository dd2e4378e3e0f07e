// Numbers as condition values state them. Whole ones are exact at any size, others of double precision.

const DECIMAL = /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/;
const WHOLE = /^[+-]?\d+$/;

/** A number as it stands in a text; `bigint` for whole numbers that double precision cannot hold. */
export type Numeric = number | bigint;

/** The number that a text states in full; undefined for anything else (`10abc`, `0x10`, an empty text). */
export function readNumber(text: string): Numeric | undefined {
  if (!DECIMAL.test(text)) return undefined;
  const number = Number(text);
  if (Number.isSafeInteger(number) || !WHOLE.test(text)) return number;
  return BigInt(text.startsWith('+') ? text.slice(1) : text);
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compareNumbers(a: Numeric, b: Numeric): number {
  if (typeof a === 'bigint' && typeof b === 'bigint') return a < b ? -1 : a > b ? 1 : 0;
  const [left, right] = [Number(a), Number(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}
