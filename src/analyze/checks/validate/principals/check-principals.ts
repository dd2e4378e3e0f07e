// The principals of a statement: their form, and whether this policy can name them.
import { awsPrincipalProblem } from '../../../../policy/checks/aws-principal-problem.ts';
import { quoteInput } from '../../../../policy/quote-input.ts';
import type { DraftPrincipal, DraftPrincipals, DraftStatement, Leaf } from '../draft/draft.ts';
import { hasWildcard } from '../has-wildcard.ts';
import { isTrust } from '../is-trust.ts';
import type { Validation } from '../validation.ts';
import { isServicePrincipal } from './is-service-principal.ts';

export function checkPrincipals(validation: Validation, statement: DraftStatement): void {
  if (validation.kind !== 'RESOURCE_POLICY') return;
  const { tell } = validation;
  const trust = isTrust(validation, statement);
  for (const principal of statement.principals) {
    if (principal.negated) checkNegated(validation, statement, principal, trust);
    if (trust && principal.anyone) {
      const details = 'A role trust policy takes { "AWS": "*" } in the place of "*": write that, with a condition.';
      tell('ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL', details, principal);
    }
    for (const entry of principal.entries) {
      if (entry.type === 'Federated' && !trust) {
        const details = 'Only role trust policies know Federated principals: name the role that federated users assume.';
        tell('FEDERATED_PRINCIPAL_NOT_SUPPORTED', details, entry.key);
      }
      for (const value of entry.values) checkValue(validation, entry, value, trust);
    }
  }
}

function checkNegated({ tell }: Validation, { effect }: DraftStatement, principal: DraftPrincipal, trust: boolean): void {
  if (trust) {
    const details = 'A role trust policy says who may assume the role: use Principal, with a condition on aws:PrincipalArn for exceptions.';
    tell('ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL', details, principal.key);
  } else if (effect === 'Allow') {
    const details = 'Allow with NotPrincipal lets in everybody else, anonymous callers among them: name who may, in Principal.';
    tell('ALLOW_WITH_NOT_PRINCIPAL', details, principal.key);
  }
}

function checkValue({ tell }: Validation, { type }: DraftPrincipals, value: Leaf, trust: boolean): void {
  const { text } = value;
  if (text.includes('${') || (text === '*' && type === 'AWS')) return;
  if (hasWildcard(text)) {
    const details = 'A principal holds no wildcards: write it in full, or "*" with a condition such as ArnLike on aws:PrincipalArn.';
    tell('UNSUPPORTED_WILDCARD_IN_PRINCIPAL', details, value);
    return;
  }
  if (type === 'Service' && !isServicePrincipal(text)) {
    const details = `A service is written as SERVICE.amazonaws.com or SERVICE.REGION.amazonaws.com; ${quoteInput(text)} is not.`;
    tell('INVALID_SERVICE_PRINCIPAL_FORMAT', details, value);
  }
  if (type === 'Federated' && trust && !isProvider(text)) {
    const details = `${quoteInput(text)} is neither a host such as accounts.google.com nor the ARN of a SAML or OIDC provider.`;
    tell('INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY', details, value);
  }
  if (type === 'AWS') checkAws(tell, value);
}

function checkAws(tell: Validation['tell'], value: Leaf): void {
  const { text } = value;
  if (/^AROA[0-9A-Z]+$/.test(text)) {
    tell('INVALID_ROLE_REFERENCE', 'This is the id of a role that may be deleted: write the ARN of the role.', value);
  } else if (/^AIDA[0-9A-Z]+$/.test(text)) {
    tell('INVALID_USER_REFERENCE', 'This is the id of a user that may be deleted: write the ARN of the user.', value);
  } else if (awsPrincipalProblem(text) !== undefined) {
    const details = `${quoteInput(text)} is neither an account id nor the ARN of an account, user, role or session.`;
    tell('INVALID_PRINCIPAL_FORMAT', details, value);
  }
}

function isProvider(text: string): boolean {
  return /^arn:aws[a-z-]*:iam::[0-9]{12}:(?:saml|oidc)-provider\/./.test(text) || /^[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)+$/.test(text);
}
