// VPC endpoint policies: resource policies that must say who and what.
// AWS PrivateLink Guide, Control access to VPC endpoints using endpoint policies.
import { endpointPolicyQuota } from '../limits.ts';
import type { PolicyGrammar } from './policy-grammar.ts';
import { resourceGrammar } from './resource.ts';

export const endpointGrammar: PolicyGrammar = {
  ...resourceGrammar,
  name: 'a VPC endpoint policy',
  resource: 'required',
  quota: endpointPolicyQuota,
};
