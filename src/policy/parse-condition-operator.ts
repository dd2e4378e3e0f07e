// Takes a condition operator apart: `ForAllValues:` or `ForAnyValue:`, the base operator, `IfExists`.
import type { ConditionOperator, OperatorName, Text } from './ast.ts';
import { operatorNames } from './operator-names.ts';

const sets = [
  ['forallvalues:', 'ForAllValues'],
  ['foranyvalue:', 'ForAnyValue'],
] as const;

/** Case does not count. An operator that IAM does not have keeps its text and has no name: stored policies may hold one, and its condition is false. */
export function parseConditionOperator(text: Text): ConditionOperator {
  let base = text.value.toLowerCase();
  const prefix = sets.find(([start]) => base.startsWith(start));
  if (prefix !== undefined) base = base.slice(prefix[0].length);
  const ifExists = base.endsWith('ifexists');
  if (ifExists) base = base.slice(0, -'ifexists'.length);
  const name: OperatorName | undefined = byLowerCase.get(base);
  return Object.freeze({ text, name, ...(prefix !== undefined && { set: prefix[1] }), ifExists });
}

const byLowerCase: ReadonlyMap<string, OperatorName> = new Map(operatorNames.map((name) => [name.toLowerCase(), name]));
