// Bodies come and go with the rows that refer to them.
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeTemporaryFolder, nodeDisk } from '../ports/disk-node.ts';
import { openStore, type Store } from '../state/open-store.ts';
import { defineTable, type Table } from '../state/table.ts';

const OBJECTS: Table<{ readonly body: string }> = defineTable<{ readonly body: string }>('s3.objects', { blobs: ({ body }) => [body] });
const SMALL = Buffer.from('small');
const LARGE = Buffer.alloc(300_000, 'large ');
const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

let root = '';
const open = (durable: boolean): Promise<Store> =>
  openStore({
    tables: [OBJECTS],
    clock: { now: () => 0 },
    disk: nodeDisk,
    temporary: async () => {
      const folder = join(root, 'temporary');
      await nodeDisk.makeFolder(folder);
      return folder;
    },
    report: (line) => {
      throw new Error(line);
    },
    strict: true,
    ...(durable ? { data: join(root, 'data') } : {}),
  });

async function filesOf(durable: boolean): Promise<readonly string[]> {
  const folder = join(root, durable ? 'data/blobs' : 'temporary');
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  return names.filter((name) => name.length > 2).map((name) => name.replaceAll('\\', '/'));
}

async function store(to: Store, key: string, bytes: Uint8Array): Promise<void> {
  const half = bytes.length >> 1;
  const { digest, length } = await to.blobs.receive(Readable.from([bytes.subarray(0, half), bytes.subarray(half)]));
  expect([digest, length]).toEqual([digestOf(bytes), bytes.length]);
  const { changes } = to.state.transact((writer) => writer.put(OBJECTS, key, { body: digest }));
  to.blobs.release(digest);
  await to.state.commit(changes);
}

async function drop(from: Store, key: string): Promise<void> {
  await from.state.commit(from.state.transact((writer) => writer.delete(OBJECTS, key)).changes);
  await from.blobs.idle();
}

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'blobs-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe.each([false, true])('blobs (durable: %s)', (durable) => {
  it('are read back whole and in part, small ones from memory, large ones from a file named by its digest', async () => {
    const cloud = await open(durable);
    await store(cloud, 'small', SMALL);
    await store(cloud, 'large', LARGE);
    for (const bytes of [SMALL, LARGE]) {
      expect(digestOf(await buffer(cloud.blobs.read(digestOf(bytes), 0, bytes.length)))).toBe(digestOf(bytes));
      expect(await buffer(cloud.blobs.read(digestOf(bytes), 2, 3))).toEqual(bytes.subarray(2, 5));
    }
    expect(cloud.blobs.peek(digestOf(SMALL))).toEqual(SMALL);
    expect(cloud.blobs.peek(digestOf(LARGE))).toBeUndefined();
    const digest = digestOf(LARGE);
    expect(await filesOf(durable)).toEqual([`${digest.slice(0, 2)}/${digest}`]);
    expect((await stat(join(root, durable ? 'data/blobs' : 'temporary', digest.slice(0, 2), digest))).mode & 0o777).toBe(0o600);
    expect(() => cloud.blobs.read('../../etc/passwd', 0, 1)).toThrow('there is no blob');
    await cloud.close();
    expect(await filesOf(durable)).toHaveLength(durable ? 1 : 0);
  });

  it('go with the last row that refers to them, and not before', async () => {
    const cloud = await open(durable);
    for (const bytes of [SMALL, LARGE]) {
      await Promise.all([store(cloud, 'one', bytes), store(cloud, 'two', bytes)]);
      await drop(cloud, 'one');
      expect(cloud.blobs.has(digestOf(bytes))).toBe(true);
      const reading = cloud.blobs.read(digestOf(bytes), 0, bytes.length);
      await drop(cloud, 'two');
      // An answer that is being sent ends as it began.
      expect(digestOf(await buffer(reading))).toBe(digestOf(bytes));
      await cloud.blobs.idle();
      expect(cloud.blobs.has(digestOf(bytes))).toBe(false);
    }
    expect(await filesOf(durable)).toEqual([]);
    await cloud.close();
  });

  it('leave nothing behind when the call or the stream fails', async () => {
    const cloud = await open(durable);
    for (const bytes of [SMALL, LARGE]) {
      const { digest } = await cloud.blobs.receive(Readable.from([bytes]));
      await cloud.blobs.idle();
      expect(cloud.blobs.has(digest)).toBe(true);
      cloud.blobs.release(digest);
      await cloud.blobs.idle();
      expect(cloud.blobs.has(digest)).toBe(false);
      const broken = async function* (): AsyncGenerator<Uint8Array> {
        yield bytes;
        throw new Error('cut off');
      };
      await expect(cloud.blobs.receive(Readable.from(broken()))).rejects.toThrow('cut off');
    }
    expect(await filesOf(durable)).toEqual([]);
    await cloud.close();
  });

  it('come back with a snapshot', async () => {
    const cloud = await open(durable);
    await store(cloud, 'small', SMALL);
    await store(cloud, 'large', LARGE);
    const snapshot = cloud.state.snapshot();
    const unpin = cloud.blobs.pin();
    await cloud.state.commit(cloud.state.reset());
    await cloud.blobs.idle();
    await cloud.state.commit(cloud.state.restore(snapshot));
    expect(cloud.blobs.missing()).toEqual([]);
    expect(cloud.blobs.peek(digestOf(SMALL))).toEqual(SMALL);
    expect(digestOf(await buffer(cloud.blobs.read(digestOf(LARGE), 0, LARGE.length)))).toBe(digestOf(LARGE));
    await cloud.state.commit(cloud.state.reset());
    unpin();
    await cloud.blobs.idle();
    expect(await filesOf(durable)).toEqual([]);
    expect(cloud.blobs.has(digestOf(SMALL))).toBe(false);
    await cloud.close();
  });
});

describe('durable blobs', () => {
  it('are found again, without those that no row refers to', async () => {
    const first = await open(true);
    await store(first, 'small', SMALL);
    await store(first, 'large', LARGE);
    // Received by a call that never ended.
    await first.blobs.receive(Readable.from([Buffer.alloc(20_000, 1)]));
    await first.blobs.receive(Readable.from([Buffer.alloc(20, 1)]));
    expect(await filesOf(true)).toHaveLength(2);
    await first.close();
    const second = await open(true);
    await second.blobs.idle();
    expect(await filesOf(true)).toHaveLength(1);
    expect(second.blobs.has(digestOf(Buffer.alloc(20, 1)))).toBe(false);
    expect(second.blobs.peek(digestOf(SMALL))).toEqual(SMALL);
    expect(digestOf(await buffer(second.blobs.read(digestOf(LARGE), 0, LARGE.length)))).toBe(digestOf(LARGE));
    await drop(second, 'large');
    await drop(second, 'small');
    expect(await filesOf(true)).toEqual([]);
    await second.close();
  });
});

it('temporary folders are made when they are needed, for their owner alone', async () => {
  const folder = await makeTemporaryFolder('blobs-test-');
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  await nodeDisk.removeFolder(folder);
});
