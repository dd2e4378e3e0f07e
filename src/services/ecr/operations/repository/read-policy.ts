// A policy as it is set on a repository or a registry: what ECR refuses of it, and the form in which it is stored.
import { bindPolicy, type PrincipalScope } from '../../../../cloud/bind-policy.ts';
import type { StoredPolicy } from '../../../../cloud/stored-policy.ts';
import type { AccountId } from '../../../../model/account.ts';
import type { Policy, Statement } from '../../../../policy/ast.ts';
import { parsePolicyText } from '../../../../policy/parse-policy.ts';
import { validatePolicy } from '../../../../policy/validate-policy.ts';
import { invalidParameter } from '../../errors.ts';

/** A registry's policy says what its statements are about; a repository's is about the repository. */
export type PolicyPlace =
  | { readonly kind: 'repository' }
  | { readonly kind: 'registry'; readonly account: AccountId; readonly region: string };

/** Throws `InvalidParameterException`, always with the same sentence: ECR does not tell what is wrong. */
export function readPolicy(text: string, scope: PrincipalScope, place: PolicyPlace): StoredPolicy {
  const { policy } = parsePolicyText({ name: 'policy', text });
  const stored = policy !== undefined && isAcceptable(policy, place) ? bindPolicy(policy, scope) : undefined;
  if (stored?.ok !== true) throw invalidParameter('PolicyText', `Invalid ${place.kind} policy provided`);
  return stored.value;
}

function isAcceptable(policy: Policy, place: PolicyPlace): boolean {
  if (policy.statements.length === 0) return false;
  if (!policy.statements.every((statement) => isAcceptableStatement(statement, place))) return false;
  return validatePolicy(policy, 'resource').every(({ severity }) => severity !== 'error');
}

function isAcceptableStatement({ principal, action, resource }: Statement, place: PolicyPlace): boolean {
  if (principal === undefined || principal.entries.length === 0) return false;
  if (principal.entries.some(({ type }) => type === 'CanonicalUser')) return false;
  if (action.patterns.length === 0 || !action.patterns.every(({ value }) => isOwnAction(value))) return false;
  // Amazon ECR User Guide, Private repository policies: a repository's statements have no Resource.
  if (place.kind === 'repository') return resource === undefined;
  return resource !== undefined && resource.patterns.length > 0 && resource.patterns.every(({ value }) => isOwnResource(value, place));
}

function isOwnAction(pattern: string): boolean {
  return pattern === '*' || /^ecr:[a-z*?]+$/i.test(pattern);
}

function isOwnResource(pattern: string, { account, region }: { readonly account: AccountId; readonly region: string }): boolean {
  if (pattern === '*') return true;
  const [arn, , service, ownRegion = '', ownAccount = '', ...rest] = pattern.split(':');
  return arn === 'arn' && service === 'ecr' && mayBe(ownRegion, region) && mayBe(ownAccount, account) && rest.length > 0;
}

function mayBe(pattern: string, value: string): boolean {
  return pattern === value || pattern.includes('*') || pattern.includes('?');
}
