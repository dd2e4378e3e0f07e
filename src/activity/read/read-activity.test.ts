// Reading folders, files and standard input.
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  readEvent,
  records,
  type TrailEvent,
  type TrailFolder,
  trailEvent,
  trailFolder,
  trailPath,
  zippedRecords,
} from '../../../test/testkit/activity/trail-files.ts';
import { listObjects } from './list-objects.ts';
import { nothingRead } from './nothing-read.ts';
import { type ActivityRead, readActivity, type ReadOptions } from './read-activity.ts';
import type { ReadProgress } from './read-progress.ts';

let folder: TrailFolder;

beforeEach(() => {
  folder = trailFolder();
});
afterEach(() => folder.remove());

function read(options: ReadOptions = {}, path = folder.path): Promise<ActivityRead> {
  return readActivity([{ kind: 'path', path }], options);
}

/** `ec2.amazonaws.com:RunInstances 2`, sorted. */
function counts({ groups }: ActivityRead): readonly string[] {
  return [...groups].map(({ eventName, count }) => `${eventName} ${count}`).toSorted();
}

test('one object of each form, compressed and not', async () => {
  const [a, b, c, d, e] = ['a', 'b', 'c', 'd', 'e'].map((id) => trailEvent(id, 'app', 'RunInstances'));
  folder.write('1.json', records([a!]));
  folder.write('2.json.gz', zippedRecords([b!]));
  folder.write('3.ndjson', `${JSON.stringify(c)}\n${JSON.stringify(d)}\n`);
  folder.write('compressed-whatever-its-name.json', zippedRecords([e!]));
  const { groups, report } = await read();
  expect([...groups]).toMatchObject([{ eventName: 'RunInstances', count: 5, identity: { arn: 'arn:aws:iam::111111111111:role/app' } }]);
  expect(report).toMatchObject({ objects: 4, events: 5, repeats: 0, problemCount: 0, firstSeen: '2026-03-05T10:00:00Z' });
  expect(report.jsonBytes).toBeGreaterThan(report.compressedBytes);
});

describe('the same for any number of threads', () => {
  /** Every third event is in two objects; some objects are damaged or empty. */
  function writeMany(objects: number): void {
    const eventOf = (index: number): TrailEvent =>
      index % 2 === 0
        ? readEvent(`id-${index}`, `role-${index % 3}`, 'data', `in/${index % 40}/${index % 7}.csv`, { eventTime: timeOf(index) })
        : trailEvent(`id-${index}`, `role-${index % 3}`, `Describe${index % 11}`, { eventTime: timeOf(index) });
    for (let object = 0; object < objects; object += 1) {
      const events = Array.from({ length: 10 }, (_, index) => eventOf(object * 10 + index));
      const again = Array.from({ length: 3 }, (_, index) => eventOf(((object * 7 + 11) % objects) * 10 + index * 3));
      const zipped = zippedRecords([...events, ...again]);
      folder.write(
        trailPath(`${object}`, `202603${String((object % 28) + 1).padStart(2, '0')}T1005`),
        object % 50 === 7 ? zipped.subarray(0, -40) : zipped,
      );
    }
    folder.write('empty.json.gz', gzipSync(''));
    folder.write('nothing.json', '');
  }

  function timeOf(index: number): string {
    return new Date(Date.UTC(2026, 2, 1) + ((index * 7919) % 2_000_000) * 1000).toISOString().replace('.000', '');
  }

  test('and with or without folders becoming one', async () => {
    writeMany(200);
    const [here, one, three, plain] = [
      await read({ workers: 0, foldAbove: 5 }),
      await read({ workers: 1, foldAbove: 5 }),
      await read({ workers: 3, foldAbove: 5 }),
      await read({ workers: 2, foldAbove: 5, engine: 'bytes' }),
    ];
    expect(here.report).toMatchObject({ objects: 200, problemCount: 4 });
    expect(here.report.skipped).toEqual(new Map([['empty objects', 2]]));
    expect(here.report.events + here.report.repeats).toBeGreaterThan(2500);
    expect(here.report.repeats).toBeGreaterThan(300);
    expect([...here.groups].some(({ resources }) => resources[0] === 'arn:aws:s3:::data/in/*')).toBe(true);
    expect(here.report.notes).toContainEqual(expect.stringContaining('shown as `folder/*`'));
    expect([...one.groups]).toEqual([...here.groups]);
    expect([...three.groups]).toEqual([...here.groups]);
    expect([...plain.groups]).toEqual([...here.groups]);
    // Which object's copy of an event counts as the repeat is by chance.
    const { problems: _, ...facts } = here.report;
    expect(three.report).toMatchObject(facts);
    expect(three.report.problems.map(({ object, kind, events }) => [object, kind, events])).toEqual(
      here.report.problems.map(({ object, kind, events }) => [object, kind, events]),
    );
  });
});

