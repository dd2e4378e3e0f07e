// What to do instead of a request that no change to a policy makes allowed.
import { callerOf } from '../../evaluate/caller.ts';
import { NO_RULES, serviceOf } from '../../evaluate/decide.ts';
import { parseArn } from '../../model/arn.ts';
import type { Layer } from '../../model/decision.ts';
import { canonicalAction } from '../canonical-action.ts';
import { queryOf, type State } from '../state.ts';
import type { Proposal } from './proposal.ts';
import { shortName } from './short-name.ts';

/** For the layers of the resource's side and for rules of services; undefined where this program knows no other way. */
export function deadEnd(state: State, layer: Layer): Proposal | undefined {
  switch (layer) {
    case 'service':
      return refusedByService(state);
    case 'resource':
    case 'trust':
    case 'share':
      return closedResource(state, layer);
    case 'identity':
      return fixedRole(state);
    default:
      return undefined;
  }
}

function refusedByService(state: State): Proposal | undefined {
  const { request, policies, rules } = state;
  const query = queryOf(state);
  const preempted = (rules(serviceOf(request.action)) ?? NO_RULES).preempt?.(query, policies);
  if (preempted?.instead !== undefined) return instead('service', 'caller', request.caller?.id, preempted.instead);
  return query.relation === 'cross' ? actInOwnersAccount(state, 'service') : undefined;
}

function fixedRole({ request }: State): Proposal | undefined {
  const { serviceLinked, principalArn = '', account } = callerOf(request.principal);
  if (!serviceLinked) return undefined;
  return instead(
    'identity',
    'caller',
    account,
    `call with another role: what the service-linked ${shortName(principalArn)} may do is fixed by AWS`,
  );
}

function closedResource(state: State, layer: Layer): Proposal | undefined {
  const { request } = state;
  const service = serviceOf(request.action);
  const owner = request.resource.owner?.id;
  const caller = callerOf(request.principal);
  if (parseArn(request.resource.arn)?.resource.startsWith('alias/')) {
    return instead(layer, 'caller', request.caller?.id, 'name the key by its own ARN: no policy opens an alias to others');
  }
  switch (caller.kind) {
    case 'anonymous':
      return instead(layer, 'caller', undefined, `sign the request: ${service} has no policy here that lets in unsigned callers`);
    case 'service': {
      const how = `let ${caller.displayArn} assume a role that may ${canonicalAction(request.action)}: no policy here can name a service`;
      return instead(layer, 'resource', owner, how);
    }
    case 'federatedCaller':
      return undefined;
    default:
      if (queryOf(state).relation === 'cross') return actInOwnersAccount(state, layer);
      return layer === 'trust'
        ? instead(layer, 'resource', owner, 'assume another role: AWS fixes whom a service-linked role trusts')
        : undefined;
  }
}

/** The way into any account: a role there that the caller may assume. */
function actInOwnersAccount({ request }: State, layer: Layer): Proposal {
  const { principalArn = '', account, isRoot, fullAccess, serviceLinked, parent } = callerOf(request.principal);
  // Root users may not assume roles, the sessions of GetFederationToken neither.
  const who = isRoot || fullAccess || serviceLinked ? 'a user or role' : shortName(parent ?? principalArn);
  const summary =
    `let ${who} of account ${account ?? 'unknown'} assume a role that may ${canonicalAction(request.action)}, and call with that role: ` +
    'no policy opens this to other accounts';
  return instead(layer, 'resource', request.resource.owner?.id, summary);
}

function instead(layer: Layer, side: 'caller' | 'resource', account: string | undefined, how: string): Proposal {
  const summary = account === undefined ? how : `in account ${account}, ${how}`;
  return { change: { kind: 'other', side, layer, account: account ?? null, policy: null, summary, statement: null } };
}
