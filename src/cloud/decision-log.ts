// The last denials with everything that led to them, so that each can be explained by the id in its answer.
import type { CompiledPolicy } from '../evaluate/compile-policy.ts';
import type { LadderDecision } from '../model/decision.ts';
import type { PolicySet } from '../model/policy-set.ts';
import type { AuthorizationRequest } from '../model/request.ts';
import type { Session } from './session.ts';

export interface LoggedDecision {
  /** The id of the request that was denied. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly service: string;
  readonly operation: string;
  readonly request: AuthorizationRequest;
  readonly policies: PolicySet<CompiledPolicy>;
  readonly decision: LadderDecision;
  readonly message: string;
  /** Of a caller with temporary credentials; what it passed is in no row. */
  readonly session?: Session;
}

export interface DecisionLog {
  readonly add: (decision: LoggedDecision) => void;
  readonly find: (id: string) => LoggedDecision | undefined;
  /** Newest first. */
  readonly latest: (count: number) => readonly LoggedDecision[];
}

/** Keeps the last `capacity` denials. */
export function createDecisionLog(capacity: number): DecisionLog {
  const kept = new Map<string, LoggedDecision>();
  return {
    add: (decision) => {
      kept.delete(decision.id);
      kept.set(decision.id, decision);
      const oldest = kept.keys().next();
      if (kept.size > capacity && oldest.done !== true) kept.delete(oldest.value);
    },
    find: (id) => kept.get(id),
    latest: (count) => [...kept.values()].slice(-count).reverse(),
  };
}
