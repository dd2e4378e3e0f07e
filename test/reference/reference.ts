// The second evaluator: naive, written from the specification alone, to check the first against.
import type { DecisionKind, Layer } from '../../src/model/decision.ts';
import type { PolicySet } from '../../src/model/policy-set.ts';
import type { AuthorizationRequest } from '../../src/model/request.ts';
import { evaluate } from './evaluate.ts';
import { ask, type RawPolicy } from './question.ts';
import { RIGHT, type Rules } from './rules.ts';

export type { RawPolicy } from './question.ts';

export interface ReferenceDecision {
  readonly decision: 'allow' | 'deny';
  readonly kind: DecisionKind;
  readonly blockedBy?: Layer;
  readonly blockers: readonly Layer[];
  /** `type/policy name/statement index`, sorted by code unit; a statement that applies twice is there twice. */
  readonly determining: readonly string[];
}

/** Decides one request as docs/semantics/decision.md says. */
export function referenceDecision(request: AuthorizationRequest, policies: PolicySet<RawPolicy>): ReferenceDecision {
  return decisionUnder(RIGHT, request, policies);
}

/** The same under rules of which some may be turned over. */
export function decisionUnder(rules: Rules, request: AuthorizationRequest, policies: PolicySet<RawPolicy>): ReferenceDecision {
  const { kind, blockers, determining } = evaluate(ask(request, policies, rules));
  const [blockedBy] = blockers;
  return {
    decision: kind === 'allowed' ? 'allow' : 'deny',
    kind,
    ...(blockedBy !== undefined && { blockedBy }),
    blockers,
    determining: determining.map(({ policy, index }) => `${policy.type}/${policy.name}/${index}`).sort(),
  };
}
