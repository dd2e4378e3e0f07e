// The long run: seed after seed with two processes, until the budget is spent. `npm run soak -- --requests 100000000 --state FILE`; started
// again with the same state file, it goes on with the next seed.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { assertGauge } from './assert-gauge.ts';
import { type GaugeReport, mergeGauge } from './gauge.ts';
import { runParallel } from './parallel.ts';

/** The gauge asks the reference once more for most requests, so it looks at every eighth world only, and is read when it has seen enough. */
const GAUGE_EVERY = 8;
const GAUGE_FROM = 4_000_000;

interface SoakState {
  readonly firstSeed: number;
  readonly nextSeed: number;
  readonly requests: number;
  readonly milliseconds: number;
}

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '100000000' },
    'per-seed': { type: 'string', default: '1000000' },
    'first-seed': { type: 'string', default: '1' },
    jobs: { type: 'string', default: '2' },
    state: { type: 'string' },
  },
});

function readState(): SoakState {
  const firstSeed = Number(values['first-seed']);
  if (values.state === undefined || !existsSync(values.state)) return { firstSeed, nextSeed: firstSeed, requests: 0, milliseconds: 0 };
  return JSON.parse(readFileSync(values.state, 'utf8'));
}

/** Written beside and renamed: a state file is whole, or the one before. */
function writeState(state: SoakState): void {
  if (values.state === undefined) return;
  writeFileSync(`${values.state}.new`, `${JSON.stringify(state)}\n`);
  renameSync(`${values.state}.new`, values.state);
}

async function main(): Promise<number> {
  const budget = Number(values.requests);
  let state = readState();
  const gauge: GaugeReport = new Map();
  let seen = 0;
  while (state.requests < budget) {
    const seed = state.nextSeed;
    const requests = Math.min(Number(values['per-seed']), budget - state.requests);
    const result = await runParallel({ seed, requests, jobs: Number(values.jobs), limit: 20, gaugeEvery: GAUGE_EVERY });
    if (result.disagreements.length > 0) {
      for (const report of result.disagreements) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
      process.stdout.write(`seed ${seed}: ${result.disagreements.length} disagreements in ${result.requests} requests\n`);
      return 2;
    }
    mergeGauge(gauge, result.gauge);
    seen += result.requests;
    const gauged = seen >= GAUGE_FROM;
    if (gauged) assertGauge(gauge);
    state = {
      ...state,
      nextSeed: seed + 1,
      requests: state.requests + result.requests,
      milliseconds: state.milliseconds + result.milliseconds,
    };
    writeState(state);
    const speed = Math.round((state.requests / state.milliseconds) * 1000);
    process.stdout.write(
      `seed ${seed}: ${state.requests} requests, 0 disagreements, gauge ${gauged ? 'ok' : 'not read yet'}, ${speed} requests/s\n`,
    );
  }
  return 0;
}

process.exitCode = await main();
