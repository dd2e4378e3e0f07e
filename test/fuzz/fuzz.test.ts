// A slice of the fuzzed requests; `npm run fuzz -- --requests 100000 --seed N` makes more.
import { expect, test } from 'vitest';
import { fuzz } from './fuzz.ts';

const REQUESTS = 5000;
const SEED = Number(process.env['SEED'] ?? 1);

test(`${REQUESTS} fuzzed requests are answered properly`, { timeout: 120_000 }, async () => {
  const { findings, statuses } = await fuzz({ requests: REQUESTS, seed: SEED });
  expect(findings.slice(0, 3)).toEqual([]);
  // It would prove nothing if all were refused at the door, or none.
  expect(statuses.get(200)).toBeGreaterThan(REQUESTS / 20);
  expect(statuses.get(400)).toBeGreaterThan(REQUESTS / 20);
  expect(statuses.get(404)).toBeGreaterThan(REQUESTS / 100);
});
