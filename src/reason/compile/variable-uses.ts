// Where policies compare one part of a request with another: the variables that they use, and with what.
import { parseTemplate } from '../../evaluate/template.ts';
import type { Policy } from '../../policy/ast.ts';

export interface VariableUse {
  /** The variable's key, lower case. */
  readonly variable: string;
  /** What it is compared with: a condition key in lower case, or `resource`. */
  readonly with: string;
  /** The value is the variable and nothing else, and texts are compared with it as they are. */
  readonly whole: boolean;
  /** The value as written. */
  readonly template: string;
}

/** All uses, statement by statement; none where the policy's version leaves variables out of force. */
export function variableUses(policies: readonly Policy[]): readonly VariableUse[] {
  return policies.flatMap(({ version, statements }) => {
    if (version !== '2012-10-17') return [];
    return statements.flatMap(({ resource, condition }) => [
      ...(resource?.patterns ?? []).flatMap(({ value }) => usesIn(value, 'resource', false)),
      ...condition.flatMap(({ key, operator, values }) => {
        const plain = operator.name?.startsWith('String') === true && !operator.name.endsWith('IgnoreCase');
        return values.flatMap(({ value }) => usesIn(value, key.value.toLowerCase(), plain));
      }),
    ]);
  });
}

function usesIn(value: string, against: string, plain: boolean): readonly VariableUse[] {
  const parts = parseTemplate(value, true);
  return parts.flatMap((part) =>
    part.kind === 'variable' ? [{ variable: part.key, with: against, whole: plain && parts.length === 1, template: value }] : [],
  );
}
