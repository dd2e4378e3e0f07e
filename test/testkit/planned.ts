// The changes that are planned for a request in the short form of tests.
import { planChanges } from '../../src/explain/change/plan-changes.ts';
import type { Change } from '../../src/explain/explanation.ts';
import { decideState } from '../../src/explain/state.ts';
import type { Case } from '../reference/fixture.ts';
import { stateOf } from './state-of.ts';

export function plan(one: Case): readonly Change[] {
  const state = stateOf(one);
  return planChanges(state, decideState(state));
}

/** The first option; throws where it does not lead to an allow. */
export function recommended(one: Case): readonly Change[] {
  const first = plan(one).filter(({ option }) => option === 1);
  if (first[0]?.outcome.decision !== 'allow') throw new Error(`nothing helps: ${JSON.stringify(first)}`);
  return first;
}

/** The first option, of one change. */
export function only(one: Case): Change {
  const [change, ...others] = recommended(one);
  if (change === undefined || others.length > 0) throw new Error(`several changes: ${JSON.stringify([change, ...others])}`);
  return change;
}