test('only events of the principals asked for', async () => {
  folder.write('1.json', records([trailEvent('a', 'app', 'A'), trailEvent('b', 'other', 'B')]));
  folder.write('2.json', records([trailEvent('c', 'other', 'C')]));
  const asked = await read({ principals: [{ kind: 'arn', arn: 'arn:aws:iam::111111111111:role/app' }] });
  expect(counts(asked)).toEqual(['A 1']);
  const none = await read({ principals: [{ kind: 'arn', arn: 'arn:aws:iam::111111111111:role/nobody' }] });
  expect([...none.groups]).toEqual([]);
  expect(nothingRead(none.report, 0)?.kind).toBe('noneOfPrincipals');
});

test('only events of the time asked for, also from objects that were delivered later', async () => {
  const at = (id: string, time: string): TrailEvent => trailEvent(id, 'app', id, { eventTime: time });
  const events = [at('early', '2026-03-04T23:59:59Z'), at('first', '2026-03-05T00:00:00Z'), at('last', '2026-03-05T23:59:59Z')];
  folder.write(trailPath('a', '20260305T0005'), zippedRecords(events.slice(0, 2)));
  folder.write(trailPath('b', '20260306T0005'), zippedRecords([...events.slice(2), at('late', '2026-03-06T00:00:00Z')]));
  folder.write(trailPath('c', '20260307T0105'), zippedRecords([at('lost', '2026-03-05T12:00:00Z')]));
  const found = await read({ from: '2026-03-05T00:00:00Z', to: '2026-03-06T00:00:00Z' });
  expect(counts(found)).toEqual(['first 1', 'last 1']);
  expect(found.report).toMatchObject({ objects: 2, events: 2, firstSeen: '2026-03-05T00:00:00Z', lastSeen: '2026-03-05T23:59:59Z' });
  expect(found.report.notes).toEqual([
    '2 events before or after the time asked for left out',
    'objects delivered after 2026-03-07T00:00:00Z were not opened; events that came later than that are missing',
  ]);
});

test('only events of the accounts and regions asked for, where paths do not tell as well', async () => {
  const events = ['us-east-1', 'us-west-2'].map((awsRegion) => trailEvent(awsRegion, 'app', awsRegion, { awsRegion }));
  folder.write('all.json', records(events));
  const found = await read({ accounts: ['111111111111'], regions: ['us-west-2'] });
  expect(counts(found)).toEqual(['us-west-2 1']);
  expect(found.report.notes).toEqual(['1 event of other accounts or regions left out']);
  expect(found.report.events).toBe(1);
});

test.each(['wasm', 'bytes'] as const)('events whose time is none count, and are said: %s', async (engine) => {
  const times = ['yesterday', '2026-06-01T10:00:00+02:00', '2026-06-01T08:00:00Z'];
  folder.write('all.json', records(times.map((eventTime, at) => trailEvent(`${at}`, 'app', `A${at}`, { eventTime }))));
  const { report } = await read({ engine });
  expect(report).toMatchObject({ events: 3, firstSeen: '2026-06-01T08:00:00Z', lastSeen: '2026-06-01T08:00:00Z' });
  expect(report.notes).toEqual([
    '2 events whose `eventTime` is missing or no instant such as `2026-01-31T00:00:00Z` counted without a time',
  ]);
  expect((await read({ engine, from: '2026-01-01T00:00:00Z' })).report).toMatchObject({ events: 1 });
});

describe('standard input', () => {
  const bytes = zippedRecords([trailEvent('a', 'app', 'A'), trailEvent('b', 'app', 'B')]);

  test.each([
    ['compressed', Readable.from([bytes.subarray(0, 1), bytes.subarray(1, 5), bytes.subarray(5)])],
    ['plain', Readable.from([Buffer.from(records([trailEvent('a', 'app', 'A'), trailEvent('b', 'app', 'B')]))])],
  ])('%s', async (_, stdin) => {
    const found = await readActivity([{ kind: 'stdin' }], { stdin });
    expect(counts(found)).toEqual(['A 1', 'B 1']);
    expect(found.report.objects).toBe(1);
  });

  test('together with files', async () => {
    folder.write('1.json', records([trailEvent('a', 'app', 'A'), trailEvent('c', 'app', 'C')]));
    const found = await readActivity([{ kind: 'path', path: folder.path }, { kind: 'stdin' }], {
      stdin: Readable.from([bytes]),
      workers: 2,
    });
    expect(counts(found)).toEqual(['A 1', 'B 1', 'C 1']);
    expect(found.report.repeats).toBe(1);
  });
});

