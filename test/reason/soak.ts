// Many questions to the reasoner, each judged by single requests, or beside a solver: `npm run soak:reason -- --queries 100000 --seed 1`,
// `npm run soak:reason -- --solver cvc5 --queries 1000`.
import { parseArgs } from 'node:util';
import { Random } from '../testkit/random.ts';
import { judge, TYPES } from './judge.ts';
import { similarPolicy, smallPolicy } from './small-policies.ts';
import { compareWith } from './smt/compare.ts';

const { values } = parseArgs({
  options: {
    queries: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    /** Requests that an empty answer must survive. */
    tries: { type: 'string', default: '400' },
    solver: { type: 'string' },
    /** Milliseconds that the solver has for each question. */
    timeout: { type: 'string', default: '2000' },
  },
});
/** So many questions are given to a process of a solver. */
const PORTION = 100;
const queries = Number(values.queries);
const random = new Random(Number(values.seed));
if (values.solver === 'z3' || values.solver === 'cvc5') process.exitCode = besideSolver(values.solver);
else if (values.solver === undefined) process.exitCode = byRequests();
else throw new Error(`there is no solver ${values.solver}; there are z3 and cvc5`);

function byRequests(): number {
  const counts = { empty: 0, witness: 0, unknown: 0 };
  const reasons = new Map<string, number>();
  let faults = 0;
  for (let query = 1; query <= queries; query++) {
    const some = smallPolicy(random);
    const others = random.below(12) === 0 ? undefined : similarPolicy(some, random);
    const { answer, fault, reason } = judge(some, others, random, { tries: Number(values.tries), type: random.pick(TYPES) });
    counts[answer]++;
    if (reason !== undefined) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    if (fault !== undefined) {
      faults++;
      console.log(`query ${query}: ${fault}\n${JSON.stringify([some, others])}`);
    }
    if (query % 10_000 === 0) console.log(`${query} questions, ${faults} faults, ${JSON.stringify(counts)}`);
  }
  for (const [reason, count] of reasons) console.log(`unknown ${count} times: ${reason}`);
  console.log(`seed ${values.seed}: ${queries} questions, ${faults} faults, ${JSON.stringify(counts)}`);
  return faults === 0 ? 0 : 1;
}

function besideSolver(solver: 'z3' | 'cvc5'): number {
  const undecided = { reasoner: 0, solver: 0, language: 0 };
  let agreed = 0;
  let disagreed = 0;
  for (let asked = 0; asked < queries; asked += PORTION) {
    const found = compareWith(solver, random, Math.min(PORTION, queries - asked), Number(values.timeout));
    agreed += found.agreed;
    disagreed += found.disagreements.length;
    for (const side of ['reasoner', 'solver', 'language'] as const) undecided[side] += found.undecided[side];
    for (const line of found.disagreements) console.log(line);
    for (const line of found.timeouts) console.log(`not in time: ${line}`);
    console.log(`${agreed} agreed, ${disagreed} disagreed, undecided ${JSON.stringify(undecided)}`);
  }
  return disagreed === 0 ? 0 : 1;
}
