// The decision in a word, on which both evaluators have to agree.
import { decideState } from '../../src/explain/state.ts';
import type { Case } from '../reference/fixture.ts';
import { verdict } from '../reference/fixture.ts';
import { stateOf } from './state-of.ts';

/** `allowed`, or the layers in the way one after the other; an explicit deny is marked `X`. */
export function outcomeOf(one: Case): string {
  const { kind, blockers } = decideState(stateOf(one));
  const told = kind === 'allowed' ? 'allowed' : `${kind === 'explicitDeny' ? 'X ' : ''}${blockers.join(' ')}`;
  const other = verdict(one);
  if (told !== other) throw new Error(`the evaluator says \`${told}\`, the reference \`${other}\``);
  return told;
}
