// What the differential compares: the answer of an evaluator in a form that both can give.
import type { DecisionKind, Layer, Rung } from '../../src/model/decision.ts';
import type { PolicySet } from '../../src/model/policy-set.ts';
import type { AuthorizationRequest } from '../../src/model/request.ts';
import type { RawPolicy } from '../testkit/policy-json.ts';

export interface Answer {
  readonly decision: 'allow' | 'deny';
  readonly kind: DecisionKind;
  readonly blockedBy?: Layer;
  readonly blockers: readonly Layer[];
  /** `type/policy name/statement index`, sorted by code unit. */
  readonly determining: readonly string[];
  /** The answer of the evaluator's fast path, where it has one. */
  readonly fast?: FastAnswer;
  /** For the gauge only: not compared. */
  readonly ladder?: readonly Rung[];
}

export interface FastAnswer {
  readonly decision: 'allow' | 'deny';
  readonly kind: DecisionKind;
  readonly blockedBy?: Layer;
}

/** An evaluator, whatever it does inside. */
export type Evaluator = (request: AuthorizationRequest, policies: PolicySet<RawPolicy>) => Answer;

/** The fields in which two answers differ; empty: they agree. A fast path is compared with the other's full answer. */
export function differences(left: Answer, right: Answer): readonly string[] {
  const fields: string[] = [];
  compareFast('', left, right, fields);
  if (!sameList(left.blockers, right.blockers)) fields.push('blockers');
  if (!sameList(left.determining, right.determining)) fields.push('determining');
  if (left.fast !== undefined) compareFast('fast ', left.fast, right, fields);
  if (right.fast !== undefined) compareFast('fast ', left, right.fast, fields);
  return fields;
}

function compareFast(prefix: string, left: FastAnswer, right: FastAnswer, fields: string[]): void {
  if (left.decision !== right.decision) fields.push(`${prefix}decision`);
  if (left.kind !== right.kind) fields.push(`${prefix}kind`);
  if (left.blockedBy !== right.blockedBy) fields.push(`${prefix}blockedBy`);
}

function sameList(left: readonly string[], right: readonly string[]): boolean {
  if (left.length !== right.length) return false;
  for (let index = 0; index < left.length; index++) if (left[index] !== right[index]) return false;
  return true;
}
