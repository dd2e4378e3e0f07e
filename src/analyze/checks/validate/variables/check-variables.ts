// Policy variables: where they may stand, and their form.
import { quoteInput } from '../../../../policy/quote-input.ts';
import type { DraftStatement, Leaf } from '../draft/draft.ts';
import type { Tell, Validation } from '../validation.ts';

/** IAM User Guide, IAM policy elements: Variables and tags. */
export function checkVariables({ tell, policy }: Validation, statement: DraftStatement): void {
  const fixed = [
    ...statement.actions.flatMap(({ values }) => values),
    ...statement.principals.flatMap(({ entries }) => entries.flatMap(({ values }) => values)),
    ...(statement.sid === undefined ? [] : [statement.sid]),
  ];
  for (const value of fixed) {
    if (!value.text.includes('${')) continue;
    tell(
      'VARIABLE_UNSUPPORTED_IN_ELEMENT',
      'Variables are resolved in resources and condition values only: here the text counts as it stands.',
      value,
    );
  }
  const clauses = statement.condition?.clauses ?? [];
  const old = policy.version?.text !== '2012-10-17';
  const open = [...statement.resources.flatMap(({ values }) => values), ...clauses.flatMap(({ values }) => values)];
  for (const value of open) {
    if (!value.text.includes('${')) continue;
    if (old) {
      tell('VARIABLE_UNSUPPORTED_IN_VERSION', 'Variables need "Version": "2012-10-17"; without it the text counts as it stands.', value);
    }
    checkForm(tell, value);
  }
  for (const { operator, values } of clauses) {
    if (operator.name === undefined || !/^(?:Numeric|Date|Binary|Null)|IpAddress$/.test(operator.name)) continue;
    for (const value of values) {
      if (!value.text.includes('${')) continue;
      tell(
        'INVALID_VARIABLE_FOR_OPERATOR',
        `Under ${operator.name} no variables are resolved: they are under String and Arn operators.`,
        value,
      );
    }
  }
}

function checkForm(tell: Tell, value: Leaf): void {
  const { text } = value;
  for (let open = text.indexOf('${'); open >= 0; ) {
    const close = text.indexOf('}', open + 2);
    if (close < 0) {
      tell('MISSING_BRACE_IN_VARIABLE', `A variable that begins with \${ ends with }; ${quoteInput(text.slice(open))} does not.`, value);
      return;
    }
    checkVariable(tell, value, text.slice(open + 2, close));
    open = text.indexOf('${', close + 1);
  }
}

function checkVariable(tell: Tell, value: Leaf, inner: string): void {
  const comma = inner.indexOf(',');
  const name = comma < 0 ? inner : inner.slice(0, comma).trimEnd();
  if (name.trim() === '') {
    tell('EMPTY_VARIABLE', 'Nothing stands between the braces of the variable: name a condition key.', value);
    return;
  }
  // Tag keys may hold spaces, and are what follows the slash.
  const prefix = name.includes('/') ? name.slice(0, name.indexOf('/')) : name;
  if (/\s/.test(prefix))
    tell('UNSUPPORTED_SPACE_IN_VARIABLE', `The name of the variable ${quoteInput(name)} holds a space: remove it.`, value);
  if (comma < 0) return;
  const fallback = inner.slice(comma + 1).trim();
  if (fallback.length >= 2 && fallback.startsWith("'") && fallback.endsWith("'")) return;
  const details = `The default of a variable stands in single quotes, as in \${${name}, 'none'}; ${quoteInput(fallback)} does not.`;
  tell('MISSING_QUOTE_IN_VARIABLE', details, value);
}
