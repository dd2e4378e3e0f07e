// The verbs, in the order in which help lists them.
import { accountsVerb } from './accounts/accounts-verb.ts';
import { analyzeVerb } from './analyze/analyze-verb.ts';
import { checkVerb } from './check/check-verb.ts';
import { cloudVerb } from './cloud-admin/cloud-verb.ts';
import { demoVerb } from './demo/demo-verb.ts';
import { envVerb } from './env/env-verb.ts';
import { execVerb } from './exec/exec-verb.ts';
import { explainVerb } from './explain/explain-verb.ts';
import { generateVerb } from './generate/generate-verb.ts';
import { instanceVerb } from './instance/instance-verb.ts';
import { credentialsVerb } from './profiles/credentials-verb.ts';
import { previewVerb } from './preview/preview-verb.ts';
import { profilesVerb } from './profiles/profiles-verb.ts';
import { testVerb } from './test/test-verb.ts';
import { upVerb } from './up/up-verb.ts';
import type { Verb } from './verb.ts';

export const VERBS: readonly Verb[] = [
  upVerb,
  envVerb,
  accountsVerb,
  profilesVerb,
  credentialsVerb,
  execVerb,
  instanceVerb,
  cloudVerb,
  explainVerb,
  checkVerb,
  testVerb,
  analyzeVerb,
  previewVerb,
  generateVerb,
  demoVerb,
];
