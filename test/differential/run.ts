// Command line of the differential: `tsx test/differential/run.ts --requests 1000000 --seed 1 --jobs 2 [--out FILE] [--replay FILE]`.
import { randomInt } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { shortfalls } from './assert-gauge.ts';
import { assertGauge } from './assert-gauge.ts';
import { engine } from './engine-adapter.ts';
import { runParallel } from './parallel.ts';
import { reference } from './reference-adapter.ts';
import type { DisagreementReport } from './report-disagreement.ts';
import { replay } from './report-disagreement.ts';

/** Below this many requests the rarest cells may stay empty by chance: the gauge says nothing. */
const GAUGED = 1_000_000;

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '100000' },
    seed: { type: 'string' },
    jobs: { type: 'string', default: '1' },
    limit: { type: 'string', default: '20' },
    out: { type: 'string' },
    replay: { type: 'string' },
  },
});

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`--${name} wants a whole number, not \`${text}\``);
  return value;
}

async function main(): Promise<number> {
  if (values.replay !== undefined) {
    const reports: readonly DisagreementReport[] = [JSON.parse(readFileSync(values.replay, 'utf8'))].flat();
    for (const report of reports) process.stdout.write(`${JSON.stringify(replay(report, reference, engine), null, 2)}\n`);
    return 0;
  }
  const seed = values.seed === undefined ? randomInt(2 ** 32) : wholeNumber('seed', values.seed);
  const requests = wholeNumber('requests', values.requests);
  const jobs = Math.max(1, wholeNumber('jobs', values.jobs));
  process.stderr.write(`seed ${seed}\n`);
  const progress = (made: number): void => void process.stderr.write(`\r${made} of ${requests} requests`);
  const result = await runParallel({ seed, requests, jobs, limit: wholeNumber('limit', values.limit), progress });
  process.stderr.write('\n');
  const { disagreements, gauge, milliseconds } = result;
  for (const report of disagreements) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  if (values.out !== undefined && disagreements.length > 0) writeFileSync(values.out, `${JSON.stringify(disagreements, null, 2)}\n`);
  const gauged = result.requests >= GAUGED;
  const verdict = !gauged ? 'not asked' : shortfalls(gauge).length === 0 ? 'ok' : 'short';
  const speed = Math.round((result.requests / milliseconds) * 1000);
  const found = `${disagreements.length} ${disagreements.length === 1 ? 'disagreement' : 'disagreements'}`;
  process.stdout.write(`${result.requests} requests, ${found}, gauge ${verdict}, ${speed} requests/s, seed ${seed}\n`);
  if (disagreements.length > 0) return 2;
  if (gauged) assertGauge(gauge);
  return 0;
}

process.exitCode = await main();
