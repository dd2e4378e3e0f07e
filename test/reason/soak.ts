// Many questions to the reasoner, each judged by single requests: `npm run soak:reason -- --queries 100000 --seed 1`.
import { parseArgs } from 'node:util';
import { Random } from '../testkit/random.ts';
import { judge } from './judge.ts';
import { similarPolicy, smallPolicy } from './small-policies.ts';

const { values } = parseArgs({
  options: {
    queries: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    tries: { type: 'string', default: '400' },
  },
});
const queries = Number(values.queries);
const random = new Random(Number(values.seed));
const counts = { empty: 0, witness: 0, unknown: 0 };
const reasons = new Map<string, number>();
let faults = 0;
for (let query = 1; query <= queries; query++) {
  const some = smallPolicy(random);
  const others = random.below(12) === 0 ? undefined : similarPolicy(some, random);
  const { answer, fault, reason } = judge(some, others, random, Number(values.tries));
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
process.exitCode = faults === 0 ? 0 : 1;
