// Numbers as condition values have them: whole ones of any size, others of double precision.
import { compareNumbers, type Numeric } from '../../policy/values/read-number.ts';
import type { Line } from './atomise-ordered.ts';

export const NUMBER_LINE: Line<Numeric> = {
  compare: compareNumbers,
  print: String,
  between: (low, high) => {
    const found = candidate(low, high);
    const inside = (low === undefined || compareNumbers(found, low) > 0) && (high === undefined || compareNumbers(found, high) < 0);
    return inside ? found : undefined;
  },
};

function candidate(low: Numeric | undefined, high: Numeric | undefined): Numeric {
  if (low === undefined) return high === undefined ? 0 : beyond(high, -1);
  if (high === undefined) return beyond(low, 1);
  const next = beyond(low, 1);
  if (compareNumbers(next, low) > 0 && compareNumbers(next, high) < 0) return next;
  return Number(low) + (Number(high) - Number(low)) / 2;
}

function beyond(value: Numeric, direction: 1 | -1): Numeric {
  if (typeof value === 'bigint') return value + BigInt(direction);
  if (Number.isSafeInteger(value) && Number.isSafeInteger(value + direction)) return value + direction;
  if (Number.isInteger(value)) return BigInt(value) + BigInt(direction);
  return direction > 0 ? Math.ceil(value) : Math.floor(value);
}
