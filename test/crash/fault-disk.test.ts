// Loss of power at every step of a workload, on a disk that keeps nothing but what was synced.
import { describe, expect, it } from 'vitest';
import { type FaultOptions, faultDisk } from '../testkit/cloud/fault-disk.ts';
import { checkPromises, openTestStore, promisedNothing, writeConcurrently } from '../testkit/cloud/store-workload.ts';
import { Random } from '../testkit/random.ts';

const SEED = Number(process.env['SEED'] ?? 1);
const WRITERS = 3;
const CALLS = 10;

/** Runs the workload until power is lost, twice in a row, and checks what is left. Answers whether it was lost at all. */
async function loseAndRecover(seed: number, options: FaultOptions): Promise<boolean> {
  const random = new Random(seed, options.crashAt);
  const promised = promisedNothing();
  const disk = faultDisk(options);
  const work = async (): Promise<void> => {
    const store = await openTestStore(disk);
    await writeConcurrently(store, random, WRITERS, CALLS, promised);
    await store.close();
  };
  const lost = await Promise.race([work().then(() => false), disk.crashed.then(() => true)]);
  // Recovery is interrupted too: what the first attempt has done must not harm the second.
  const interrupted = disk.reboot(random, { crashAt: random.between(1, 40) });
  await Promise.race([openTestStore(interrupted).then(() => undefined), interrupted.crashed]);
  const reopened = interrupted.reboot(random);
  const store = await openTestStore(reopened);
  checkPromises(store, promised);
  // And it can be written on.
  const more = { ...promisedNothing(), events: promised.events };
  await writeConcurrently(store, random, 1, 2, more);
  await store.close();
  const again = await openTestStore(reopened);
  checkPromises(again, { ...more, histories: more.histories.slice(-1), acknowledged: 0 });
  return lost;
}

describe('a store on a disk that loses power', () => {
  it('keeps every acknowledged call, whole and in order, at whatever step', async () => {
    let step = 1;
    for (let lost = true; lost; step++) {
      lost = await loseAndRecover(SEED, { crashAt: step }).catch((error: Error) => {
        throw new Error(`seed ${SEED}, step ${step}: ${error.message}`, { cause: error });
      });
    }
    expect(step).toBeGreaterThan(100);
  }, 120_000);

  it('is found out when it acknowledges before the sync', async () => {
    const failures: string[] = [];
    for (let step = 30; step < 100; step += 5) {
      await loseAndRecover(SEED, { crashAt: step, lazy: /journal-/ }).catch((error: Error) => failures.push(error.message));
    }
    expect(failures.some((failure) => /^call \d+ was acknowledged, and the rows are those of call/.test(failure))).toBe(true);
  });

  it('acknowledges nothing once the disk is full, undoes what it could not write, and goes on after a restart', async () => {
    const clean = faultDisk();
    const whole = await openTestStore(clean);
    await writeConcurrently(whole, new Random(SEED), WRITERS, CALLS, promisedNothing());
    await whole.close();
    // The workload goes through all that the store does.
    for (const kind of [/checkpoint-[2-9]$/, /pack-\d+$/, /tail-\d+\.log$/, /blobs\/..\/[0-9a-f]{64}$/]) {
      expect(
        [...clean.named()].some((path) => kind.test(path)),
        String(kind),
      ).toBe(true);
    }
    for (let step = 12; step < clean.steps(); step += 7) {
      const disk = faultDisk({ fullFrom: step });
      const promised = promisedNothing();
      const store = await openTestStore(disk).catch(() => undefined);
      if (store === undefined) continue;
      await writeConcurrently(store, new Random(SEED), WRITERS, CALLS, promised).catch(() => undefined);
      await store.close();
      if (promised.refused > 0) expect(() => checkPromises(store, { ...promised, events: [] })).not.toThrow();
      const reopened = await openTestStore(disk.reboot(new Random(SEED, step)));
      checkPromises(reopened, promised);
    }
  });
});
