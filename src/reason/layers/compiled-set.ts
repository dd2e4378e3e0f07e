// Policies as the evaluator needs them, compiled once.
import { type CompiledPolicy, compilePolicy } from '../../evaluate/compile-policy.ts';
import type { PolicySet } from '../../model/policy-set.ts';
import type { NamedPolicy } from '../outside-access.ts';

const compiled = new WeakMap<NamedPolicy, CompiledPolicy>();

export function compiledOne(named: NamedPolicy): CompiledPolicy {
  let policy = compiled.get(named);
  if (policy === undefined) {
    policy = compilePolicy(named.policy, named.description);
    compiled.set(named, policy);
  }
  return policy;
}

export function compiledSet(policies: PolicySet<NamedPolicy>): PolicySet<CompiledPolicy> {
  const { identity, boundary, session, scp, rcp, resource, endpoint, ...facts } = policies;
  const levels = (some: NonNullable<typeof scp>): NonNullable<PolicySet<CompiledPolicy>['scp']> =>
    some.map((level) => ({ ...level, policies: level.policies.map(compiledOne) }));
  return {
    ...facts,
    identity: identity.map(compiledOne),
    ...(boundary === undefined ? {} : { boundary: compiledOne(boundary) }),
    ...(session === undefined ? {} : { session: session.map(compiledOne) }),
    ...(scp === undefined ? {} : { scp: levels(scp) }),
    ...(rcp === undefined ? {} : { rcp: levels(rcp) }),
    ...(resource === undefined ? {} : { resource: compiledOne(resource) }),
    ...(endpoint === undefined ? {} : { endpoint: compiledOne(endpoint) }),
  };
}

/** All policies of a set. */
export function policiesOf(policies: PolicySet<CompiledPolicy>): readonly CompiledPolicy[] {
  const { identity, boundary, session, scp, rcp, resource, endpoint } = policies;
  return [
    ...identity,
    ...(session ?? []),
    ...[...(scp ?? []), ...(rcp ?? [])].flatMap((level) => level.policies),
    ...[boundary, resource, endpoint].filter((policy) => policy !== undefined),
  ];
}
