// Date operators: ISO 8601 instants, or seconds since 1970, compared exactly at any precision.
import { compareInstants, type Instant, readInstant } from '../../policy/values/read-instant.ts';
import { orderedTest, type Ordering, type OrderedValues } from './ordered-test.ts';
import type { ValueTestFactory } from './value-test.ts';

const INSTANTS: OrderedValues<Instant> = { read: readInstant, compare: compareInstants };

/** The six date operators. */
export function date(ordering: Ordering): ValueTestFactory {
  return orderedTest(INSTANTS, ordering);
}
