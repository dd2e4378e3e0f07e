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
import type { DiskFile } from '../ports/disk.ts';
import type { Spool } from './blob-files.ts';
import { PIECE, takePiece } from './pieces.ts';
import { StoredStream } from './stored-stream.ts';
import { takeIn } from './take-in.ts';

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

  it('are joined in order, and gone again when no row takes the whole', async () => {
    const cloud = await open(durable);
    const parts = [LARGE, SMALL, Buffer.alloc(600_000, 'more')];
    const whole = Buffer.concat(parts);
    const stored = [];
    for (const part of parts) stored.push(await cloud.blobs.receive(Readable.from([part])));
    const joined = await cloud.blobs.join(stored);
    expect(joined).toEqual({ digest: digestOf(whole), length: whole.length });
    expect(digestOf(await buffer(cloud.blobs.read(joined.digest, 0, whole.length)))).toBe(joined.digest);
    const [first] = stored;
    expect(await cloud.blobs.join([{ digest: first!.digest, length: first!.length }])).toEqual({
      digest: digestOf(LARGE),
      length: LARGE.length,
    });
    for (const { digest } of [...stored, joined]) cloud.blobs.release(digest);
    await cloud.blobs.idle();
    // It was joined: one more to release.
    expect(await filesOf(durable)).toEqual([`${first!.digest.slice(0, 2)}/${first!.digest}`]);
    cloud.blobs.release(first!.digest);
    await cloud.blobs.idle();
    expect(await filesOf(durable)).toEqual([]);
    await cloud.close();
  });

  it('keep what came of a stream that broke off, if they are asked to', async () => {
    const cloud = await open(durable);
    for (const bytes of [SMALL, LARGE, Buffer.alloc(1_500_000, 'pieces ')]) {
      const cut = async function* (): AsyncGenerator<Uint8Array> {
        yield bytes.subarray(0, 3);
        yield bytes.subarray(3);
        throw new Error('cut off');
      };
      const kept = await cloud.blobs.receive(Readable.from(cut()), { keepPart: true });
      expect(kept).toEqual({ digest: digestOf(bytes), length: bytes.length, broken: true });
      expect(digestOf(await buffer(cloud.blobs.read(kept.digest, 0, kept.length)))).toBe(kept.digest);
      cloud.blobs.release(kept.digest);
    }
    await cloud.blobs.idle();
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

it('a body that cannot be written is refused even where a part would do', async () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
  const newSpool = async (): Promise<Spool> => ({
    write: () => Promise.reject(full),
    keep: () => Promise.reject(full),
    discard: async () => {
      discarded += 1;
    },
  });
  let discarded = 0;
  const body = Readable.from([Buffer.alloc(2_000_000, 1), Buffer.alloc(2_000_000, 2)]);
  await expect(takeIn(body, newSpool, true)).rejects.toThrow('ENOSPC');
  expect(discarded).toBe(1);
});

it('memory of a stream is used again when it is given back, and only then', async () => {
  const bytes = Buffer.from(Array.from({ length: 3 * PIECE }, (_, index) => (index / PIECE) & 255));
  const file: DiskFile = {
    ...({} as DiskFile),
    read: async (position, length, into = Buffer.alloc(length)) => {
      bytes.copy(into, 0, position, position + length);
      return into.subarray(0, length);
    },
    close: async () => undefined,
  };
  const stream = new StoredStream(async () => file, 0, bytes.length);
  const seen = new Set<ArrayBufferLike>();
  let index = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    expect(chunk.every((byte) => byte === index)).toBe(true);
    index += 1;
    seen.add(chunk.buffer);
  }
  expect([index, seen.size]).toEqual([3, 3]);
  const own = Buffer.alloc(PIECE);
  stream.giveBack(own);
  expect(takePiece().buffer).not.toBe(own.buffer);
  const [one] = seen;
  stream.giveBack(Buffer.from(one!));
  stream.giveBack(Buffer.from(one!));
  expect(takePiece().buffer).toBe(one);
  expect(takePiece().buffer).not.toBe(one);
});

it('temporary folders are made when they are needed, for their owner alone', async () => {
  const folder = await makeTemporaryFolder('blobs-test-');
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  await nodeDisk.removeFolder(folder);
});
