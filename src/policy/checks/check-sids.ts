// Checks the statement ids of a policy: their characters, and that no two are the same.
import type { Policy, Text } from '../ast.ts';
import type { PolicyGrammar } from '../grammar/policy-grammar.ts';
import { positionAt } from '../position-at.ts';
import { quoteInput } from '../quote-input.ts';
import { type Report, reportAs } from '../report.ts';

export function checkSids(report: Report, policy: Policy, grammar: PolicyGrammar): void {
  const seen = new Map<string, Text>();
  for (const { sid } of policy.statements) {
    // An empty Sid is as good as none.
    if (sid === undefined || sid.value === '') continue;
    if (grammar.oddSid !== undefined && !/^[0-9A-Za-z]*$/.test(sid.value)) {
      const message = `expected letters and digits in the \`Sid\` of ${grammar.name}, found ${quoteInput(sid.value)}`;
      reportAs(grammar.oddSid, report, { code: 'invalid-sid', message, hint: 'use A-Z, a-z and 0-9 only', span: sid.span });
    }
    const first = seen.get(sid.value);
    if (first === undefined) {
      seen.set(sid.value, sid);
      continue;
    }
    const { line, column } = positionAt(report.source, first.span.start);
    const message = `expected each \`Sid\` once in ${grammar.name}, found ${quoteInput(sid.value)} again, first at ${line}:${column}`;
    reportAs(grammar.repeatedSid, report, { code: 'duplicate-sid', message, hint: 'rename or remove one of them', span: sid.span });
  }
}
