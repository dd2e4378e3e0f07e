// The world with policies that are proposed by themselves: only they are judged, for all that they would be attached to.
import type { Estate } from '../../estate/estate.ts';
import type { ManagedPolicyLookup } from '../../estate/managed-policy.ts';
import { carrierOf } from '../../estate/resource-carrier.ts';
import type { CompiledPolicy } from '../../evaluate/compile-policy.ts';
import type { AccountId } from '../../model/account.ts';
import { parseArn } from '../../model/arn.ts';
import type { PolicySet } from '../../model/policy-set.ts';
import { ok } from '../../model/result.ts';
import { policyHolder } from '../actor.ts';
import { allowingAll } from '../proof/permissive-policies.ts';
import type { UsedAction } from '../used-action.ts';
import type { UsedCall } from '../used-call.ts';
import { judgedSet } from './judged-set.ts';
import type { ProposedPolicy } from './proposed-policy.ts';
import { type ResolvedCall, resolveCall } from './resolve-call.ts';
import type { World } from './world.ts';
import { TRUST_ACTIONS } from '../../policy/trust-actions.ts';

/**
 * `recorded`: the accounts whose trails were read. `estate` tells the organization, tags and owners; it may be empty. `onTarget` hears of each target
 * that is certainly one of a call's, as often as there is such a call.
 */
export function proposedWorld(
  proposed: readonly ProposedPolicy[],
  recorded: ReadonlySet<AccountId>,
  estate: Estate,
  managed: ManagedPolicyLookup,
  onTarget: (target: string) => void = () => {},
): World {
  return (call, action, resource) => {
    const resolved = resolveCall(estate, managed, call, action, resource);
    if (resolved === undefined) return ok(undefined);
    const fitting = proposed.filter((one) => concerns(one, call, action, resource, resolved, recorded, onTarget));
    if (fitting.length === 0) return ok(undefined);
    const { request, known } = resolved;
    const isGuessed = resource === '*' && !action.resourceKnown && fitting.some(({ as }) => as === 'resource');
    return ok({ request, known, after: judgedSet(request, setOf(fitting)), ...(isGuessed && { resourceGuessed: true as const }) });
  };
}

function concerns(
  { as, targets }: ProposedPolicy,
  call: UsedCall,
  action: UsedAction,
  resource: string,
  { request }: ResolvedCall,
  recorded: ReadonlySet<AccountId>,
  onTarget: (target: string) => void,
): boolean {
  const { actor } = call;
  const isTarget = (name: string): boolean => {
    const found = targets.includes(name);
    if (found) onTarget(name);
    return found;
  };
  const among = (name: string | undefined, all: ReadonlySet<string>): boolean =>
    name !== undefined && (targets.length === 0 ? all.has(name) : isTarget(name));
  switch (as) {
    case 'scp':
      return actor.kind !== 'service' && among(request.caller?.id, recorded);
    case 'rcp':
      return among(request.resource.owner?.id, recorded);
    case 'boundary':
    case 'identity': {
      const holder = policyHolder(actor);
      if (actor.kind === 'service' || actor.kind === 'other' || actor.kind === 'root') return false;
      return targets.length === 0 || isTarget(holder);
    }
    case 'resource': {
      const fitting = targets.filter((target) => isOn(target, action, resource));
      for (const target of fitting) if (resource === target || carrierOf(resource) === target) onTarget(target);
      return fitting.length > 0;
    }
  }
}

/** Of calls whose resource is not known, those that may be on it. */
function isOn(target: string, action: UsedAction, resource: string): boolean {
  const name = action.action.toLowerCase();
  const service = parseArn(target)?.service ?? '';
  if (service === 'iam' && !TRUST_ACTIONS.has(name)) return false;
  if (!action.resourceKnown && resource === '*') return name.startsWith(service === 'iam' ? 'sts:' : `${service}:`);
  return resource === target || carrierOf(resource) === target;
}

/** SCPs and identity policies that only deny stand beside others that allow; one that allows says itself what is allowed. */
function setOf(fitting: readonly ProposedPolicy[]): Partial<PolicySet<CompiledPolicy>> {
  const of = (as: ProposedPolicy['as']): readonly CompiledPolicy[] => fitting.filter((one) => one.as === as).map(({ policy }) => policy);
  const beside = (policies: readonly CompiledPolicy[], type: 'scp' | 'identity'): readonly CompiledPolicy[] =>
    policies.some(({ statements }) => statements.some(({ statement }) => statement.effect === 'Allow'))
      ? policies
      : [...policies, allowingAll(type)];
  const [scp, rcp, identity] = [of('scp'), of('rcp'), of('identity')];
  const [boundary] = of('boundary');
  const [resource] = of('resource');
  const level = { kind: 'root', id: 'the change' } as const;
  return {
    ...(scp.length > 0 && { scp: [{ ...level, policies: beside(scp, 'scp') }] }),
    ...(rcp.length > 0 && { rcp: [{ ...level, policies: rcp }] }),
    ...(identity.length > 0 && { identity: beside(identity, 'identity') }),
    ...(boundary !== undefined && { boundary }),
    ...(resource !== undefined && { resource }),
  };
}
