// Numeric operators. Whole numbers are compared exactly at any size, others as double precision.
import { compareNumbers, type Numeric, readNumber } from '../../policy/values/read-number.ts';
import { orderedTest, type Ordering, type OrderedValues } from './ordered-test.ts';
import type { ValueTestFactory } from './value-test.ts';

const NUMBERS: OrderedValues<Numeric> = { read: readNumber, compare: compareNumbers };

/** The six numeric operators. */
export function numeric(ordering: Ordering): ValueTestFactory {
  return orderedTest(NUMBERS, ordering);
}
