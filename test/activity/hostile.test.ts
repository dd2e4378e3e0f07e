// Objects that are not as they should be: each is named, the rest is read, and neither time nor memory runs away.
import { once } from 'node:events';
import { createWriteStream, truncateSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { createGzip, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ActivityRead, readActivity, type ReadOptions } from '../../src/activity/read/read-activity.ts';
import { type TrailFolder, records, trailEvent, trailFolder, zippedRecords } from '../testkit/activity/trail-files.ts';

let folder: TrailFolder;

beforeEach(() => {
  folder = trailFolder();
  folder.write('good.json.gz', zippedRecords([trailEvent('good', 'app', 'Good')]));
});
afterEach(() => folder.remove());

function read(options: ReadOptions = {}): Promise<ActivityRead> {
  return readActivity([{ kind: 'path', path: folder.path }], options);
}

/** `NAME KIND EVENTS`, and that the good one was read. */
function problemsOf({ groups, report }: ActivityRead): readonly string[] {
  expect([...groups].map(({ eventName }) => eventName)).toContain('Good');
  expect(report.problems.every(({ message }) => message.length > 10)).toBe(true);
  return report.problems.map(({ object, kind, events }) => `${object.slice(folder.path.length + 1)} ${kind} ${events}`);
}

const EVENTS = Array.from({ length: 500 }, (_, index) =>
  trailEvent(`event-${index}`, 'app', 'Many', { requestParameters: { n: `${index * 7919}` } }),
);

test('objects of all kinds of damage, side by side', async () => {
  const text = records(EVENTS);
  const zipped = gzipSync(text);
  folder.write('cut.json', text.slice(0, text.length / 2));
  folder.write('cut.json.gz', zipped.subarray(0, zipped.length - 100));
  folder.write('cut-json.json.gz', gzipSync(text.slice(0, text.length / 2)));
  folder.write('not-gzip.json.gz', 'neither gzip nor JSON');
  folder.write('not-json.json', 'eventTime,eventName\n');
  folder.write('page.json', '<html><body>Access Denied</body></html>');
  folder.write('other.json', '{"configurationItems":[]}');
  folder.write('null.json', '{"Records":null}');
  folder.write('number.json', '{"Records":7}');
  folder.write('array-of-nothing.json', '{"Records":[]}');
  folder.write('words.json', JSON.stringify({ Records: ['a', 1, null, [], {}] }));
  folder.write('empty.json', '');
  folder.write('empty.json.gz', gzipSync(''));
  const found = await read();
  const problems = problemsOf(found);
  expect(problems.filter((problem) => !problem.startsWith('cut'))).toEqual([
    'not-gzip.json.gz notGzip 0',
    'not-json.json notJson 0',
    'null.json noRecords 0',
    'number.json noRecords 0',
    'other.json noRecords 0',
    'page.json notJson 0',
  ]);
  const cut = found.report.problems.filter(({ object }) => object.includes('/cut'));
  expect(cut.map(({ kind }) => kind)).toEqual(['truncated', 'truncated', 'truncated']);
  for (const { events } of cut) expect(events).toBeGreaterThan(200);
  expect(found.report).toMatchObject({ malformed: 5, skipped: new Map([['empty objects', 2]]) });
});

test('text that is no UTF-8 is read with marks in its place', async () => {
  const [before = '', after = ''] = records([trailEvent('a', 'app', 'MARK')]).split('MARK');
  folder.write('invalid.json', Buffer.concat([Buffer.from(before), Buffer.from([0x41, 0xff, 0xc3, 0x28]), Buffer.from(after)]));
  const { groups, report } = await read();
  expect([...groups].map(({ eventName }) => eventName).toSorted()).toEqual(['A\ufffd\ufffd(', 'Good']);
  expect(report.problemCount).toBe(0);
});

describe('bombs', () => {
  test('of nothing but spaces', async () => {
    const member = gzipSync(Buffer.alloc(32 << 20, ' '));
    folder.write('bomb.json.gz', Buffer.concat(Array.from({ length: 100 }, () => member)));
    const found = await read();
    expect(problemsOf(found)).toEqual(['bomb.json.gz tooLarge 0']);
    expect(found.report.jsonBytes).toBeLessThan(128 << 20);
  });

  test('in which an event never ends', async () => {
    const start = gzipSync(`${records([trailEvent('x', 'app', 'X')]).slice(0, -2)},{"eventName":"`);
    const member = gzipSync(Buffer.alloc(32 << 20, 'x'));
    folder.write('bomb.json.gz', Buffer.concat([start, ...Array.from({ length: 100 }, () => member)]));
    const found = await read();
    expect(problemsOf(found)).toEqual(['bomb.json.gz tooLarge 1']);
  });

  test('that nests', async () => {
    folder.write('deep.json', `{"Records":[${'['.repeat(3_000_000)}`);
    folder.write(
      'deep-parameters.json',
      records([trailEvent('d', 'app', 'D')]).replace('"requestParameters":null', `"requestParameters":${'{"a":'.repeat(500_000)}`),
    );
    expect(problemsOf(await read()).map((problem) => problem.split(' ')[0])).toEqual(['deep-parameters.json', 'deep.json']);
  });

  test('whatever their size, as large as is allowed', async () => {
    folder.write('large.json.gz', zippedRecords(EVENTS));
    const found = await read({ largestObject: 100_000 });
    expect(problemsOf(found).map((problem) => problem.split(' ').slice(0, 2))).toEqual([['large.json.gz', 'tooLarge']]);
    expect(found.report.problems[0]?.message).toContain('more than 100000 decompressed bytes');
  });
});

test.each(['gzip', 'plain'])('a single large object (%s) is read as a stream', async (form) => {
  const file = createWriteStream(`${folder.path}/large.json${form === 'gzip' ? '.gz' : ''}`);
  const out = form === 'gzip' ? createGzip({ level: 1 }) : file;
  if (out !== file) out.pipe(file);
  const filler = 'x'.repeat(1000);
  const total = 30_000;
  out.write('{"Records":[');
  for (let index = 0; index < total; index += 1) {
    const event = trailEvent(`large-${index}`, 'app', 'Large', { userAgent: `${index} ${filler}` });
    if (!out.write(`${index === 0 ? '' : ','}${JSON.stringify(event)}`)) await once(out, 'drain');
  }
  out.end(']}');
  await finished(file);
  const { groups, report } = await read();
  expect([...groups].map(({ eventName, count }) => `${eventName} ${count}`).toSorted()).toEqual(['Good 1', `Large ${total}`]);
  expect(report.jsonBytes).toBeGreaterThan(32 << 20);
});

test('a file that has become shorter than it was listed is read as it is', async () => {
  const path = folder.write('shrinks.json', records(EVENTS));
  const found = await read({ onProgress: () => truncateSync(path, 0), workers: 0 });
  expect(problemsOf(found).every((problem) => problem.startsWith('shrinks.json'))).toBe(true);
});

test('many empty objects are told apart without being opened', async () => {
  for (let index = 0; index < 2000; index += 1) folder.write(`${index % 10}/${index}.json`, '');
  const { report } = await read();
  expect([report.objects, report.skipped.get('empty objects')]).toEqual([1, 2000]);
});

test('of very many problems the first thousand by name are told, and all are counted', async () => {
  for (let index = 0; index < 1200; index += 1) folder.write(`bad-${String(index).padStart(4, '0')}.json`, 'bad');
  for (const workers of [0, 2]) {
    const { report } = await read({ workers });
    expect([report.problems.length, report.problemCount]).toEqual([1000, 1200]);
    expect(report.problems.at(-1)?.object.endsWith('bad-0999.json')).toBe(true);
  }
});
