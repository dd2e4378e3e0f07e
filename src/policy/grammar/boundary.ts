// Permissions boundaries: managed policies that IAM uses as an upper bound, with the grammar of identity policies.
import { identityGrammar } from './identity.ts';
import type { PolicyGrammar } from './policy-grammar.ts';

export const boundaryGrammar: PolicyGrammar = { ...identityGrammar, name: 'a permissions boundary' };
