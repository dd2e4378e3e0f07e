// The whole cloud is killed at random moments while SDK clients write to it, and started again. `KILLS=200` for a long run.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Random } from '../testkit/random.ts';
import { cloudFaults, lastOnes } from './cloud-faults.ts';
import { type CloudProcess, startCloudProcess } from './cloud-process.ts';
import { clientsOf, prepare, type Write, writeUntilGone } from './cloud-writers.ts';

const KILLS = Number(process.env['KILLS'] ?? 3);
const SEED = Number(process.env['SEED'] ?? 1);

let folder = '';
let cloud: CloudProcess | undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kill-cloud-'));
});
afterAll(async () => {
  await cloud?.kill();
  await rm(folder, { recursive: true, force: true });
});

it(`keeps all that was acknowledged before ${KILLS} kills`, { timeout: 180_000 + KILLS * 20_000 }, async () => {
  const random = new Random(SEED);
  const data = join(folder, 'data');
  cloud = await startCloudProcess(data);
  await prepare(clientsOf(cloud));
  const all: Write[] = [];
  const starts: number[] = [];
  for (let kill = 0; kill < KILLS; kill++) {
    const since = Date.now();
    const running = cloud;
    const [after, delay] = [random.between(1, 120), random.below(15)];
    const writes = await writeUntilGone(clientsOf(running), kill, random, (count) => {
      if (count === after) setTimeout(() => running.kill(), delay);
    });
    cloud = await startCloudProcess(data);
    starts.push(cloud.readyAfter);
    // What changes was written before, too.
    const changing = lastOnes(all.filter(({ name }) => name === 'changing'));
    expect(await cloudFaults(cloud, [...changing, ...writes], since), `seed ${SEED}, kill ${kill}`).toEqual([]);
    all.push(...writes);
  }
  expect(await cloudFaults(cloud, all)).toEqual([]);
  const acknowledged = all.filter(({ requestId }) => requestId !== undefined).length;
  expect(acknowledged).toBeGreaterThan(KILLS);
  const sorted = starts.toSorted((a, b) => a - b);
  console.log(
    `${KILLS} kills, ${acknowledged} of ${all.length} calls acknowledged; ready again after ${sorted[sorted.length >> 1]?.toFixed(0)} ms, at most ${sorted.at(-1)?.toFixed(0)} ms`,
  );
});