describe('why nothing was read', () => {
  test('no object', async () => {
    const { report } = await read({}, `${folder.path}/none`);
    expect(nothingRead(report, 0)).toMatchObject({
      kind: 'noObjects',
      message: expect.stringContaining('there is no such file or folder'),
    });
    folder.write('README.md', 'x');
    const { report: other } = await read();
    expect(nothingRead(other, 0)).toMatchObject({ kind: 'noObjects', message: expect.stringContaining('files of other types: 1') });
  });

  test('no object that could be read', async () => {
    folder.write('a.json', 'no json');
    const { report } = await read();
    expect(nothingRead(report, 0)).toMatchObject({
      kind: 'allFailed',
      message: expect.stringContaining('a.json: it is no JSON at byte 0'),
    });
  });

  test.each([0, 1])('an object that is something else, with %s threads', async (workers) => {
    folder.write('a.json', Buffer.from(records([trailEvent('a', 'app', 'A')]), 'utf16le'));
    folder.write('b.json', '{"Events":[{"CloudTrailEvent":"{}"}]}');
    const { report } = await read({ workers });
    expect(report.problems).toMatchObject([
      { kind: 'notJson', message: expect.stringContaining('UTF-16') },
      { kind: 'noRecords', message: expect.stringContaining('lookup-events') },
    ]);
  });

  test('no event', async () => {
    folder.write('a.json', records([]));
    const { report } = await read();
    expect(nothingRead(report, 0)?.kind).toBe('noEvents');
  });

  test('nothing to explain', async () => {
    folder.write('a.json', records([trailEvent('a', 'app', 'A')]));
    const { report, groups } = await read();
    expect(nothingRead(report, groups.size)).toBeUndefined();
  });
});

describe('while it is read', () => {
  test.each([0, 2])('with %s threads one is told how far it is', async (workers) => {
    for (let object = 0; object < 40; object += 1) folder.write(`${object}.json.gz`, zippedRecords([trailEvent(`${object}`, 'app', 'A')]));
    const told: ReadProgress[] = [];
    const { report } = await read({ workers, onProgress: (progress) => told.push(progress) });
    expect(told.at(-1)).toMatchObject({
      objects: 40,
      knownObjects: 40,
      events: 40,
      groups: 1,
      isListed: true,
      compressedBytes: report.compressedBytes,
      knownBytes: report.compressedBytes,
      jsonBytes: report.jsonBytes,
    });
  });

  test.each([0, 2])('with %s threads it can be stopped', async (workers) => {
    for (let object = 0; object < 300; object += 1) folder.write(`${object}.json`, records([trailEvent(`${object}`, 'app', 'A')]));
    const abort = new AbortController();
    const reading = read({ workers, signal: abort.signal, onProgress: () => abort.abort(new Error('enough')) });
    await expect(reading).rejects.toThrow('enough');
    await expect(read({ workers, signal: abort.signal })).rejects.toThrow('enough');
  });
});

test('more distinct calls than can be held end it, and say what to do', async () => {
  const events = Array.from({ length: 50 }, (_, index) => trailEvent(`${index}`, 'app', `A${index}`));
  folder.write('a.json', records(events));
  await expect(read({ mostGroups: 49 })).rejects.toThrow('the logs have more than 49 distinct calls; read fewer at a time');
  expect((await read({ mostGroups: 50 })).groups.size).toBe(50);
});

test.each([
  [{ from: '2026-03-05' }, '`2026-03-05` is no instant'],
  [{ from: '2026-03-05T00:00:00Z', to: '2026-03-05T00:00:00Z' }, 'nothing is between'],
  [{ accounts: [] }, 'selects nothing'],
])('a selection that cannot be meant is refused: %s', async (options, words) => {
  await expect(read(options)).rejects.toThrow(words);
});

test('listing counts what reading would open', async () => {
  folder.write(trailPath('a'), zippedRecords([trailEvent('a', 'app', 'A')]));
  folder.write(trailPath('b', '20260401T0000'), zippedRecords([trailEvent('b', 'app', 'B')]));
  folder.write('c.json', '');
  const selection = { to: '2026-03-06T00:00:00Z' };
  const listing = await listObjects([{ kind: 'path', path: folder.path }], selection);
  const { report } = await read(selection);
  expect([listing.objects, listing.bytes, listing.skipped]).toEqual([1, report.compressedBytes, report.skipped]);
});
