// The same set of policies, each policy in another form.
import type { PolicyLevel, PolicySet } from '../../src/model/policy-set.ts';

/** Applies `change` to every policy; `undefined` takes the policy away. Grants, S3 facts and share attributes stay. */
export function mapPolicySet<P, Q>(set: PolicySet<P>, change: (policy: P) => Q | undefined): PolicySet<Q> {
  const list = (policies: readonly P[]): readonly Q[] => policies.map(change).filter((policy) => policy !== undefined);
  const levels = (from: readonly PolicyLevel<P>[]): readonly PolicyLevel<Q>[] =>
    from.map((level) => ({ ...level, policies: list(level.policies) }));
  const single = (policy: P | undefined): Q | undefined => (policy === undefined ? undefined : change(policy));
  const boundary = single(set.boundary);
  const resource = single(set.resource);
  const endpoint = single(set.endpoint);
  return {
    identity: list(set.identity),
    ...(boundary === undefined ? {} : { boundary }),
    ...(set.session === undefined ? {} : { session: list(set.session) }),
    ...(set.scp === undefined ? {} : { scp: levels(set.scp) }),
    ...(set.rcp === undefined ? {} : { rcp: levels(set.rcp) }),
    ...(resource === undefined ? {} : { resource }),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(set.grants === undefined ? {} : { grants: set.grants }),
    ...(set.s3 === undefined ? {} : { s3: set.s3 }),
    ...(set.share === undefined ? {} : { share: set.share }),
  };
}

/** Every policy of a set, in no particular order. */
export function policiesOf<P>(set: PolicySet<P>): P[] {
  const levels = [...(set.scp ?? []), ...(set.rcp ?? [])].flatMap((level) => level.policies);
  const single = [set.boundary, set.resource, set.endpoint].filter((policy) => policy !== undefined);
  return [...set.identity, ...(set.session ?? []), ...levels, ...single];
}
