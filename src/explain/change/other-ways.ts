// Ways to take a layer out of the way that leave its policies as they are, or that change something else.
import type { Layer, LadderDecision } from '../../model/decision.ts';
import type { State } from '../state.ts';
import { changeBesidePolicies } from './beside-policies.ts';
import { escapeDeny } from './escape-deny.ts';
import { meetConditions } from './meet-conditions.ts';
import type { Way } from './proposal.ts';

/** Nearest first. */
export function otherWays(state: State, { blockedBy, kind, ladder }: LadderDecision): readonly Way[] {
  if (blockedBy === undefined) return [];
  if (kind === 'explicitDeny') return escapeDeny(state, blockedBy);
  const met = layersToMeet(blockedBy).flatMap((layer) => meetConditions(state, layer, ladder));
  const aside = blockedBy === 'publicAccessBlock' ? changeBesidePolicies(state, blockedBy) : undefined;
  return aside === undefined ? met : [...met, [aside]];
}

/** Within an account the reported layer is identity even where the resource policy nearly allows. */
function layersToMeet(blockedBy: Layer): readonly Layer[] {
  return blockedBy === 'identity' ? ['identity', 'resource', 'trust'] : [blockedBy];
}
