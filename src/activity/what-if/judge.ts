// Judges one request under a change, in three values: allowed, denied, or not known from what the log tells.
import type { CompiledPolicy } from '../../evaluate/compile-policy.ts';
import { statementGrades } from '../../evaluate/compile-statement.ts';
import { decide, NO_RULES, serviceOf } from '../../evaluate/decide.ts';
import { decideWithLadder } from '../../evaluate/decide-with-ladder.ts';
import { prepareQuery } from '../../evaluate/query.ts';
import type { RulesLookup } from '../../evaluate/service-rules.ts';
import { referenceTo } from '../../evaluate/statement-reference.ts';
import type { Layer, StatementReference } from '../../model/decision.ts';
import type { PolicyLevel, PolicySet } from '../../model/policy-set.ts';
import type { AuthorizationRequest } from '../../model/request.ts';
import { boundedPolicy, statementText, type UndecidedStatement, type Unknowns } from './bounded-policy.ts';

export type Judgement = { readonly kind: 'allowed' } | { readonly kind: 'deniedBefore' } | Affected;

export interface Affected {
  readonly kind: 'denied' | 'unknown';
  readonly layer: Layer;
  readonly how: 'explicitDeny' | 'implicitDeny';
  readonly statements: readonly StatementReference[];
  readonly untold: readonly string[];
}

type Policies = PolicySet<CompiledPolicy>;

interface Bounds {
  readonly most: Policies;
  readonly least: Policies;
  readonly undecided: readonly UndecidedStatement[];
}

/**
 * The request was allowed when it was recorded. `after`: the policies that the change is about, all others allowing; `before`: what stood in
 * their place, where that is known. A Deny that cannot be decided and stood there before did not apply.
 */
export function judge(
  request: AuthorizationRequest,
  before: Policies | undefined,
  after: Policies,
  unknowns: Unknowns,
  rules: RulesLookup,
): Judgement {
  const bounds = boundsOf(after, unknowns, before === undefined ? NONE : denyTexts(before));
  const isDenied = decide(request, bounds.most, rules).decision === 'deny';
  if (!isDenied && (bounds.undecided.length === 0 || decide(request, bounds.least, rules).decision === 'allow')) return { kind: 'allowed' };
  if (before !== undefined && decide(request, boundsOf(before, unknowns, NONE).most, rules).decision === 'deny')
    return { kind: 'deniedBefore' };
  const { blockedBy = 'service', kind, determining } = decideWithLadder(request, isDenied ? bounds.most : bounds.least, rules);
  const how = kind === 'explicitDeny' ? kind : 'implicitDeny';
  if (isDenied) return { kind: 'denied', layer: blockedBy, how, statements: determining, untold: [] };
  const hanging = matching(bounds, request, rules);
  const statements = hanging.map(({ policy, relaxed }) => referenceTo(policy, relaxed));
  return { kind: 'unknown', layer: blockedBy, how, statements, untold: [...new Set(hanging.flatMap(({ untold }) => untold))] };
}

const NONE: ReadonlySet<string> = new Set();

function denyTexts(policies: Policies): ReadonlySet<string> {
  const texts = new Set<string>();
  for (const policy of allOf(policies)) {
    for (const { statement } of policy.statements) if (statement.effect === 'Deny') texts.add(statementText(policy.policy, statement));
  }
  return texts;
}

function allOf({ identity, boundary, session, scp, rcp, resource, endpoint }: Policies): readonly CompiledPolicy[] {
  const levels = [...(scp ?? []), ...(rcp ?? [])].flatMap(({ policies }) => policies);
  return [...identity, boundary, ...(session ?? []), ...levels, resource, endpoint].filter((policy) => policy !== undefined);
}

/** All policies of a set bounded; each one's undecided statements are noted. */
function boundsOf(policies: Policies, unknowns: Unknowns, settled: ReadonlySet<string>): Bounds {
  const undecided: UndecidedStatement[] = [];
  const bound = (side: 'most' | 'least'): Policies => {
    const one = (policy: CompiledPolicy): CompiledPolicy => {
      const bounded = boundedPolicy(policy, unknowns, settled);
      if (side === 'most') undecided.push(...bounded.undecided);
      return bounded[side];
    };
    const levels = (list: readonly PolicyLevel<CompiledPolicy>[]): readonly PolicyLevel<CompiledPolicy>[] =>
      list.map((level) => ({ ...level, policies: level.policies.map(one) }));
    const { identity, boundary, session, scp, rcp, resource, endpoint, ...facts } = policies;
    return {
      ...facts,
      identity: identity.map(one),
      ...(boundary && { boundary: one(boundary) }),
      ...(session && { session: session.map(one) }),
      ...(scp && { scp: levels(scp) }),
      ...(rcp && { rcp: levels(rcp) }),
      ...(resource && { resource: one(resource) }),
      ...(endpoint && { endpoint: one(endpoint) }),
    };
  };
  const most = bound('most');
  return { most, least: undecided.length === 0 ? most : bound('least'), undecided };
}

/** The undecided statements that have to do with the request: all that can be decided of them applies. */
function matching({ undecided, most }: Bounds, request: AuthorizationRequest, rules: RulesLookup): readonly UndecidedStatement[] {
  const query = prepareQuery(request, most, rules(serviceOf(request.action)) ?? NO_RULES);
  return undecided.filter(({ relaxed }) => relaxed.action(query.action) && statementGrades(relaxed, query) !== 0);
}
