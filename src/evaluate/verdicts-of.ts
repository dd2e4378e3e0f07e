// The verdicts of all layers for one request: each policy is scanned, exemptions and the service's own rules applied.
import { isRcpService } from '../catalog/rcp-service.ts';
import type { PolicyLevel, PolicySet } from '../model/policy-set.ts';
import type { CompiledPolicy } from './compile-policy.ts';

import type { Query } from './query.ts';
import { DENY, scanPolicies, scanPolicy } from './scan-policy.ts';
import type { ResourceSide, ServiceRules } from './service-rules.ts';
import type { Say, Verdicts } from './verdicts.ts';

const SILENT: Say = { deny: false, allow: true };
const NEITHER: Say = { deny: false, allow: false };
const ONLY_DENY: Say = { deny: true, allow: false };
const BOTH: Say = { deny: true, allow: true };
const DEFAULT_SIDE: ResourceSide = {};

type Policies = PolicySet<CompiledPolicy>;

/** Whether SCPs bind the caller; the reason why not, or undefined when they do. */
export function scpExemption(query: Query, policies: Policies): string | undefined {
  if (query.relation === 'none') return 'the caller belongs to no account';
  if (policies.scp === undefined) return "the caller's account is in no organization";
  if (query.caller.serviceLinked) return 'service-linked roles are exempt';
  const { callerAccount } = query;
  return callerAccount?.organization?.managementAccount === callerAccount?.id && callerAccount !== undefined
    ? 'the management account is exempt'
    : undefined;
}

/** Whether RCPs guard the resource; the reason why not, or undefined when they do. */
export function rcpExemption(query: Query, policies: Policies, rules: ServiceRules): string | undefined {
  if (policies.rcp === undefined) return "the resource's account is in no organization";
  if (query.resource === '*') return 'the action has no resource';
  if (!isRcpService(query.service)) return `${query.service} does not support RCPs`;
  if (query.caller.serviceLinked) return 'service-linked roles are exempt';
  const { owner } = query;
  if (owner !== undefined && owner.organization?.managementAccount === owner.id) return 'the management account is exempt';
  return query.ownAffair || rules.rcpExempt?.(query) ? `${query.action} is exempt` : undefined;
}

/** The layers' verdicts. `side` is what the service makes of the resource's side. */
export function verdictsOf(query: Query, policies: Policies, rules: ServiceRules, side: ResourceSide): Verdicts {
  const isTrust = policies.resource?.description.type === 'trust';
  const resourceBits = scanResource(query, policies, rules, side);
  const resourceLayer = isTrust ? 'trust' : 'resource';
  return {
    relation: query.relation,
    preempted: rules.preempt?.(query, policies)?.decision,
    scp: sayOfLevels(policies.scp, query, scpExemption(query, policies)),
    rcpDeny: rcpExemption(query, policies, rules) === undefined && denies(policies.rcp, query),
    endpoint: policies.endpoint === undefined || query.forwarded ? SILENT : sayOf(scanPolicy(policies.endpoint, query)),
    closed: side.closed !== undefined,
    resourceLayer,
    lackingLayer: side.lackingLayer ?? resourceLayer,
    resourceDeny: (resourceBits & DENY) !== 0,
    grades: resourceBits & ~DENY,
    standIn: side.standIn?.strength,
    standInRequired: side.standInRequired === true,
    standInAccountToo: side.standIn?.accountToo === true,
    trustsAccount: !isTrust && (rules.trustsAccount === undefined || rules.trustsAccount(query)),
    identity: identitySay(query, policies),
    boundary: policies.boundary === undefined || !isCapped(query) ? SILENT : sayOf(scanPolicy(policies.boundary, query)),
    session: query.relation === 'none' ? SILENT : sessionSay(query, policies),
  };
}

/** What the service makes of the resource's side. */
export function resourceSideOf(query: Query, policies: Policies, rules: ServiceRules): ResourceSide {
  return rules.resourceSide?.(query, policies) ?? DEFAULT_SIDE;
}

/** Whether identity policies have a say: the root user and callers without account have none. */
export function asksIdentity(query: Query): boolean {
  return query.relation !== 'none' && !query.caller.isRoot;
}

/** Whether a permissions boundary can bind the caller. */
export function isCapped(query: Query): boolean {
  return query.relation !== 'none' && !query.caller.isRoot;
}

function scanResource(query: Query, policies: Policies, rules: ServiceRules, side: ResourceSide): number {
  if (policies.resource === undefined || query.ownAffair) return 0;
  let bits = scanPolicy(policies.resource, query);
  if ((bits & DENY) !== 0 && rules.ignoresResourceDeny?.(query)) bits &= ~DENY;
  return side.allowsDiscounted ? bits & DENY : bits;
}

function sayOf(bits: number): Say {
  if ((bits & DENY) === 0) return bits === 0 ? NEITHER : SILENT;
  return bits === DENY ? ONLY_DENY : BOTH;
}

function identitySay(query: Query, policies: Policies): Say {
  if (!asksIdentity(query)) return SILENT;
  const bits = scanPolicies(policies.identity, query);
  if (!query.caller.fullAccess) return sayOf(bits);
  return (bits & DENY) === 0 ? SILENT : BOTH;
}

/**
 * A federated user without session policy has no rights of its user's. The task policies of AssumeRoot only deny: what they do not
 * deny the session may do.
 */
function sessionSay(query: Query, policies: Policies): Say {
  if (policies.session === undefined) return query.caller.kind === 'federatedUser' ? NEITHER : SILENT;
  const bits = scanPolicies(policies.session, query);
  if (query.caller.kind === 'assumedRoot') return (bits & DENY) === 0 ? SILENT : BOTH;
  return sayOf(bits);
}

/** Every level must allow by itself; one Deny at any level denies. */
function sayOfLevels(levels: readonly PolicyLevel<CompiledPolicy>[] | undefined, query: Query, exemption: string | undefined): Say {
  if (levels === undefined || exemption !== undefined) return SILENT;
  let allow = true;
  let deny = false;
  for (const level of levels) {
    const bits = scanPolicies(level.policies, query);
    if ((bits & DENY) !== 0) deny = true;
    if ((bits & ~DENY) === 0) allow = false;
  }
  return deny ? (allow ? BOTH : ONLY_DENY) : allow ? SILENT : NEITHER;
}

/** RCPs of customers can only deny: `RCPFullAWSAccess` is attached at every level and cannot be detached. */
function denies(levels: readonly PolicyLevel<CompiledPolicy>[] | undefined, query: Query): boolean {
  return levels?.some((level) => (scanPolicies(level.policies, query) & DENY) !== 0) ?? false;
}
