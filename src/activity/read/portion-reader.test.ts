// A scanner is emptied when it is full, also in the middle of an object.
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { openScanner } from '../scan/open-scanner.ts';
import { type GroupBatch, groupStore } from './group-store.ts';
import { type PortionReader, portionReader } from './portion-reader.ts';
import { systemProblem } from './system-problem.ts';

const EVENTS = 10_000;
const log = Array.from({ length: EVENTS }, (_, index) =>
  JSON.stringify({
    eventSource: 'dynamodb.amazonaws.com',
    eventName: 'PutItem',
    eventTime: `2026-01-01T00:00:${String(index % 60).padStart(2, '0')}Z`,
    eventCategory: 'Data',
    requestParameters: { tableName: `t${index}` },
  }),
).join('\n');

function readerOf(bytes: Uint8Array, onGroups: (batch: GroupBatch) => Promise<void>, onObject = (): void => {}): PortionReader {
  const pieces = async function* (): AsyncIterable<Uint8Array> {
    for (let at = 0; at < bytes.length; at += 10_000) yield bytes.slice(at, at + 10_000);
  };
  const source = {
    open: () => ({ kind: 'stream', pieces: pieces() }) as const,
    isRemote: false,
    objectText: (name: string) => name,
    problem: (name: string, error: unknown) => systemProblem(name, error, 'file'),
  };
  return portionReader({
    sources: [async () => source],
    openScanner: () => openScanner({ wanted: () => ({ parameters: ['tableName'], response: [] }) }),
    largest: 1e9,
    full: 700_000,
    onGroups,
    onObject,
    onBytes: () => {},
  });
}

test.each([
  ['plain', new TextEncoder().encode(log)],
  ['compressed', gzipSync(log)],
])('one large object, %s, is handed over in parts', async (_, bytes) => {
  const store = groupStore(1000);
  let batches = 0;
  let atItsEnd = 0;
  const reader = readerOf(
    bytes,
    async (batch) => {
      batches += 1;
      store.add(batch);
    },
    () => {
      atItsEnd = batches;
    },
  );
  const outcome = await reader.read({ source: 0, names: ['log'], sizes: [0] });
  expect(atItsEnd).toBeGreaterThan(0);
  await reader.finish();
  expect(outcome).toMatchObject({
    events: EVENTS,
    problems: [],
    firstSeen: '2026-01-01T00:00:00Z',
    lastSeen: '2026-01-01T00:00:59Z',
    dataEventSources: ['dynamodb.amazonaws.com'],
  });
  const { groups } = store.take();
  expect(groups.size).toBe(EVENTS);
});

test('what fails where groups are taken is no fault of the object', async () => {
  const reader = readerOf(new TextEncoder().encode(log), () => Promise.reject(new Error('too many')));
  await expect(reader.read({ source: 0, names: ['log'], sizes: [0] })).rejects.toThrow('too many');
});
