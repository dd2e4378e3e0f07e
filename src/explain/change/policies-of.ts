// The policies of one layer, each with a way to put another in its place.
import type { CompiledPolicy } from '../../evaluate/compile-policy.ts';
import type { Layer } from '../../model/decision.ts';
import type { PolicyLevel, PolicySet } from '../../model/policy-set.ts';
import { replaceIn } from './replace-in.ts';

type Policies = PolicySet<CompiledPolicy>;

/** A policy, and the set as it would be with another in its place. */
export type Lens = readonly [policy: CompiledPolicy, put: (changed: CompiledPolicy) => Policies];

/** In the order in which they are asked; none for layers that are no policies. */
export function policiesOf(set: Policies, layer: Layer): readonly Lens[] {
  switch (layer) {
    case 'scp':
    case 'rcp':
      return levelsOf(set, layer);
    case 'identity':
      return set.identity.map((policy) => [policy, (changed) => ({ ...set, identity: replaceIn(set.identity, policy, changed) })]);
    case 'session': {
      const session = set.session ?? [];
      return session.map((policy) => [policy, (changed) => ({ ...set, session: replaceIn(session, policy, changed) })]);
    }
    case 'resource':
    case 'trust':
      return single(set, 'resource');
    case 'boundary':
    case 'endpoint':
      return single(set, layer);
    default:
      return [];
  }
}

function single(set: Policies, key: 'resource' | 'boundary' | 'endpoint'): readonly Lens[] {
  const policy = set[key];
  return policy === undefined ? [] : [[policy, (changed): Policies => ({ ...set, [key]: changed })]];
}

function levelsOf(set: Policies, key: 'scp' | 'rcp'): readonly Lens[] {
  const levels = set[key] ?? [];
  const putAt =
    (level: PolicyLevel<CompiledPolicy>, policy: CompiledPolicy) =>
    (changed: CompiledPolicy): Policies => ({
      ...set,
      [key]: replaceIn(levels, level, { ...level, policies: replaceIn(level.policies, policy, changed) }),
    });
  return levels.flatMap((level) => level.policies.map((policy): Lens => [policy, putAt(level, policy)]));
}
