// Two evaluators asked the same questions, world after world, until they disagree or the budget is spent.
import type { World } from '../testkit/world.ts';
import { generateWorld } from '../testkit/world.ts';
import type { Answer, Evaluator } from './answer.ts';
import { differences } from './answer.ts';
import type { Case } from './case-json.ts';
import { shrink } from './shrink.ts';

/** Which worlds to visit: `first`, `first + step`, … until `requests` requests were made. */
export interface Stretch {
  readonly seed: number;
  readonly first: number;
  readonly step: number;
  readonly requests: number;
}

/** A request on which the evaluators disagree. */
export interface Disagreement {
  readonly seed: number;
  readonly world: number;
  readonly request: number;
  readonly fields: readonly string[];
  /** As generated. */
  readonly found: Case;
}

export interface Visit {
  readonly world: World;
  /** The evaluators' answers, in the order of the world's requests. */
  readonly left: readonly Answer[];
  readonly right: readonly Answer[];
}

export interface DifferentialOptions extends Stretch {
  readonly left: Evaluator;
  readonly right: Evaluator;
  /** Called after every world, for gauge and progress. */
  readonly visited?: (visit: Visit) => void;
  /** Return false to stop. */
  readonly disagreed: (disagreement: Disagreement) => boolean;
}

/** Runs over the stretch; gives the number of requests made. Throws where an evaluator throws, with seed and index in the message. */
export function runDifferential(options: DifferentialOptions): number {
  const { seed, first, step, requests, left, right, visited, disagreed } = options;
  let made = 0;
  for (let index = first; made < requests; index += step) {
    const world = generateWorld(seed, index);
    const answers: { readonly left: Answer[]; readonly right: Answer[] } = { left: [], right: [] };
    for (const [number, found] of world.requests.entries()) {
      const place = { seed, world: index, request: number };
      const one = asked(left, found, place);
      const other = asked(right, found, place);
      answers.left.push(one);
      answers.right.push(other);
      const fields = differences(one, other);
      if (fields.length > 0 && !disagreed({ ...place, fields, found })) return made + number + 1;
    }
    made += world.requests.length;
    visited?.({ world, ...answers });
  }
  return made;
}

function asked(evaluator: Evaluator, { request, policies }: Case, place: object): Answer {
  try {
    return evaluator(request, policies);
  } catch (error) {
    throw new Error(`an evaluator threw at ${JSON.stringify(place)}`, { cause: error });
  }
}

/** The smallest case on which the evaluators still disagree, in the same fields and with the same reasons. */
export function shrinkDisagreement({ found }: Disagreement, left: Evaluator, right: Evaluator): Case {
  const classOf = ({ request, policies }: Case): string => {
    const one = left(request, policies);
    const other = right(request, policies);
    return [...differences(one, other), one.kind, one.blockedBy, other.kind, other.blockedBy].join();
  };
  const wanted = classOf(found);
  return shrink(found, (smaller) => classOf(smaller) === wanted);
}
