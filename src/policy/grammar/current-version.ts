// The rule of AWS Organizations that a policy states the version 2012-10-17 (SCP syntax, RCP syntax).
import type { Policy } from '../ast.ts';
import { type Report, reportError } from '../report.ts';

export function checkCurrentVersion(report: Report, policy: Policy): void {
  if (policy.version === '2012-10-17') return;
  const { start } = policy.span;
  const found = policy.versionSpan === undefined ? 'none' : '`2008-10-17`';
  const message = `expected \`"Version": "2012-10-17"\` in a policy of AWS Organizations, found ${found}`;
  const span = policy.versionSpan ?? { start, end: start + 1 };
  reportError(report, { code: 'invalid-version', message, hint: 'state the version 2012-10-17', span });
}
