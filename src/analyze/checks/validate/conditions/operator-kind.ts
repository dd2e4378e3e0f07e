// What kind of operator a clause has.
import type { ConditionOperator } from '../../../../policy/ast.ts';

/** `StringNotEquals` and the like: they hold without the key. */
export function isNegated({ name }: ConditionOperator): boolean {
  return name?.includes('Not') === true;
}

/** Operators under which `*` and `?` are wildcards. */
export function takesWildcards({ name }: ConditionOperator): boolean {
  return name !== undefined && (name.endsWith('Like') || name.startsWith('Arn'));
}

/** Whether a request must carry the key for the clause to hold. */
export function needsKey(operator: ConditionOperator): boolean {
  return (
    operator.name !== undefined && operator.name !== 'Null' && !operator.ifExists && operator.set !== 'ForAllValues' && !isNegated(operator)
  );
}
