// Decides recorded requests under identity policies, each distinct one once, and remembers which statements they rest on.
import type { CompiledPolicy } from '../../evaluate/compile-policy.ts';
import { type CompiledStatement, statementGrades } from '../../evaluate/compile-statement.ts';
import { decide, NO_RULES } from '../../evaluate/decide.ts';
import { prepareQuery } from '../../evaluate/query.ts';
import type { AccountFacts, AccountId } from '../../model/account.ts';
import type { PolicySet } from '../../model/policy-set.ts';
import type { AuthorizationRequest } from '../../model/request.ts';
import type { UsedAction } from '../used-action.ts';
import type { UsedCall } from '../used-call.ts';
import { allowingAll, trustingAccount } from './permissive-policies.ts';
import { policiesByResource } from './policies-by-resource.ts';
import { requestOf } from './request-of.ts';

export interface Replayer {
  /** Whether the policies allow the request. `counts` false: the request does not count as a use of the statements that allow it. */
  (call: UsedCall, action: UsedAction, resource: string, counts?: boolean): boolean;
  /** For every distinct request that was allowed and counts: the Allow statements that match it. */
  readonly uses: () => Iterable<readonly CompiledStatement[]>;
}

interface Replayed {
  readonly allowed: boolean;
  readonly statements: readonly CompiledStatement[];
  counts: boolean;
}

/** No rules of services are consulted: what is judged is the identity policy alone. */
export function replayer(policies: readonly CompiledPolicy[], accounts?: (id: AccountId) => AccountFacts): Replayer {
  const known = new Map<string, Replayed>();
  const fitting = policiesByResource(policies);
  const asksContext = policies.some(asksMoreThanNames);
  const replay = (call: UsedCall, action: UsedAction, resource: string, counts = true): boolean => {
    const key = keyOf(call, action, resource, asksContext);
    let replayed = known.get(key);
    if (replayed === undefined) {
      const request = requestOf(call, action, resource, accounts);
      replayed = request === undefined ? { allowed: false, statements: [], counts: false } : decided(request, fitting(resource));
      known.set(key, replayed);
    }
    if (counts) replayed.counts = true;
    return replayed.allowed;
  };
  function* uses(): Iterable<readonly CompiledStatement[]> {
    for (const { allowed, counts, statements } of known.values()) if (allowed && counts) yield statements;
  }
  return Object.assign(replay, { uses });
}

function decided(request: AuthorizationRequest, policies: readonly CompiledPolicy[]): Replayed {
  const set: PolicySet<CompiledPolicy> = {
    identity: policies,
    ...(request.principal.kind === 'federatedUser' && { session: [allowingAll('session')] }),
    ...(isAcross(request) && request.caller !== undefined && { resource: trustingAccount(request.caller.id) }),
  };
  const { decision } = decide(request, set, () => undefined);
  if (decision === 'deny') return { allowed: false, statements: [], counts: false };
  const query = prepareQuery(request, set, NO_RULES);
  const statements = policies.flatMap((policy) =>
    policy.candidates(query.action).allow.filter((statement) => statementGrades(statement, query) !== 0),
  );
  return { allowed: true, statements, counts: false };
}

function isAcross({ caller, resource }: AuthorizationRequest): boolean {
  return resource.owner !== undefined && resource.owner.id !== caller?.id;
}

/** Whether anything but the action and the resource matters to the policy. */
function asksMoreThanNames({ policy }: CompiledPolicy): boolean {
  return policy.statements.some(
    ({ condition, resource }) => condition.length > 0 || resource?.patterns.some(({ value }) => value.includes('${')) === true,
  );
}

function keyOf({ actor, group }: UsedCall, action: UsedAction, resource: string, asksContext: boolean): string {
  const who = actor.kind === 'service' ? actor.name : actor.arn;
  const names = `${who}\n${action.action}\n${resource}`;
  if (!asksContext) return names;
  const { identity, region, vpcEndpoint, tlsVersion, eventSource } = group;
  const own = action.context.size === 0 ? '' : JSON.stringify([...action.context]);
  return [names, identity.mfa, identity.sourceIdentity, identity.invokedBy, region, vpcEndpoint, tlsVersion, eventSource, own].join('\n');
}
