// Compares the length of a document with AWS's quota, and its characters with those that IAM stores.
import type { Policy } from '../ast.ts';
import type { PolicyGrammar } from '../grammar/policy-grammar.ts';
import { nameCharacter } from '../name-character.ts';
import { type Report, reportWarning } from '../report.ts';

export function checkSize(report: Report, policy: Policy, grammar: PolicyGrammar): void {
  const { source, span } = policy;
  const { quota } = grammar;
  let spaces = 0;
  let odd = -1;
  for (let index = span.start; index < span.end; index++) {
    const code = source.text.charCodeAt(index);
    if (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) spaces++;
    else if (code > 0xff && odd < 0) odd = index;
  }
  const length = span.end - span.start - (quota.countsWhiteSpace ? 0 : spaces);
  if (length > quota.characters) {
    const message = `expected no more than ${quota.name}, found ${length}${quota.countsWhiteSpace ? '' : ' without white space'}`;
    const hint = 'shorten the policy, split it, or ask whether the quota can be raised';
    reportWarning(report, { code: 'policy-too-long', message, hint, span: { start: span.start, end: span.start + 1 } });
  }
  if (grammar.latin1 && odd >= 0) {
    const message = `expected characters up to U+00FF, which is what IAM stores, found ${nameCharacter(source.text.codePointAt(odd) ?? 0)}`;
    reportWarning(report, {
      code: 'unsupported-character',
      message,
      hint: 'write it in other characters',
      span: { start: odd, end: odd + 1 },
    });
  }
}
