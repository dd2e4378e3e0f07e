// The verbs, in the order in which help lists them.
import { accountsVerb } from './accounts/accounts-verb.ts';
import { demoVerb } from './demo/demo-verb.ts';
import { envVerb } from './env/env-verb.ts';
import { explainVerb } from './explain/explain-verb.ts';
import { testVerb } from './test/test-verb.ts';
import { upVerb } from './up/up-verb.ts';
import type { Verb } from './verb.ts';

export const VERBS: readonly Verb[] = [upVerb, envVerb, accountsVerb, explainVerb, testVerb, demoVerb];
