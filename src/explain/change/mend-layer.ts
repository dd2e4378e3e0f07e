// The change to a policy, or to what stands beside policies, that takes one layer out of the way.
import type { LadderDecision } from '../../model/decision.ts';
import type { State } from '../state.ts';
import { allowInBoundary } from './allow-in-boundary.ts';
import { allowInEndpoint } from './allow-in-endpoint.ts';
import { allowInIdentity } from './allow-in-identity.ts';
import { allowInResource } from './allow-in-resource.ts';
import { allowInScp } from './allow-in-scp.ts';
import { allowInSession } from './allow-in-session.ts';
import { changeBesidePolicies, shareWithCaller } from './beside-policies.ts';
import { closeToPublic } from './close-to-public.ts';
import type { Proposal } from './proposal.ts';
import { removeExplicitDeny } from './remove-explicit-deny.ts';

/** For the layer that blocks; undefined when nothing is known to do. */
export function mendLayer(state: State, { blockedBy, kind, ladder }: LadderDecision): Proposal | undefined {
  if (blockedBy === undefined) return undefined;
  if (kind === 'explicitDeny') return removeExplicitDeny(state, blockedBy);
  switch (blockedBy) {
    case 'identity':
      return allowInIdentity(state) ?? allowInResource(state);
    case 'resource':
    case 'trust':
      return allowInResource(state) ?? shareWithCaller(state);
    case 'boundary':
      return allowInBoundary(state);
    case 'session':
      return allowInSession(state);
    case 'endpoint':
      return allowInEndpoint(state);
    case 'scp':
      return allowInScp(state, ladder);
    case 'publicAccessBlock':
      return closeToPublic(state) ?? changeBesidePolicies(state, blockedBy);
    default:
      return changeBesidePolicies(state, blockedBy);
  }
}
