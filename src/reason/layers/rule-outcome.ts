// What the rules of a service, and the exemptions of layers, make of a caller's action on a resource, whatever policies say.
import type { CompiledPolicy } from '../../evaluate/compile-policy.ts';
import type { Query } from '../../evaluate/query.ts';
import type { ServiceRules, StandIn } from '../../evaluate/service-rules.ts';
import { asksIdentity, isCapped, rcpExemption, resourceSideOf, scpExemption } from '../../evaluate/verdicts-of.ts';
import type { PolicySet } from '../../model/policy-set.ts';

export interface RuleOutcome {
  readonly relation: Query['relation'];
  readonly preempted: 'allow' | 'deny' | undefined;
  readonly ownAffair: boolean;
  readonly scpBinds: boolean;
  readonly rcpBinds: boolean;
  readonly closed: boolean;
  readonly standIn: StandIn['strength'] | undefined;
  /** What each grant would be, if its constraints hold. */
  readonly grants: readonly (StandIn['strength'] | undefined)[];
  readonly standInRequired: boolean;
  readonly allowsDiscounted: boolean;
  readonly trustsAccount: boolean;
  readonly ignoresResourceDeny: boolean;
  readonly asksIdentity: boolean;
  readonly isCapped: boolean;
}

/** Equal outcomes have equal keys. */
export function outcomeKey(outcome: RuleOutcome): string {
  const { relation, preempted, standIn, grants, ...flags } = outcome;
  let bits = '';
  for (const name in flags) bits += flags[name as keyof typeof flags] ? '1' : '0';
  return `${relation} ${preempted ?? ''} ${standIn ?? ''} ${grants.length === 0 ? '' : grants.join()} ${bits}`;
}

/** Whether a request that no Allow of the resource's policy covers may be allowed all the same, if no rule decides alone. */
export function mayGrantBesidePolicy({ relation }: Query, { grants, share, s3 }: PolicySet<CompiledPolicy>, rules: ServiceRules): boolean {
  if (relation === 'same' || rules.callerAccountOnly !== undefined) return true;
  if ((grants ?? []).length > 0 || share !== undefined) return true;
  return s3 !== undefined && s3.ownership !== 'BucketOwnerEnforced' && ((s3.acl ?? []).length > 0 || s3.objectOwner !== undefined);
}

/** The outcome for one query; conditions on its context play no part. */
export function ruleOutcome(query: Query, policies: PolicySet<CompiledPolicy>, rules: ServiceRules): RuleOutcome {
  const side = resourceSideOf(query, policies.grants === undefined ? policies : { ...policies, grants: [] }, rules);
  const isTrust = policies.resource?.description.type === 'trust';
  return {
    relation: query.relation,
    preempted: rules.preempt?.(query, policies)?.decision,
    ownAffair: query.ownAffair,
    scpBinds: scpExemption(query, policies) === undefined,
    rcpBinds: rcpExemption(query, policies, rules) === undefined,
    closed: side.closed !== undefined,
    standIn: side.standIn?.strength,
    grants: (policies.grants ?? []).map(({ constraints: _, ...grant }) => {
      return resourceSideOf(query, { ...policies, grants: [grant] }, rules).standIn?.strength;
    }),
    standInRequired: side.standInRequired === true,
    allowsDiscounted: side.allowsDiscounted === true,
    trustsAccount: !isTrust && (rules.trustsAccount === undefined || rules.trustsAccount(query)),
    ignoresResourceDeny: rules.ignoresResourceDeny?.(query) === true,
    asksIdentity: asksIdentity(query),
    isCapped: isCapped(query),
  };
}
