// Changes for an explicit deny: the statement that hits, in whichever layer, narrowed until it spares the request.
import { callerOf } from '../../evaluate/caller.ts';
import type { CompiledPolicy } from '../../evaluate/compile-policy.ts';
import type { CompiledStatement } from '../../evaluate/compile-statement.ts';
import type { Layer } from '../../model/decision.ts';
import { positionAt } from '../../policy/position-at.ts';
import type { State } from '../state.ts';
import { firstHit } from './escape-deny.ts';
import { isEditable } from './is-editable.ts';
import { type Lens, policiesOf } from './policies-of.ts';
import type { BareChange, Proposal } from './proposal.ts';
import { shortName } from './short-name.ts';
import { spareFromDeny } from './spare-from-deny.ts';

/** Narrows the first Deny statement of a layer that hits; further ones are found when the state is decided again. */
export function removeExplicitDeny(state: State, layer: Layer): Proposal | undefined {
  for (const lens of policiesOf(state.policies, layer)) {
    const [policy] = lens;
    const hit = firstHit(policy, state);
    if (hit !== undefined) return isEditable(policy) ? narrow(state, layer, lens, hit) : withdraw(state, layer, lens, hit);
  }
  return undefined;
}

function narrow(state: State, layer: Layer, [policy, put]: Lens, hit: CompiledStatement): Proposal {
  const spared = spareFromDeny(policy, hit, state);
  const { statement } = hit;
  const account = accountOf(state, layer, policy);
  const name = statement.sid === undefined ? `statement ${statement.index + 1}` : `statement ${statement.sid.value}`;
  const removed = spared.statement === undefined;
  const change: BareChange = {
    kind: removed ? 'removeStatement' : 'narrowStatement',
    side: sideOf(layer),
    layer,
    account,
    policy: policy.description,
    summary: `in account ${account ?? 'unknown'}, ${removed ? 'remove' : 'narrow'} ${name} of ${policy.description.name}`,
    statement: spared.statement ?? null,
    position: positionAt(policy.policy.source, statement.span.start),
    index: statement.index,
  };
  return { change, after: { ...state, policies: put(spared.policy) } };
}

/** A policy that AWS manages is not edited: its carrier does without it. */
function withdraw(state: State, layer: Layer, [policy, put]: Lens, hit: CompiledStatement): Proposal {
  const { policies, request } = state;
  const account = accountOf(state, layer, policy);
  const { name, attachedTo = callerOf(request.principal).displayArn } = policy.description;
  const change = (summary: string): BareChange => ({
    kind: 'other',
    side: sideOf(layer),
    layer,
    account,
    policy: policy.description,
    summary,
    statement: null,
  });
  if (layer === 'identity') {
    const identity = policies.identity.filter((one) => one !== policy);
    const summary = `in account ${account ?? 'unknown'}, detach ${name}, which AWS manages, from ${shortName(attachedTo)}`;
    return { change: change(summary), after: { ...state, policies: { ...policies, identity } } };
  }
  if (layer === 'session' && callerOf(request.principal).kind === 'assumedRoot') {
    return { change: change(`make the session with another task policy: ${name} is not made for this`) };
  }
  if (layer === 'session') {
    const session = (policies.session ?? []).filter((one) => one !== policy);
    const summary = `where the session is made, do not pass ${name}, which AWS manages`;
    return { change: change(summary), after: { ...state, policies: { ...policies, session } } };
  }
  const spared = spareFromDeny(policy, hit, state);
  const summary = `in account ${account ?? 'unknown'}, set another policy in the place of ${name}, which AWS manages`;
  return { change: change(summary), after: { ...state, policies: put(spared.policy) } };
}

/** Policies of an organization are changed in its management account. */
function accountOf({ request }: State, layer: Layer, { description }: CompiledPolicy): string | null {
  const owner = sideOf(layer) === 'resource' ? (request.resource.owner ?? request.caller) : request.caller;
  if (layer === 'scp' || layer === 'rcp') return owner?.organization?.managementAccount ?? null;
  return description.account ?? owner?.id ?? null;
}

function sideOf(layer: Layer): 'caller' | 'resource' {
  return layer === 'resource' || layer === 'trust' || layer === 'rcp' ? 'resource' : 'caller';
}
