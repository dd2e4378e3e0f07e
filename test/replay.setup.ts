// Replays and lengthens property tests: `SEED=… npm test` takes the seed that a failure printed, `RUNS=…` sets how many cases each property gets.
const seed = process.env['SEED'];
const runs = process.env['RUNS'];

if (seed !== undefined || runs !== undefined) {
  const { configureGlobal } = await import('fast-check');
  configureGlobal({
    ...(seed === undefined ? {} : { seed: Number(seed) }),
    ...(runs === undefined ? {} : { numRuns: Number(runs) }),
  });
}
