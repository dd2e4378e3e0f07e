// Elements in which nothing stands.
import type { DraftClause, DraftStatement, Leaves } from '../draft/draft.ts';
import type { IssueCode } from '../issue-codes.ts';
import type { Validation } from '../validation.ts';

export function checkEmptyElements({ tell }: Validation, statement: DraftStatement): void {
  for (const action of statement.actions) {
    if (isEmptyList(action))
      tell('EMPTY_ARRAY_ACTION', 'The list of actions is empty, so the statement has no effect. Add an action.', action);
  }
  for (const resource of statement.resources) {
    const details = 'The list of resources is empty, so the statement has no effect. Add a resource.';
    if (isEmptyList(resource)) tell('EMPTY_ARRAY_RESOURCE', details, resource);
  }
  for (const principal of statement.principals) {
    if (principal.isObject && principal.entries.length === 0) {
      tell('EMPTY_OBJECT_PRINCIPAL', 'The object of principals is empty, so the statement has no effect. Add a principal.', principal);
    }
    for (const entry of principal.entries) {
      const details = 'The list of principals is empty, so the statement has no effect. Add a principal.';
      if (isEmptyList(entry)) tell('EMPTY_ARRAY_PRINCIPAL', details, entry);
    }
  }
  for (const place of statement.condition?.empty ?? []) {
    tell('EMPTY_OBJECT_CONDITION', 'Nothing is asked here, so the block has no effect. Add a condition, or remove it.', place);
  }
  for (const clause of statement.condition?.clauses ?? []) {
    if (!isEmptyList(clause)) continue;
    const [code, details] = emptyClause(clause);
    tell(code, details, clause);
  }
}

/** Lists whose values are all of a wrong type are told of elsewhere. */
function isEmptyList({ isList, values, length }: Leaves): boolean {
  return isList && values.length === 0 && length === 0;
}

function emptyClause({ operator, key }: DraftClause): readonly [IssueCode, string] {
  const advice = `To ask whether the key is absent, write "Null": { "${key.text}": "true" }.`;
  if (operator.set === 'ForAnyValue') return ['EMPTY_ARRAY_CONDITION_FORANYVALUE', 'ForAnyValue with no values never holds. Add a value.'];
  if (operator.set === 'ForAllValues') {
    return ['EMPTY_ARRAY_CONDITION_FORALLVALUES', `ForAllValues with no values holds only without the key. ${advice}`];
  }
  if (operator.ifExists) return ['EMPTY_ARRAY_CONDITION_IFEXISTS', `IfExists with no values holds only without the key. ${advice}`];
  return ['EMPTY_ARRAY_CONDITION', 'The key is compared with no values, so the condition has no useful effect. Add a value.'];
}
