// Many small objects, read by several threads: all of them, each event once.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readActivity } from '../../src/activity/read/read-activity.ts';
import { type TrailFolder, trailEvent, trailFolder, trailPath, zippedRecords } from '../testkit/activity/trail-files.ts';

const OBJECTS = 2000;
const ACCOUNTS = 10;

let folder: TrailFolder;

beforeEach(() => {
  folder = trailFolder();
});
afterEach(() => folder.remove());

test(`${OBJECTS} objects`, { timeout: 60_000 }, async () => {
  for (let index = 0; index < OBJECTS; index += 1) {
    const account = `${100_000_000_000 + (index % ACCOUNTS)}`;
    // The second event of each is delivered once more with the object after it.
    const events = [`${index}-a`, `${index}-b`, `${(index + 1) % OBJECTS}-b`].map((id) =>
      trailEvent(id, 'app', 'DescribeInstances', { recipientAccountId: `${100_000_000_000 + (Number.parseInt(id, 10) % ACCOUNTS)}` }),
    );
    folder.write(trailPath(`${index}`, '20260305T1005', account), zippedRecords(events));
  }
  const { groups, report } = await readActivity([{ kind: 'path', path: folder.path }], { workers: 3 });
  expect(report).toMatchObject({ objects: OBJECTS, events: 2 * OBJECTS, repeats: OBJECTS, problemCount: 0 });
  expect([...groups].map(({ recipientAccount, count }) => `${recipientAccount} ${count}`).toSorted()).toEqual(
    Array.from({ length: ACCOUNTS }, (_, index) => `${100_000_000_000 + index} ${(2 * OBJECTS) / ACCOUNTS}`),
  );
});
