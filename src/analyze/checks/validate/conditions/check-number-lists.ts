// Lists of numbers under an ordering, of which one decides.
import { readNumber } from '../../../../policy/values/read-number.ts';
import type { DraftStatement } from '../draft/draft.ts';
import type { Validation } from '../validation.ts';

/** For any of several bounds to hold it is enough that the widest does. */
export function checkNumberLists({ tell }: Validation, { condition }: DraftStatement): void {
  for (const { operator, values, ...clause } of condition?.clauses ?? []) {
    const order = /^Numeric(Less|Greater)Than/.exec(operator.name ?? '')?.[1];
    if (order === undefined || values.length < 2) continue;
    if (values.some(({ text }) => readNumber(text) === undefined)) continue;
    const [which, bound] = order === 'Less' ? ['greatest', 'lower'] : ['least', 'higher'];
    tell(
      'REDUNDANT_CONDITION_VALUE_NUM',
      `Of several values only the ${which} counts, because ${bound} numbers satisfy it too. Keep that one.`,
      clause,
    );
  }
}
