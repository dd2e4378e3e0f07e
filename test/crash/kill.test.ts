// A process that writes is killed at random moments, and its data folder opened again. `KILLS=200` for a long run.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeTemporaryFolder, nodeDisk } from '../../src/cloud/ports/disk-node.ts';
import { systemClock } from '../../src/cloud/ports/system-clock.ts';
import { openStore, type Store } from '../../src/cloud/state/open-store.ts';
import { Random } from '../testkit/random.ts';
import { CRASH_TABLES, faultsOf, writeStock } from './crash-rows.ts';

const KILLS = Number(process.env['KILLS'] ?? 12);
const SEED = Number(process.env['SEED'] ?? 1);
// Fewer in the short run, which is part of every test run.
const ROWS = KILLS < 100 ? 20_000 : 100_000;

let data = '';
beforeAll(async () => {
  data = join(await mkdtemp(join(tmpdir(), 'kill-')), 'data');
});
afterAll(() => rm(join(data, '..'), { recursive: true, force: true }));

it(`loses nothing that was acknowledged to ${KILLS} kills`, { timeout: 30_000 + KILLS * 10_000 }, async () => {
  const random = new Random(SEED);
  let store = await open();
  await store.state.commit(store.state.transact((state) => writeStock(state, 0, ROWS)).changes);
  await store.close();

  const acknowledged: (readonly [writer: number, call: number])[] = [];
  let next = 0;
  let slowest = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    acknowledged.push(...(await writeUntilKilled(next, random.between(1, 400), random.below(12))));
    const begun = performance.now();
    store = await open();
    slowest = Math.max(slowest, performance.now() - begun);
    expect(faultsOf(store.state.reader, acknowledged), `seed ${SEED}, kill ${kill}`).toEqual([]);
    const events = new Set(store.events.query({ account: '1', region: 'r', limit: 1_000_000 }).events.map(({ id }) => id));
    expect(acknowledged.filter(([, call]) => !events.has(String(call)))).toEqual([]);
    next = 1 + acknowledged.reduce((last, [, call]) => Math.max(last, call), 0) + 100;
    await store.close();
  }
  expect(acknowledged.length).toBeGreaterThan(KILLS);
  console.log(`${KILLS} kills, ${acknowledged.length} calls acknowledged; slowest start with ${ROWS} rows: ${slowest.toFixed(0)} ms`);
});

function open(): Promise<Store> {
  return openStore({
    tables: CRASH_TABLES,
    clock: systemClock,
    disk: nodeDisk,
    temporary: () => makeTemporaryFolder('kill-'),
    data,
    report: () => undefined,
  });
}

/** Kills the writer some milliseconds after so many acknowledgements; answers all that it gave. */
async function writeUntilKilled(
  first: number,
  count: number,
  delay: number,
): Promise<readonly (readonly [writer: number, call: number])[]> {
  const program = join(import.meta.dirname, 'crash-writer.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', program, data, String(first)], { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let complaints = '';
  let lines = 0;
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  child.stdout.on('data', (chunk: Buffer) => {
    const text = chunk.toString('latin1');
    const before = lines;
    out += text;
    lines += text.split('\n').length - 1;
    if (before < count && lines >= count) setTimeout(() => child.kill('SIGKILL'), delay);
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== null) throw new Error(`the writer ended by itself: ${complaints}`);
  // The last line may be cut off.
  return out
    .split('\n')
    .slice(0, -1)
    .map((line) => line.split(' ').map(Number) as [number, number]);
}
