// Role trust policies: who may assume the role, by which of the AWS STS actions; the role itself is the resource.
// IAM User Guide, Roles terms and concepts; IAM Access Analyzer policy check reference.
import { TRUST_ACTIONS } from '../trust-actions.ts';
import type { Statement, Text } from '../ast.ts';
import { trustPolicyQuota } from '../limits.ts';
import { quoteInput } from '../quote-input.ts';
import { type Report, reportError, reportWarning } from '../report.ts';
import { identityGrammar } from './identity.ts';
import type { PolicyGrammar } from './policy-grammar.ts';

export const trustGrammar: PolicyGrammar = {
  ...identityGrammar,
  name: 'a role trust policy',
  principal: 'required',
  resource: 'forbidden',
  quota: trustPolicyQuota,
  checkStatement,
};

function checkStatement(report: Report, statement: Statement): void {
  const { action, principal } = statement;
  for (const pattern of action.patterns) {
    if (!action.negated && ![...TRUST_ACTIONS].some((name) => mayMatch(pattern, name))) notTrustAction(report, pattern);
  }
  if (principal?.negated === true) {
    const message = 'expected `Principal` in a role trust policy, found `NotPrincipal`';
    const hint = 'name who may assume the role, and use a condition on `aws:PrincipalArn` for exceptions';
    reportError(report, { code: 'unsupported-principal', message, hint, span: principal.span });
    return;
  }
  for (const { type, value } of principal?.entries ?? []) {
    if (type === 'any') {
      const message = 'expected an object as `Principal` of a role trust policy, found `"*"`';
      const hint = 'write `"Principal": { "AWS": "*" }`, with a condition';
      reportError(report, { code: 'unsupported-principal', message, hint, span: value.span });
    } else if (type === 'Federated' && statement.effect === 'Allow') {
      checkFederated(report, statement, value);
    }
  }
}

function notTrustAction(report: Report, pattern: Text): void {
  const message = `expected an action that a role trust policy can allow, found ${quoteInput(pattern.value)}`;
  const hint =
    'these are sts:AssumeRole, sts:AssumeRoleWithSAML, sts:AssumeRoleWithWebIdentity, sts:TagSession, sts:SetSourceIdentity, sts:SetContext';
  reportError(report, { code: 'unsupported-action', message, hint, span: pattern.span });
}

/** An identity provider only ever comes with its own way to assume a role. */
function checkFederated(report: Report, statement: Statement, provider: Text): void {
  const { action } = statement;
  if (action.negated || action.patterns.length === 0) return;
  const isSaml = provider.value.includes(':saml-provider/');
  const needed = isSaml ? 'sts:AssumeRoleWithSAML' : 'sts:AssumeRoleWithWebIdentity';
  if (action.patterns.some((pattern) => mayMatch(pattern, needed.toLowerCase()) || isCompanion(pattern))) return;
  const message = `expected the action \`${needed}\` for ${quoteInput(provider.value)}, found none that matches it`;
  reportWarning(report, { code: 'mismatched-action', message, hint: `add \`${needed}\`, or use another principal`, span: action.span });
}

/** Actions that go along with AssumeRoleWith…, in a statement of their own too. */
function isCompanion(pattern: Text): boolean {
  const name = pattern.value.toLowerCase();
  return name === 'sts:tagsession' || name === 'sts:setsourceidentity' || name === 'sts:setcontext';
}

/** Whether the pattern can match the name, which is lower case. Where its first wildcard stands it may match anything. */
function mayMatch(pattern: Text, name: string): boolean {
  const text = pattern.value.toLowerCase();
  if (!text.startsWith('sts:')) return false;
  const wildcard = text.search(/[*?]/);
  return wildcard < 0 ? text === name : name.startsWith(text.slice(0, wildcard));
}
