// Operators on values that have an order: numbers and instants.
import type { ValueTest, ValueTestFactory } from './value-test.ts';

export type Ordering = 'equal' | 'notEqual' | 'less' | 'lessOrEqual' | 'greater' | 'greaterOrEqual';

/** How the values of one operator family are read and compared. */
export interface OrderedValues<T> {
  /** Undefined for a text that states no such value. */
  readonly read: (text: string) => T | undefined;
  /** Negative, zero or positive as the first value is less than, equal to or greater than the second. */
  readonly compare: (a: T, b: T) => number;
}

/**
 * Builds the test for one ordering. A value that cannot be read, of the request or of the policy, never satisfies the
 * operator, the negated one included.
 */
export function orderedTest<T>({ read, compare }: OrderedValues<T>, ordering: Ordering): ValueTestFactory {
  return (values): ValueTest => {
    const wanted = values.map(read);
    return (value) => {
      const actual = read(value);
      if (ordering === 'notEqual') return wanted.every((one) => actual !== undefined && one !== undefined && compare(actual, one) !== 0);
      return actual !== undefined && wanted.some((one) => one !== undefined && orderingHolds(compare(actual, one), ordering));
    };
  };
}

/** Whether an ordering holds for the sign of a comparison. */
export function orderingHolds(sign: number, ordering: Exclude<Ordering, 'notEqual'>): boolean {
  switch (ordering) {
    case 'less':
      return sign < 0;
    case 'lessOrEqual':
      return sign <= 0;
    case 'greater':
      return sign > 0;
    case 'greaterOrEqual':
      return sign >= 0;
    case 'equal':
      return sign === 0;
  }
}
