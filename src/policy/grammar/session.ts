// Session policies: the grammar of identity policies, in less space.
import { sessionPolicyQuota } from '../limits.ts';
import { identityGrammar } from './identity.ts';
import type { PolicyGrammar } from './policy-grammar.ts';

export const sessionGrammar: PolicyGrammar = { ...identityGrammar, name: 'a session policy', quota: sessionPolicyQuota };
