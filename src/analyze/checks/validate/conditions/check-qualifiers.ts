// ForAllValues and ForAnyValue: where they are needed, and where they open what should be closed.
import type { DraftStatement } from '../draft/draft.ts';
import type { Validation } from '../validation.ts';

export function checkQualifiers({ tell }: Validation, { condition, effect }: DraftStatement): void {
  for (const { operator, operatorKey, facts, key, name } of condition?.clauses ?? []) {
    if (operator.name === undefined || operator.name === 'Null' || facts === undefined) continue;
    if (facts.multi) {
      if (operator.set === undefined) {
        const details = `Requests carry a list of values as ${key.text}: say ForAllValues or ForAnyValue in front of ${operator.name}.`;
        tell('MISSING_QUALIFIER', details, operatorKey, key);
      }
      continue;
    }
    const isAudience = name.endsWith(':aud') && name.includes('.');
    if (isAudience && operator.set === 'ForAnyValue') {
      const details = `The audience ${key.text} is one value: leave the qualifier away, which is meant for lists.`;
      tell('FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE', details, operatorKey, key);
    } else if (isAudience && operator.set === 'ForAllValues') {
      tell('CONFIRM_AUDIENCE_CLAIM_TYPE', `The audience ${key.text} is one value: leave the qualifier away.`, operatorKey, key);
    }
    if (operator.set === 'ForAllValues' && effect === 'Allow') {
      const details = `ForAllValues also holds for requests without ${key.text}, which has one value at most: leave the qualifier away.`;
      tell('FORALLVALUES_WITH_SINGLE_VALUED_KEY', details, operatorKey, key);
    }
  }
}
