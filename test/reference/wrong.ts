// References with one rule turned over each: a differential test that does not catch them catches nothing.
import { decisionUnder, type referenceDecision } from './reference.ts';
import { RIGHT, type RuleName } from './rules.ts';

/** The rules that can be turned over. */
export const WRONG_RULES: readonly RuleName[] = Object.keys(RIGHT) as RuleName[];

/** The reference with this one rule inverted. */
export function wrongReference(name: RuleName): typeof referenceDecision {
  const rules = { ...RIGHT, [name]: false };
  return (request, policies) => decisionUnder(rules, request, policies);
}
