// A call that was refused as what it would have needed to be allowed.
import type { UsedAction } from '../used-action.ts';
import type { UsedCall } from '../used-call.ts';
import { deniedPairs } from './denied-pairs.ts';

/** With what the error names that was refused, where the event itself tells of it less or nothing; calls that were not denied stay as they are. */
export function asAllowed(call: UsedCall): UsedCall {
  if (call.outcome !== 'denied') return call;
  const actions = call.meaning.kind === 'actions' ? call.meaning.actions : [];
  const named = call.group.denial === '' ? [] : deniedPairs(call).flatMap((pair) => missing(pair, actions));
  if (named.length === 0) return { ...call, outcome: 'allowed' };
  return { ...call, outcome: 'allowed', meaning: { kind: 'actions', actions: [...actions, ...named] } };
}

function missing([action, resource]: readonly [UsedAction, string], actions: readonly UsedAction[]): readonly UsedAction[] {
  const same = actions.filter((other) => other.action.toLowerCase() === action.action.toLowerCase());
  if (same.some(({ grade, resources }) => grade !== 'possible' && resources.includes(resource))) return [];
  const { context } = same[0] ?? action;
  const patterns = resource.includes('*') ? { patterns: true as const } : {};
  return [{ ...action, grade: 'core', resources: [resource], context, ...patterns, because: 'errorMessage' }];
}
