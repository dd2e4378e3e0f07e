// Validates a policy against the grammar of its type.
import type { PolicyType } from '../model/policy-set.ts';
import type { Policy } from './ast.ts';
import { checkActions } from './checks/check-actions.ts';
import { checkConditions } from './checks/check-conditions.ts';
import { checkElements } from './checks/check-elements.ts';
import { checkPrincipals } from './checks/check-principals.ts';
import { checkResources } from './checks/check-resources.ts';
import { checkSids } from './checks/check-sids.ts';
import { checkSize } from './checks/check-size.ts';
import type { Diagnostic } from './diagnostic.ts';
import { boundaryGrammar } from './grammar/boundary.ts';
import { endpointGrammar } from './grammar/endpoint.ts';
import { identityGrammar } from './grammar/identity.ts';
import type { PolicyGrammar } from './grammar/policy-grammar.ts';
import { rcpGrammar } from './grammar/rcp.ts';
import { resourceGrammar } from './grammar/resource.ts';
import { scpGrammar } from './grammar/scp.ts';
import { sessionGrammar } from './grammar/session.ts';
import { trustGrammar } from './grammar/trust.ts';
import { type Report, reportWarning } from './report.ts';

const grammars: Readonly<Record<PolicyType, PolicyGrammar>> = {
  identity: identityGrammar,
  resource: resourceGrammar,
  trust: trustGrammar,
  boundary: boundaryGrammar,
  session: sessionGrammar,
  scp: scpGrammar,
  rcp: rcpGrammar,
  endpoint: endpointGrammar,
};

/**
 * What AWS would refuse of a well-formed policy (errors), and what it would take although it cannot have its intended effect (warnings), in the
 * order of the text. Every diagnostic has a hint. Whether actions, keys and resource types exist is not asked: that is the catalog's.
 *
 * Source: IAM User Guide, IAM JSON policy elements reference, Policy grammar, IAM and AWS STS quotas; IAM Access Analyzer policy check
 * reference; AWS Organizations User Guide, SCP syntax and RCP syntax.
 */
export function validatePolicy(policy: Policy, type: PolicyType): readonly Diagnostic[] {
  const report: Report = { source: policy.source, diagnostics: [] };
  const grammar = grammars[type];
  checkSize(report, policy, grammar);
  grammar.checkPolicy?.(report, policy);
  if (policy.statements.length === 0) {
    const message = 'expected at least one statement, found none';
    const span = { start: policy.span.start, end: policy.span.start + 1 };
    reportWarning(report, { code: 'empty-list', message, hint: 'add a statement, or remove the policy', span });
  }
  checkSids(report, policy, grammar);
  for (const statement of policy.statements) {
    checkElements(report, statement, grammar);
    checkPrincipals(report, statement, type);
    checkActions(report, statement);
    checkResources(report, statement, policy, grammar);
    checkConditions(report, statement, policy);
    grammar.checkStatement?.(report, statement);
  }
  return Object.freeze(report.diagnostics.sort((left, right) => left.span.start - right.span.start));
}
