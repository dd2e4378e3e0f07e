// Values that are a wildcard alone: they ask for nothing but whether the key is there, or not even that.
import type { DraftClause, DraftStatement } from '../draft/draft.ts';
import type { IssueCode } from '../issue-codes.ts';
import type { Validation } from '../validation.ts';
import { isNegated, takesWildcards } from './operator-kind.ts';

export function checkWildcardValues({ tell }: Validation, statement: DraftStatement): void {
  for (const clause of statement.condition?.clauses ?? []) {
    const star = clause.values.find(({ text }) => text === '*');
    if (star === undefined || !takesWildcards(clause.operator)) continue;
    // Under Arn operators `*` alone is no ARN, and what it matches is not said.
    if (clause.operator.name?.startsWith('Arn') === true) continue;
    const { name, set, ifExists, text } = clause.operator;
    const asNull = (absent: boolean) => `Write "Null": { "${clause.key.text}": "${absent}" }, which says that.`;
    const [code, details] = meaning(clause);
    const what = `${text.value ?? name} with *${ifExists || set !== undefined ? ', as it is qualified,' : ''} `;
    if (code === 'EQUIVALENT_TO_NULL_FALSE') tell(code, `${what}${details} ${asNull(false)}`, star);
    else if (code === 'EQUIVALENT_TO_NULL_TRUE') tell(code, `${what}${details} ${asNull(true)}`, star);
    else if (code === 'REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION') tell(code, `${what}${details}`, star, statement);
    else tell(code, `${what}${details}`, star);
  }
}

function meaning(clause: DraftClause): readonly [IssueCode, string] {
  const { operator } = clause;
  const negated = isNegated(operator);
  const { set, ifExists } = operator;
  if (!negated && (ifExists || set === 'ForAllValues')) {
    return ['REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION', 'always holds. Remove the key, or say what its value should be.'];
  }
  if (!negated) return ['EQUIVALENT_TO_NULL_FALSE', 'only asks whether the key is there.'];
  if (set === 'ForAnyValue') {
    return ['REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION', 'never holds, so the statement has no effect.'];
  }
  return ['EQUIVALENT_TO_NULL_TRUE', 'only asks whether the key is absent.'];
}
