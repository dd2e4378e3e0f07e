// Checks the policy variables in a value where IAM resolves them: the version that turns them on, and their form.
import type { Policy, Text } from '../ast.ts';
import { quoteInput } from '../quote-input.ts';
import { type Report, reportWarning } from '../report.ts';

/** IAM User Guide, IAM policy elements: Variables and tags. */
export function checkVariables(report: Report, text: Text, policy: Policy): void {
  const { value, span } = text;
  let open = value.indexOf('${');
  if (open < 0) return;
  if (policy.version !== '2012-10-17') {
    const message = `expected the version 2012-10-17 where policy variables are used, found ${quoteInput(value)} without it`;
    const hint = 'state `"Version": "2012-10-17"`, or the text counts as it stands';
    reportWarning(report, { code: 'variable-not-resolved', message, hint, span });
    return;
  }
  while (open >= 0) {
    const close = value.indexOf('}', open + 2);
    const name = close < 0 ? '' : value.slice(open + 2, close);
    if (name.trim() === '') {
      const message = `expected a name and \`}\` after \`\${\`, found ${quoteInput(value)}`;
      const hint = `write \`\${aws:username}\`, or \`\${$}\` for a dollar sign`;
      reportWarning(report, { code: 'invalid-variable', message, hint, span });
      return;
    }
    open = value.indexOf('${', close + 1);
  }
}
