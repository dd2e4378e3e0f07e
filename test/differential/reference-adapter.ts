// The second evaluator, right or with one rule turned over, in the form that the differential calls.
import { referenceDecision } from '../reference/reference.ts';
import { WRONG_RULES, wrongReference } from '../reference/wrong.ts';
import type { Evaluator } from './answer.ts';

export const reference: Evaluator = referenceDecision;

export type WrongRule = (typeof WRONG_RULES)[number];
export const wrongRules: readonly WrongRule[] = WRONG_RULES;

/** The reference with this one rule turned over. */
export function wrong(name: WrongRule): Evaluator {
  return wrongReference(name);
}
