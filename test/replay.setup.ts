// Replays and lengthens property tests: `SEED=… npm test` takes the seed that a failure printed, `RUNS=…` says how many times as many cases each property gets.
import { runs } from './testkit/runs.ts';

const seed = process.env['SEED'];

if (seed !== undefined || process.env['RUNS'] !== undefined) {
  const { configureGlobal } = await import('fast-check');
  configureGlobal({ numRuns: runs(100), ...(seed !== undefined && { seed: Number(seed) }) });
}
