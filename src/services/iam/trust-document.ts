// Checks role trust policies as IAM does when they are saved, and binds their principals to unique ids.
import { bindPolicy } from '../../cloud/bind-policy.ts';
import type { AuthorizeContext } from '../../cloud/call-context.ts';
import type { StoredPolicy } from '../../cloud/stored-policy.ts';
import type { Policy, PrincipalEntry, Statement } from '../../policy/ast.ts';
import { parsePolicyText } from '../../policy/parse-policy.ts';
import { TRUST_ACTIONS } from '../../policy/trust-actions.ts';
import { limitExceeded, malformedPolicy } from './errors.ts';
import { countedCharacters } from './policy-document.ts';
import { QUOTAS } from './quotas.ts';

/**
 * The trust policy as it is stored. Users and roles that it names must exist, in whatever account.
 * Throws MalformedPolicyDocument, and LimitExceeded for one that is too long.
 */
export function bindTrustPolicy(text: string, cx: Pick<AuthorizeContext, 'state' | 'identities'>): StoredPolicy {
  const policy = parse(text);
  if (countedCharacters(text) > QUOTAS.trustPolicyCharacters) throw limitExceeded('ACLSizePerRole', QUOTAS.trustPolicyCharacters);
  for (const statement of policy.statements) checkStatement(statement);
  const bound = bindPolicy(policy, cx);
  if (!bound.ok) throw invalidPrincipal('AWS', bound.error);
  return bound.value;
}

function parse(text: string): Policy {
  if (!/^[ \t\r\n]*\{/.test(text)) throw malformedPolicy('This policy contains invalid Json');
  const { policy, diagnostics } = parsePolicyText({ name: 'trust policy', text });
  const first = diagnostics[0];
  switch (first?.code) {
    case undefined:
      break;
    case 'json-syntax':
    case 'duplicate-key':
    case 'too-deep':
    case 'too-long':
      throw malformedPolicy('This policy contains invalid Json');
    case 'missing-action':
      throw malformedPolicy('Missing required field Action');
    case 'missing-effect':
      throw malformedPolicy('Missing required field Effect');
    case 'missing-statement':
      throw malformedPolicy('Missing required field Statement');
    case 'unknown-element':
      throw malformedPolicy(`Unknown field ${text.slice(first.span.start, first.span.end).replaceAll('"', '')}`);
    default:
      throw malformedPolicy('Syntax errors in policy.');
  }
  if (policy === undefined || policy.statements.length === 0) throw malformedPolicy('Syntax errors in policy.');
  return policy;
}

function checkStatement({ resource, principal, action, condition }: Statement): void {
  if (resource !== undefined) throw malformedPolicy(`Has prohibited field ${resource.negated ? 'NotResource' : 'Resource'}`);
  if (principal === undefined) throw malformedPolicy('Missing required field Principal');
  if (principal.negated) throw malformedPolicy('Has prohibited field NotPrincipal');
  if (condition.some(({ operator }) => operator.name === undefined)) throw malformedPolicy('Syntax errors in policy.');
  if (action.negated || action.patterns.length === 0 || action.patterns.some(({ value }) => !isTrustAction(value.toLowerCase()))) {
    throw malformedPolicy('AssumeRole policy may only specify STS AssumeRole actions.');
  }
  for (const entry of principal.entries) checkPrincipal(entry);
}

function isTrustAction(action: string): boolean {
  if (!action.startsWith('sts:')) return false;
  const wildcard = action.search(/[*?]/);
  return wildcard < 0 ? TRUST_ACTIONS.has(action) : [...TRUST_ACTIONS].some((name) => name.startsWith(action.slice(0, wildcard)));
}

function checkPrincipal({ type, value: { value } }: PrincipalEntry): void {
  switch (type) {
    case 'any':
      throw malformedPolicy('AssumeRolepolicy contained an invalid principal: "STAR".');
    case 'CanonicalUser':
      throw malformedPolicy('AssumeRolepolicy contained an invalid principal: "CanonicalUser".');
    case 'Service':
      if (!/^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:amazonaws\.com(?:\.cn)?|amazon\.com|aws\.internal)$/.test(value))
        throw invalidPrincipal('SERVICE', value);
      return;
    case 'Federated':
      if (!/^(?:arn:[\w-]+:iam::\d{12}:(?:saml|oidc)-provider\/.+|[a-z0-9-]+(?:\.[a-z0-9-]+)+)$/i.test(value)) {
        throw invalidPrincipal('FEDERATED', value);
      }
      return;
    case 'AWS':
      return;
  }
}

function invalidPrincipal(type: string, value: string): Error {
  return malformedPolicy(`Invalid principal in policy: "${type}":"${value}"`);
}
