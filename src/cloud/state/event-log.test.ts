// The event log against a plain list; and what is found after a restart.
import { array, assert, asyncProperty, constantFrom, integer, option, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultDisk } from '../../../test/testkit/cloud/fault-disk.ts';
import { Random } from '../../../test/testkit/random.ts';
import { createEventLog, type EventLog, type LoggedEvent } from './event-log.ts';
import { type EventQuery, matches } from './event-query.ts';
import { openStore, type Store } from './open-store.ts';
import { defineTable } from './table.ts';

const ROWS = defineTable<number>('test.rows');
const DAY = 86_400_000;
const NOW = 1000 * DAY;

function eventOf(number: number, more: Partial<LoggedEvent> = {}): LoggedEvent {
  return {
    id: `e${number}`,
    time: NOW,
    account: '111111111111',
    region: 'us-east-1',
    name: 'CreateRole',
    source: 'iam.amazonaws.com',
    readOnly: false,
    resources: [{ type: 'AWS::IAM::Role', name: 'r' }],
    json: `{"n":${number}}`,
    category: 'Management',
    ...more,
  };
}

/** All pages, one after the other. */
function all(log: EventLog, query: Omit<EventQuery, 'after'>): LoggedEvent[] {
  const found: LoggedEvent[] = [];
  for (let after: string | undefined; ; ) {
    const { events, next } = log.query({ ...query, ...(after === undefined ? {} : { after }) });
    expect(events.length).toBeLessThanOrEqual(query.limit);
    found.push(...events);
    if (next === undefined) return found;
    after = next;
  }
}

const HERE = { account: '111111111111', region: 'us-east-1', limit: 1000 };
const events = array(
  record({
    account: constantFrom('111111111111', '222222222222'),
    region: constantFrom('us-east-1', 'us-west-2'),
    name: constantFrom('CreateRole', 'GetRole'),
    readOnly: constantFrom(true, false),
    time: integer({ min: NOW - 5, max: NOW }),
    category: constantFrom('Management' as const, 'Data' as const),
  }),
  { maxLength: 60 },
);
const queries = record(
  {
    limit: integer({ min: 1, max: 7 }),
    from: integer({ min: NOW - 5, max: NOW }),
    to: integer({ min: NOW - 5, max: NOW }),
    category: constantFrom('Management' as const, 'Data' as const),
    attribute: constantFrom({ key: 'EventName' as const, value: 'GetRole' }, { key: 'ReadOnly' as const, value: 'true' }),
  },
  { requiredKeys: ['limit'] },
);

describe('the event log', () => {
  it('answers each query with what a plain list would, newest first, page by page', async () => {
    await assert(
      asyncProperty(events, queries, option(integer({ min: 1, max: 9 })), async (made, query, packSize) => {
        const log = createEventLog({ clock: { now: () => NOW }, ...(packSize === null ? {} : { packSize }) });
        const list = made.map((more, index) => eventOf(index, more));
        list.forEach(log.append);
        const expected = list.filter((event) => matches(event, { ...HERE, ...query })).reverse();
        // While it packs, and when it has packed.
        expect(all(log, { ...HERE, ...query })).toEqual(expected);
        await log.close();
        expect(all(log, { ...HERE, ...query })).toEqual(expected);
      }),
    );
  });

  it('finds events by each attribute', () => {
    const log = createEventLog({ clock: { now: () => NOW } });
    log.append(eventOf(1, { username: 'alice', accessKeyId: 'AKIA1' }));
    log.append(
      eventOf(2, { name: 'GetRole', readOnly: true, source: 'sts.amazonaws.com', resources: [{ name: 'other', type: 'AWS::S3::Bucket' }] }),
    );
    const found = (key: NonNullable<EventQuery['attribute']>['key'], value: string): readonly string[] =>
      log.query({ ...HERE, attribute: { key, value } }).events.map(({ id }) => id);
    expect(found('EventId', 'e2')).toEqual(['e2']);
    expect(found('EventName', 'CreateRole')).toEqual(['e1']);
    expect(found('ReadOnly', 'true')).toEqual(['e2']);
    expect(found('Username', 'alice')).toEqual(['e1']);
    expect(found('AccessKeyId', 'AKIA1')).toEqual(['e1']);
    expect(found('EventSource', 'sts.amazonaws.com')).toEqual(['e2']);
    expect(found('ResourceName', 'r')).toEqual(['e1']);
    expect(found('ResourceType', 'AWS::S3::Bucket')).toEqual(['e2']);
    expect(() => log.query({ ...HERE, after: 'no such!' })).toThrow(RangeError);
  });

  it('drops the oldest beyond its number and after 90 days, and counts them', async () => {
    let now = NOW;
    const log = createEventLog({ clock: { now: () => now }, packSize: 10, maximum: 50 });
    for (let number = 1; number <= 200; number++) log.append(eventOf(number));
    await log.close();
    expect(log.count() + log.dropped()).toBe(200);
    expect(log.count()).toBeGreaterThanOrEqual(50);
    expect(log.count()).toBeLessThan(60);
    expect(all(log, HERE)[0]?.id).toBe('e200');
    now += 91 * DAY;
    expect(all(log, HERE)).toEqual([]);
    for (let number = 201; number <= 210; number++) log.append(eventOf(number, { time: now }));
    await log.close();
    expect(log.count()).toBe(10);
  });
});

describe('the event log of a data folder', () => {
  const open = (disk: ReturnType<typeof faultDisk>): Promise<Store> =>
    openStore({
      tables: [ROWS],
      clock: { now: () => NOW },
      disk,
      data: '/d',
      temporary: () => Promise.reject(new Error('not asked for')),
      report: (line) => {
        throw new Error(line);
      },
      packSize: 10,
    });

  it('is found again after a restart, packed and not, and goes on counting', async () => {
    const disk = faultDisk();
    const expected: string[] = [];
    for (let round = 0; round < 4; round++) {
      const store = await open(disk);
      expect(all(store.events, { ...HERE, limit: 3 }).map(({ id }) => id)).toEqual([...expected].reverse());
      for (let number = 0; number < 17; number++) {
        const event = eventOf(round * 100 + number, { readOnly: number % 3 === 0 });
        store.events.append(event);
        expected.push(event.id);
      }
      await store.close();
    }
    const store = await open(disk);
    expect(all(store.events, HERE)).toHaveLength(68);
    store.events.clear();
    store.events.append(eventOf(1000));
    await store.close();
    const cleared = await open(disk);
    expect(all(cleared.events, HERE).map(({ id }) => id)).toEqual(['e1000']);
  });

  it('has the events of what was written after a loss of power, whatever became of its own files', async () => {
    const disk = faultDisk();
    const store = await open(disk);
    for (let number = 0; number < 25; number++) {
      const { changes } = store.state.transact((writer) => writer.put(ROWS, String(number), number));
      store.events.append(eventOf(number));
      await store.state.commit(changes);
    }
    const after = disk.reboot(new Random(3));
    for (const path of after.named()) if (/tail-\d+\.log$/.test(path)) await after.remove(path);
    expect(all((await open(after)).events, HERE)).toHaveLength(25);
  });
});
