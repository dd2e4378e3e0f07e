// A disagreement as text: where it was found, the smallest case that shows it, and both answers.
import type { Answer, Evaluator } from './answer.ts';
import { differences } from './answer.ts';
import type { JsonObject } from './case-json.ts';
import { caseFromJson, caseToJson } from './case-json.ts';
import type { Disagreement } from './differential.ts';
import { shrinkDisagreement } from './differential.ts';

/** What is printed and written: the case can be given to `--replay`. */
export interface DisagreementReport {
  readonly seed: number;
  readonly world: number;
  readonly request: number;
  readonly fields: readonly string[];
  readonly case: JsonObject;
  readonly left: object;
  readonly right: object;
}

/** An answer without what is not compared. */
export function bare({ ladder: _, ...answer }: Answer): object {
  return answer;
}

export function reportDisagreement(disagreement: Disagreement, left: Evaluator, right: Evaluator): DisagreementReport {
  const { seed, world, request, fields } = disagreement;
  const smallest = shrinkDisagreement(disagreement, left, right);
  return {
    seed,
    world,
    request,
    fields,
    case: caseToJson(smallest),
    left: bare(left(smallest.request, smallest.policies)),
    right: bare(right(smallest.request, smallest.policies)),
  };
}

/** Asks both evaluators about a reported case again. */
export function replay(report: Pick<DisagreementReport, 'case'>, left: Evaluator, right: Evaluator): object {
  const { request, policies } = caseFromJson(report.case);
  const one = left(request, policies);
  const other = right(request, policies);
  return { fields: differences(one, other), left: bare(one), right: bare(other) };
}
