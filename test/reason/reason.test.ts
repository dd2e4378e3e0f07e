// The reasoner on random pairs of small policies: what it says of all requests, single requests must bear out.
import { expect, it } from 'vitest';
import { Random } from '../testkit/random.ts';
import { judge, TYPES } from './judge.ts';
import { similarPolicy, smallPolicy } from './small-policies.ts';

const QUERIES = 1000;

it(`answers ${QUERIES} questions as their requests do`, () => {
  const random = new Random(20261122);
  const counts = { empty: 0, witness: 0, unknown: 0 };
  for (let query = 0; query < QUERIES; query++) {
    const some = smallPolicy(random);
    const others = random.below(12) === 0 ? undefined : similarPolicy(some, random);
    const { answer, fault } = judge(some, others, random, { tries: 400, type: random.pick(TYPES) });
    expect(fault, `query ${query}: ${JSON.stringify([some, others])}`).toBeUndefined();
    counts[answer]++;
  }
  // Of each kind enough to mean something, and few that nobody knows.
  expect(counts.empty).toBeGreaterThan(QUERIES / 10);
  expect(counts.witness).toBeGreaterThan(QUERIES / 10);
  expect(counts.unknown).toBeLessThan(QUERIES / 20);
});
