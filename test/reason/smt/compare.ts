// The reasoner beside a solver on random questions.
import { allowedBeyond } from '../../../src/reason/policy-question.ts';
import type { Random } from '../../testkit/random.ts';
import { unionOf } from '../judge.ts';
import { similarPolicy, type SmallPolicy, smallPolicy } from '../small-policies.ts';
import { smtQuestion } from './smt-question.ts';
import { solve, type Solver } from './solve.ts';

export interface Comparison {
  readonly agreed: number;
  /** Questions that one side, or the language, cannot answer. */
  readonly undecided: Readonly<Record<'reasoner' | 'solver' | 'language', number>>;
  readonly disagreements: readonly string[];
  /** Questions that the solver did not answer in time. */
  readonly timeouts: readonly string[];
}

/** Asks both about so many questions that the language has words for. `milliseconds`: what the solver has for each. */
export function compareWith(solver: Solver, random: Random, count: number, milliseconds: number): Comparison {
  const undecided = { reasoner: 0, solver: 0, language: 0 };
  const asked: { readonly pair: readonly (SmallPolicy | undefined)[]; readonly text: string; readonly own: 'sat' | 'unsat' }[] = [];
  while (asked.length < count) {
    const some = smallPolicy(random);
    const others = random.below(12) === 0 ? undefined : similarPolicy(some, random);
    const [first, second] = [unionOf(some), others && unionOf(others)];
    const text = smtQuestion(...([first.policies[0], second?.policies[0]] as Parameters<typeof smtQuestion>));
    const { answer } = allowedBeyond(first, second);
    if (text === undefined) undecided.language++;
    else if (answer === 'unknown') undecided.reasoner++;
    else asked.push({ pair: [some, others], text, own: answer === 'witness' ? 'sat' : 'unsat' });
  }
  const verdicts = solve(
    solver,
    asked.map(({ text }) => text),
    milliseconds,
  );
  const timeouts = asked.flatMap(({ pair }, i) => (verdicts[i] === 'unknown' ? [JSON.stringify(pair)] : []));
  const disagreements = asked.flatMap(({ pair, own }, i) =>
    verdicts[i] === 'unknown' || verdicts[i] === own ? [] : [`${solver} says ${verdicts[i]}: ${JSON.stringify(pair)}`],
  );
  undecided.solver = timeouts.length;
  return { agreed: asked.length - timeouts.length - disagreements.length, undecided, disagreements, timeouts };
}
