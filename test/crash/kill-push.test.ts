// The cloud is killed at random moments while images are pushed to it, and started again. `KILLS=200` for a long run.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Random } from '../testkit/random.ts';
import { type CloudProcess, startCloudProcess } from './cloud-process.ts';
import { pushFaults } from './push-faults.ts';
import { type Pushes, pushUntilGone, registryOf } from './push-writers.ts';

const KILLS = Number(process.env['KILLS'] ?? 3);
const SEED = Number(process.env['SEED'] ?? 1);

let folder = '';
let cloud: CloudProcess | undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kill-push-'));
});
afterAll(async () => {
  await cloud?.kill();
  await rm(folder, { recursive: true, force: true });
});

it(`keeps each layer and image that was acknowledged before ${KILLS} kills`, { timeout: 180_000 + KILLS * 20_000 }, async () => {
  const random = new Random(SEED);
  const data = join(folder, 'data');
  cloud = await startCloudProcess(data);
  const all: Pushes[] = [];
  let interrupted = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const running = cloud;
    const [after, delay] = [random.between(1, 100), random.below(10)];
    const pushes = await pushUntilGone(await registryOf(running), kill, random, (count) => {
      if (count === after) setTimeout(() => running.kill(), delay);
    });
    interrupted += pushes.uploads.filter(({ state, acknowledged }) => state !== 'complete' && acknowledged > 0).length;
    cloud = await startCloudProcess(data);
    expect(await pushFaults(await registryOf(cloud), pushes), `seed ${SEED}, kill ${kill}`).toEqual([]);
    // They were taken to their end.
    for (const upload of pushes.uploads) upload.state = 'complete';
    all.push(pushes);
  }
  const registry = await registryOf(cloud);
  for (const pushes of all) expect(await pushFaults(registry, pushes)).toEqual([]);
  const uploads = all.flatMap((pushes) => pushes.uploads).length;
  const images = all.flatMap((pushes) => [...pushes.images]).length;
  expect(uploads).toBeGreaterThan(KILLS);
  console.log(`${KILLS} kills in ${uploads} uploads of layers, of which ${interrupted} were interrupted midway, for ${images} images`);
});
