// The verbs, in the order in which help lists them.
import { demoVerb } from './demo/demo-verb.ts';
import { explainVerb } from './explain/explain-verb.ts';
import { testVerb } from './test/test-verb.ts';
import type { Verb } from './verb.ts';

export const VERBS: readonly Verb[] = [explainVerb, testVerb, demoVerb];
