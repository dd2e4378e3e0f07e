// Service control policies: since September 2025 the whole language of identity policies, with conditions, NotAction and NotResource
// for both effects. AWS Organizations User Guide, SCP syntax.
import { scpQuota } from '../limits.ts';
import { checkCurrentVersion } from './current-version.ts';
import { identityGrammar } from './identity.ts';
import type { PolicyGrammar } from './policy-grammar.ts';

export const scpGrammar: PolicyGrammar = {
  ...identityGrammar,
  name: 'a service control policy',
  oddSid: 'warning',
  oddArn: 'warning',
  latin1: false,
  quota: scpQuota,
  checkPolicy: checkCurrentVersion,
};
