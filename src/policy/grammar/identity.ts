// Identity policies, inline and managed: no principal, a resource in every statement.
// IAM User Guide, IAM JSON policy elements reference; IAM and AWS STS quotas.
import { managedPolicyQuota } from '../limits.ts';
import type { PolicyGrammar } from './policy-grammar.ts';

export const identityGrammar: PolicyGrammar = {
  name: 'an identity policy',
  principal: 'forbidden',
  resource: 'required',
  oddSid: 'error',
  repeatedSid: 'error',
  oddArn: 'error',
  latin1: true,
  quota: managedPolicyQuota,
};
