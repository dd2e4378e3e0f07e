// Checks the form of principals, and which kinds a policy type takes.
import type { PolicyType } from '../../model/policy-set.ts';
import type { PrincipalElement, PrincipalEntry, Statement, Text } from '../ast.ts';
import { quoteInput } from '../quote-input.ts';
import { type Report, reportError, reportWarning } from '../report.ts';
import { awsPrincipalProblem } from './aws-principal-problem.ts';

/** IAM User Guide, AWS JSON policy elements: Principal. */
export function checkPrincipals(report: Report, { principal }: Statement, type: PolicyType): void {
  if (principal === undefined) return;
  if (principal.entries.length === 0) {
    const message = `expected somebody in \`${principal.negated ? 'NotPrincipal' : 'Principal'}\`, found nobody`;
    reportWarning(report, { code: 'empty-list', message, hint: 'name a principal, or remove the statement', span: principal.span });
  }
  for (const entry of principal.entries) {
    if (checkEverybody(report, principal, entry)) checkEntry(report, entry, type);
  }
}

/** Whether the entry names somebody in particular. */
function checkEverybody(report: Report, principal: PrincipalElement, entry: PrincipalEntry): boolean {
  if (entry.type !== 'any' && (entry.type !== 'AWS' || entry.value.value !== '*')) return true;
  if (principal.negated) {
    const message = 'expected particular principals in `NotPrincipal`, found `*`';
    reportWarning(report, {
      code: 'wildcard-in-principal',
      message,
      hint: 'it spares everybody: the statement never matches',
      span: entry.value.span,
    });
  }
  return false;
}

function checkEntry(report: Report, entry: PrincipalEntry, type: PolicyType): void {
  const { value } = entry;
  if (value.value.includes('${')) {
    const message = `expected no policy variable in a principal, found ${quoteInput(value.value)}`;
    reportWarning(report, {
      code: 'variable-not-resolved',
      message,
      hint: 'use `*` with a condition on `aws:PrincipalArn`',
      span: value.span,
    });
    return;
  }
  if (entry.type === 'AWS') checkAws(report, value);
  else if (entry.type === 'Service') checkService(report, value);
  else if (entry.type === 'Federated') checkFederated(report, value, type);
  else if (entry.type === 'CanonicalUser') checkCanonicalUser(report, value, type);
}

function checkAws(report: Report, { value, span }: Text): void {
  const problem = awsPrincipalProblem(value);
  if (problem !== undefined) reportError(report, { ...problem, span });
}

function checkService(report: Report, { value, span }: Text): void {
  if (/^[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)+$/.test(value)) return;
  const message = `expected a service principal such as \`sns.amazonaws.com\`, found ${quoteInput(value)}`;
  reportError(report, { code: 'invalid-principal', message, hint: 'the documentation of the service says its name', span });
}

function checkFederated(report: Report, { value, span }: Text, type: PolicyType): void {
  if (type !== 'trust') {
    const message = `expected \`Federated\` principals in role trust policies only, found ${quoteInput(value)}`;
    reportError(report, { code: 'unsupported-principal', message, hint: 'name the role that federated users assume', span });
  } else if (!isProvider(value)) {
    const message = `expected an identity provider, found ${quoteInput(value)}`;
    const hint = 'write the ARN of a SAML or OIDC provider, or a host such as `accounts.google.com`';
    reportError(report, { code: 'invalid-principal', message, hint, span });
  }
}

function isProvider(value: string): boolean {
  return /^arn:aws[a-z-]*:iam::[0-9]{12}:(saml|oidc)-provider\/[^*?]+$/.test(value) || /^[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)+$/.test(value);
}

function checkCanonicalUser(report: Report, { value, span }: Text, type: PolicyType): void {
  if (type === 'trust') {
    const message = `expected no \`CanonicalUser\` in a role trust policy, found ${quoteInput(value)}`;
    reportError(report, { code: 'unsupported-principal', message, hint: 'write the account id as an `AWS` principal', span });
  } else if (!/^([0-9A-Fa-f]{64}|[0-9]{12})$/.test(value)) {
    const message = `expected the 64 hexadecimal digits of a canonical user id, found ${quoteInput(value)}`;
    reportWarning(report, { code: 'invalid-principal', message, hint: 'use the account id as an `AWS` principal instead', span });
  }
}
