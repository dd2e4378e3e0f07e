// Parses `Action`, `NotAction`, `Resource` and `NotResource`: one string, or a list of strings.
import type { PatternElement, Text } from './ast.ts';
import { describeKind } from './describe-kind.ts';
import type { JsonMember } from './json-node.ts';
import { makeText, memberSpan } from './make-text.ts';
import { type Report, reportError } from './report.ts';

/** An empty list is an element without patterns. Values of another type are reported and left out. */
export function parsePatterns(report: Report, member: JsonMember): PatternElement {
  const { key, value } = member;
  const patterns: Text[] = [];
  for (const item of value.kind === 'array' ? value.items : [value]) {
    if (item.kind === 'string') {
      patterns.push(makeText(item.value, item.span));
    } else {
      const what = value.kind === 'array' ? 'a string in the list of' : 'a string or a list of strings as';
      const message = `expected ${what} \`${key.value}\`, found ${describeKind(item)}`;
      reportError(report, { code: 'wrong-type', message, hint: `write \`"${key.value}": [ "…", "…" ]\``, span: item.span });
    }
  }
  return Object.freeze({ negated: key.value.startsWith('Not'), span: memberSpan(member), patterns: Object.freeze(patterns) });
}
