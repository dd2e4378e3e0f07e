// Statements that deny every request in which a condition key is other than it should be.
import type { ContextValue } from '../../../model/request.ts';
import type { ConditionClause, OperatorName, Policy, Statement, Text } from '../../../policy/ast.ts';

/** Denies requests without exactly these values; undefined: requests that carry the key at all. */
export function keyDenials(keys: ReadonlyMap<string, ContextValue | undefined>, { span }: Pick<Policy, 'span'>): readonly Statement[] {
  const deny = makeDenial(span);
  const denials: Statement[] = [];
  for (const [name, value] of keys) {
    if (value === undefined) denials.push(deny('Null', name, ['false']));
    else if (typeof value === 'string') denials.push(deny('StringNotEquals', name, [value]));
    else denials.push(deny('Null', name, ['true']), deny('StringNotEquals', name, value, 'ForAnyValue'));
  }
  return denials;
}

export type Denial = (
  name: OperatorName,
  key: string,
  values: readonly string[],
  set?: NonNullable<ConditionClause['operator']['set']>,
) => Statement;

/** Makes statements that deny everything under one condition; their values are taken as they stand. */
export function makeDenial(span: Policy['span']): Denial {
  const text = (value: string): Text => ({ value, span });
  return (name, key, values, set) => ({
    kind: 'statement',
    span,
    index: -1,
    effect: 'Deny',
    action: { negated: false, span, patterns: [text('*')] },
    resource: { negated: false, span, patterns: [text('*')] },
    condition: [
      {
        operator: { text: text(set === undefined ? name : `${set}:${name}`), name, ...(set === undefined ? {} : { set }), ifExists: false },
        key: text(key),
        values: values.map(text),
        span,
      },
    ],
  });
}
