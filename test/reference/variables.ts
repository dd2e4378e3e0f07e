// Policy variables: `${key}` and `${key, 'default'}` in patterns (IAM User Guide: policy variables).
import { contextValue } from './context.ts';
import type { Pattern } from './pattern.ts';
import type { Question } from './question.ts';
import type { Version } from './statement.ts';

/** The pattern with its variables filled in as literal text; undefined if one has no single value: then the pattern matches nothing. */
export function resolveVariables(text: string, version: Version, question: Question): Pattern | undefined {
  if ((version === '2008-10-17' && question.rules.variablesNeedVersion2012) || !text.includes('${')) return { text };
  const literal = new Set<number>();
  let result = '';
  let rest = 0;
  for (;;) {
    const open = text.indexOf('${', rest);
    const close = open < 0 ? -1 : text.indexOf('}', open);
    if (close < 0) return { text: result + text.slice(rest), literal };
    result += text.slice(rest, open);
    const value = variableValue(text.slice(open + 2, close), question);
    if (value === undefined) return undefined;
    for (let i = 0; i < value.length; i += 1) literal.add(result.length + i);
    result += value;
    rest = close + 1;
  }
}

function variableValue(inside: string, question: Question): string | undefined {
  if (inside === '*' || inside === '?' || inside === '$') return inside;
  const withDefault = /^([^,]*?)\s*,\s*'(.*)'$/s.exec(inside);
  const value = contextValue(question, (withDefault?.[1] ?? inside).toLowerCase());
  if (value === undefined) return withDefault?.[2];
  return typeof value === 'string' ? value : undefined;
}
