// Checks the form of action patterns: `*`, or `service:Name` with wildcards.
import type { Statement, Text } from '../ast.ts';
import { quoteInput } from '../quote-input.ts';
import { type Report, reportError, reportWarning } from '../report.ts';

export function checkActions(report: Report, { action }: Statement): void {
  const name = action.negated ? 'NotAction' : 'Action';
  if (action.patterns.length === 0) {
    const message = `expected at least one action in \`${name}\`, found an empty list`;
    reportWarning(report, { code: 'empty-list', message, hint: 'add an action, or remove the statement', span: action.span });
  }
  for (const pattern of action.patterns) checkAction(report, pattern, name);
}

function checkAction(report: Report, pattern: Text, name: string): void {
  const { value, span } = pattern;
  if (value === '*') return;
  if (value.includes('${')) {
    const message = `expected no policy variable in \`${name}\`, found ${quoteInput(value)}`;
    const hint = 'variables are resolved in resources and in condition values only';
    reportWarning(report, { code: 'variable-not-resolved', message, hint, span });
    return;
  }
  if (/[\s,]/.test(value)) {
    const message = `expected one action without spaces or commas, found ${quoteInput(value)}`;
    reportError(report, { code: 'invalid-action', message, hint: 'it never matches: write each action as an item of a list', span });
    return;
  }
  const [service = '', action] = value.split(':', 2);
  if (action === undefined || service === '' || !/^[0-9A-Za-z*?_-]+$/.test(value.slice(service.length + 1))) {
    const message = `expected an action such as \`s3:GetObject\`, found ${quoteInput(value)}`;
    const hint = 'write `service:Name`, with `*` and `?` as wildcards in the name';
    reportError(report, { code: 'invalid-action', message, hint, span });
  } else if (!/^[0-9A-Za-z-]+$/.test(service)) {
    const message = `expected the name of a service before the colon, found ${quoteInput(value)}`;
    const hint = 'write one pattern for each service, or `*` for all actions';
    reportWarning(report, { code: 'invalid-action', message, hint, span });
  }
}
