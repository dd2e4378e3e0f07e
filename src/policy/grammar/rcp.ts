// Resource control policies: denials for everybody, with the actions of the services that support them.
// AWS Organizations User Guide, RCP syntax.
import { isRcpService } from '../../catalog/rcp-service.ts';
import type { PrincipalElement, Statement, Text } from '../ast.ts';
import { rcpQuota } from '../limits.ts';
import { quoteInput } from '../quote-input.ts';
import { type Report, reportError, reportWarning } from '../report.ts';
import { checkCurrentVersion } from './current-version.ts';
import type { PolicyGrammar } from './policy-grammar.ts';
import { resourceGrammar } from './resource.ts';

export const rcpGrammar: PolicyGrammar = {
  ...resourceGrammar,
  name: 'a resource control policy',
  resource: 'required',
  oddSid: 'warning',
  repeatedSid: 'error',
  quota: rcpQuota,
  checkPolicy: checkCurrentVersion,
  checkStatement,
};

function checkStatement(report: Report, statement: Statement): void {
  if (isFullAccess(statement)) return;
  const { effect, principal, action, span } = statement;
  if (effect === 'Allow') {
    const message = 'expected the effect `Deny` in a resource control policy, found `Allow`';
    const hint = 'only `RCPFullAWSAccess`, which AWS attaches, may allow; allow in identity and resource policies';
    reportError(report, { code: 'invalid-effect', message, hint, span: { start: span.start, end: span.start + 1 } });
  }
  if (principal !== undefined) checkPrincipal(report, principal);
  if (action.negated) {
    const message = 'expected `Action` in a resource control policy, found `NotAction`';
    reportError(report, { code: 'unsupported-element', message, hint: 'list the actions to deny', span: action.span });
    return;
  }
  for (const pattern of action.patterns) checkAction(report, pattern);
}

/** What AWS's own `RCPFullAWSAccess` says. */
function isFullAccess({ effect, principal, action, resource, condition }: Statement): boolean {
  const isAll = (element: Statement['resource']): boolean =>
    element !== undefined && !element.negated && element.patterns.length === 1 && element.patterns[0]?.value === '*';
  return effect === 'Allow' && principal !== undefined && isAnyone(principal) && isAll(action) && isAll(resource) && condition.length === 0;
}

function isAnyone(principal: PrincipalElement): boolean {
  return !principal.negated && principal.entries.length === 1 && principal.entries[0]?.type === 'any';
}

function checkPrincipal(report: Report, principal: PrincipalElement): void {
  if (isAnyone(principal)) return;
  const message = `expected \`"Principal": "*"\` in a resource control policy, found ${principal.negated ? '`NotPrincipal`' : 'another one'}`;
  const hint = 'write `"Principal": "*"`, and use a condition on `aws:PrincipalArn` or `aws:PrincipalAccount` for exceptions';
  reportError(report, { code: 'unsupported-principal', message, hint, span: principal.span });
}

function checkAction(report: Report, pattern: Text): void {
  const { value, span } = pattern;
  if (value === '*') {
    const message = 'expected the actions of a service in a resource control policy, found `*`';
    reportError(report, { code: 'unsupported-action', message, hint: 'write `s3:*` and so on, one for each service', span });
    return;
  }
  const colon = value.indexOf(':');
  const service = value.slice(0, Math.max(colon, 0)).toLowerCase();
  if (colon < 0 || service.includes('*') || service.includes('?') || isRcpService(service)) return;
  const message = `expected an action of a service that supports resource control policies, found ${quoteInput(value)}`;
  const hint = 'it has no effect here; see List of AWS services that support RCPs in the AWS Organizations User Guide';
  reportWarning(report, { code: 'unsupported-action', message, hint, span });
}
