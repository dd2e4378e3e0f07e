// Numeric operators. Whole numbers are compared exactly at any size, others as double precision.
import { orderedTest, type Ordering, type OrderedValues } from './ordered-test.ts';
import type { ValueTestFactory } from './value-test.ts';

const DECIMAL = /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/;
const WHOLE = /^[+-]?\d+$/;

/** A number as it stands in a text; `bigint` for whole numbers that double precision cannot hold. */
type Numeric = number | bigint;

/** The number that a text states in full; undefined for anything else (`10abc`, `0x10`, an empty text). */
function readNumber(text: string): Numeric | undefined {
  if (!DECIMAL.test(text)) return undefined;
  const number = Number(text);
  if (Number.isSafeInteger(number) || !WHOLE.test(text)) return number;
  return BigInt(text.startsWith('+') ? text.slice(1) : text);
}

function compareNumbers(a: Numeric, b: Numeric): number {
  if (typeof a === 'bigint' && typeof b === 'bigint') return a < b ? -1 : a > b ? 1 : 0;
  const [left, right] = [Number(a), Number(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

const NUMBERS: OrderedValues<Numeric> = { read: readNumber, compare: compareNumbers };

/** The six numeric operators. */
export function numeric(ordering: Ordering): ValueTestFactory {
  return orderedTest(NUMBERS, ordering);
}
