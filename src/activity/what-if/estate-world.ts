// The world with a change put over an estate: what differs is judged, and all else is as it was when the log was written.
import type { Estate, EstatePolicy } from '../../estate/estate.ts';
import type { ManagedPolicyLookup } from '../../estate/managed-policy.ts';
import type { CompiledPolicy } from '../../evaluate/compile-policy.ts';
import { decide } from '../../evaluate/decide.ts';
import type { RulesLookup } from '../../evaluate/service-rules.ts';
import { compilePolicySet } from '../../explain/compile-estate-policy.ts';
import type { PolicySet } from '../../model/policy-set.ts';
import type { AuthorizationRequest } from '../../model/request.ts';
import { ok } from '../../model/result.ts';
import { isSameLayer } from './is-same-layer.ts';
import { judgedSet } from './judged-set.ts';
import { type ResolvedCall, resolveCall } from './resolve-call.ts';
import type { World } from './world.ts';

export interface ChangedEstate {
  /** Absent: no estate was given, and what the change states stands alone. */
  readonly before?: Estate;
  readonly after: Estate;
}

/** Layers that can only take away: where one has not changed, it allowed the call, and still does. */
const CAPS = ['scp', 'rcp', 'boundary', 'session', 'endpoint'] as const;
/** What can grant, one in the place of the other. */
const GRANTS = ['identity', 'resource', 'grants', 's3', 'share'] as const;

type Layers = Partial<PolicySet<EstatePolicy>>;

export function estateWorld({ before, after }: ChangedEstate, managed: ManagedPolicyLookup, rules: RulesLookup): World {
  const base: Estate = before ?? { organizations: [], accounts: new Map(), awsManagedPolicies: new Map() };
  return (call, action, resource) => {
    const now = resolveCall(after, managed, call, action, resource);
    const was = resolveCall(base, managed, call, action, resource);
    if (now === undefined || was === undefined) return ok(undefined);
    const changed = new Set([...CAPS, ...GRANTS].filter((layer) => !isSameLayer(layer, was.policies, now.policies)));
    if (changed.size === 0) return ok(undefined);
    const { request, known } = now;
    const granting = GRANTS.some((layer) => changed.has(layer));
    const pick = ({ policies }: ResolvedCall, layers: readonly (keyof PolicySet<EstatePolicy>)[]): Layers =>
      Object.fromEntries(layers.filter((layer) => policies[layer] !== undefined).map((layer) => [layer, policies[layer]]));
    const caps = CAPS.filter((layer) => changed.has(layer));
    const all = granting ? [...caps, ...GRANTS] : caps;
    const changedOnly = [...changed];
    const build = (one: ResolvedCall, layers: readonly (keyof PolicySet<EstatePolicy>)[]) => compileJudged(request, pick(one, layers));
    const [wasAll, wasChanged, nowAll, nowChanged] = [build(was, all), build(was, changedOnly), build(now, all), build(now, changedOnly)];
    if (!wasAll.ok) return wasAll;
    if (!wasChanged.ok) return wasChanged;
    if (!nowAll.ok) return nowAll;
    if (!nowChanged.ok) return nowChanged;
    // An estate that does not allow what was allowed is not complete: then what has not changed counts as allowing.
    const complete = before !== undefined && decide(request, wasAll.value, rules).decision === 'allow';
    if (complete) return ok({ request, known, before: wasAll.value, after: nowAll.value });
    const tellsBefore = before !== undefined && (was.callerFound || !(changed.has('identity') || changed.has('boundary')));
    return ok({ request, known, after: nowChanged.value, ...(tellsBefore && { before: wasChanged.value }) });
  };
}

function compileJudged(request: AuthorizationRequest, layers: Layers) {
  const compiled = compilePolicySet({ identity: [], ...layers });
  if (!compiled.ok) return compiled;
  const { identity, ...rest } = compiled.value;
  const judged: Partial<PolicySet<CompiledPolicy>> = layers.identity === undefined ? rest : { identity, ...rest };
  return ok(judgedSet(request, judged));
}
