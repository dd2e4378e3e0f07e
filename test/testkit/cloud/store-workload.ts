// Concurrent writers on a store, what they were promised, and whether a reopened store keeps it.
import { Readable } from 'node:stream';
import type { Disk } from '../../../src/cloud/ports/disk.ts';
import { openStore, type Store } from '../../../src/cloud/state/open-store.ts';
import { defineTable, type Table } from '../../../src/cloud/state/table.ts';
import type { Random } from '../random.ts';

interface Item {
  readonly call: number;
  readonly text: string;
  readonly blob?: string;
}

const LEFT: Table<Item> = defineTable<Item>('test.left', { blobs: ({ blob }) => (blob === undefined ? [] : [blob]) });
const RIGHT: Table<Item> = defineTable<Item>('test.right');

export interface Promised {
  /** The rows after each call, in the order in which the calls were made; the first: before any. */
  readonly histories: string[];
  /** Index into `histories` of the last call that was acknowledged. */
  acknowledged: number;
  /** Ids of the events of acknowledged calls. */
  readonly events: string[];
  /** Calls that were refused. */
  refused: number;
}

export function promisedNothing(): Promised {
  return { histories: ['{}'], acknowledged: 0, events: [], refused: 0 };
}

export function openTestStore(disk: Disk, reports: string[] = []): Promise<Store> {
  return openStore({
    tables: [LEFT, RIGHT],
    clock: { now: () => 1000 },
    disk,
    data: '/data',
    temporary: () => Promise.reject(new Error('a durable store needs no temporary folder')),
    report: (line) => reports.push(line),
    strict: true,
    packSize: 8,
    longLog: 6000,
    growth: 1,
  });
}

/** `writers` write at once, `calls` calls each; what is promised is noted as it happens. */
export async function writeConcurrently(store: Store, random: Random, writers: number, calls: number, promised: Promised): Promise<void> {
  let next = promised.histories.length;
  const one = async (writer: number): Promise<void> => {
    for (let turn = 0; turn < calls; turn++) {
      const received = random.chance(0.2) ? await store.blobs.receive(bodyOf(random)) : undefined;
      const call = next++;
      try {
        const { changes } = store.state.transact((state) => {
          const text = 'x'.repeat(random.between(0, 900));
          const row = { call, text };
          state.put(LEFT, `w${writer}`, received === undefined ? row : { ...row, blob: received.digest });
          state.put(RIGHT, `w${writer}`, row);
          if (random.chance(0.3)) state.put(RIGHT, `extra${random.below(8)}`, row);
          if (random.chance(0.3)) state.delete(RIGHT, `extra${random.below(8)}`);
        });
        const at = promised.histories.push(rowsOf(store)) - 1;
        const id = `event-${call}`;
        store.events.append({
          id,
          time: 1000,
          account: '1',
          region: 'r',
          name: 'N',
          source: 's',
          readOnly: false,
          resources: [],
          json: '{}',
          category: 'Management',
        });
        await store.state.commit(changes);
        promised.acknowledged = Math.max(promised.acknowledged, at);
        promised.events.push(id);
      } catch {
        promised.refused++;
      }
      if (received !== undefined) store.blobs.release(received.digest);
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, writer) => one(writer)));
}

/** Throws unless the store holds what some call left behind, that of the last acknowledged call or of a later one. */
export function checkPromises(store: Store, promised: Promised): void {
  const found = rowsOf(store);
  const index = promised.histories.lastIndexOf(found);
  if (index < 0) throw new Error('the rows are such as no call left behind: one was applied in part, or out of order');
  if (index < promised.acknowledged)
    throw new Error(`call ${promised.acknowledged} was acknowledged, and the rows are those of call ${index}`);
  const events = new Set(store.events.query({ account: '1', region: 'r', limit: 1_000_000 }).events.map(({ id }) => id));
  const lost = promised.events.filter((id) => !events.has(id));
  if (lost.length > 0) throw new Error(`events of acknowledged calls are lost: ${lost.join(', ')}`);
  const missing = store.blobs.missing();
  if (missing.length > 0) throw new Error(`rows refer to bodies that are lost: ${missing.join(', ')}`);
}

function rowsOf({ state: { reader } }: Store): string {
  const rows = [...reader.scan(LEFT, ''), ...reader.scan(RIGHT, '')];
  return JSON.stringify(Object.fromEntries(rows.map(([key, row], index) => [`${index} ${key}`, row])));
}

function bodyOf(random: Random): Readable {
  return Readable.from([Buffer.alloc(random.pick([100, 20_000]), random.below(256))]);
}
