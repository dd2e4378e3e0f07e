// Operators: whether they exist, and how they are combined with IfExists and the set qualifiers.
import { nearestName } from '../../../../policy/nearest-name.ts';
import { operatorNames } from '../../../../policy/operator-names.ts';
import { quoteInput } from '../../../../policy/quote-input.ts';
import type { DraftStatement, Place } from '../draft/draft.ts';
import type { Validation } from '../validation.ts';

export function checkOperators({ tell }: Validation, { condition }: DraftStatement): void {
  const told = new Set<Place>();
  for (const { operator, operatorKey } of condition?.clauses ?? []) {
    // Once for a block, however many keys stand in it.
    if (told.has(operatorKey)) continue;
    told.add(operatorKey);
    const { name, text, ifExists, set } = operator;
    if (name === undefined) {
      const near = nearestName(text.value.slice(text.value.indexOf(':') + 1), operatorNames);
      const advice = near === undefined ? 'The condition never holds.' : `Did you mean ${near}?`;
      tell('INVALID_CONDITION_OPERATOR', `There is no condition operator ${quoteInput(text.value)}. ${advice}`, operatorKey);
    } else if (name === 'Null' && ifExists) {
      tell('NULL_WITH_IF_EXISTS', 'Null asks itself whether the key is there: write it without IfExists.', operatorKey);
    } else if (name === 'Null' && set !== undefined) {
      const effect = set === 'ForAllValues' ? 'always holds' : 'never holds';
      tell('NULL_WITH_QUALIFIER', `Null under ${set} ${effect}: write it without the qualifier.`, operatorKey);
    }
  }
}
