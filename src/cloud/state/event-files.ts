// Events beyond the process: packs as files of their own, and tails for the events that are not packed yet.
import { dirname, join } from 'node:path';
import type { Disk, DiskFile } from '../ports/disk.ts';
import type { EventStore } from './event-log.ts';
import { frameOf, readFrames } from './frame.ts';
import type { NumberedEvent, PackedEvents, PackSummary } from './packed-events.ts';

export interface EventFiles {
  readonly store: EventStore;
  /** Oldest first. */
  readonly packs: readonly PackedEvents[];
  /** Events of the tails that are in no pack, ascending. */
  readonly recent: readonly NumberedEvent[];
}

/**
 * Opens a folder of events, making it if need be. Damaged files are reported and left alone: the log of what happened is not
 * worth refusing to start for. Tails are synced when `flush` asks for it, and not before.
 */
export async function openEventFiles(disk: Disk, folder: string, report: (line: string) => void): Promise<EventFiles> {
  await disk.makeFolder(folder);
  await disk.syncFolder(dirname(folder));
  const names = await disk.list(folder);
  const packs: PackedEvents[] = [];
  for (const name of names.filter((candidate) => /^pack-\d+$/.test(candidate))) {
    const pack = await readPack(disk, join(folder, name));
    if (pack === undefined) report(`${join(folder, name)} is damaged; its events are missing from the event history`);
    else packs.push(pack);
  }
  packs.sort((a, b) => a.first - b.first);
  const packedUpTo = packs.at(-1)?.last ?? 0;

  const tails = new Map<string, number>();
  const recent = new Map<number, NumberedEvent>();
  for (const name of names) {
    const path = join(folder, name);
    if (/^pack-\d+\.tmp$/.test(name)) await disk.remove(path);
    if (!/^tail-\d+\.log$/.test(name)) continue;
    let last = 0;
    for (const event of await readTail(disk, path)) {
      if (event.number > packedUpTo) recent.set(event.number, event);
      last = Math.max(last, event.number);
    }
    if (last <= packedUpTo) await disk.remove(path);
    else tails.set(path, last);
  }
  const store = eventStore(disk, folder, tails, report);
  return { store, packs, recent: [...recent.values()].sort((a, b) => a.number - b.number) };
}

function eventStore(disk: Disk, folder: string, tails: Map<string, number>, report: (line: string) => void): EventStore {
  let work: Promise<void> = Promise.resolve();
  let failure: Error | undefined;
  let waiting: NumberedEvent[] = [];
  let scheduled = false;
  let tail: { readonly file: DiskFile; readonly path: string; length: number } | undefined;

  /** One after the other; after a failure none: the journal then keeps what it has. */
  const enqueue = (job: () => Promise<void>): Promise<void> => {
    const done = work.then(() => {
      if (failure !== undefined) throw failure;
      return job();
    });
    work = done.catch((error: Error) => {
      if (failure === undefined) report(`events can no longer be stored: ${error.message}`);
      failure = error;
    });
    done.catch(() => undefined);
    return done;
  };
  const write = async (): Promise<void> => {
    const events = waiting;
    waiting = [];
    if (events.length === 0) return;
    tail ??= await beginTail(disk, folder, events[0]!.number);
    const frame = frameOf(JSON.stringify(events));
    await tail.file.write(frame, tail.length);
    tail.length += frame.length;
    tails.set(
      tail.path,
      events.reduce((last, { number }) => Math.max(last, number), tails.get(tail.path) ?? 0),
    );
  };
  const endTail = async (): Promise<void> => {
    if (tail === undefined) return;
    await tail.file.sync();
    await tail.file.close();
    tail = undefined;
  };
  const removeTails = async (last: number): Promise<void> => {
    for (const [path, number] of [...tails]) {
      if (number > last) continue;
      await disk.remove(path);
      tails.delete(path);
    }
  };

  return {
    append: (event) => {
      waiting.push(event);
      if (scheduled || failure !== undefined) return;
      scheduled = true;
      setImmediate(() => {
        scheduled = false;
        void enqueue(write);
      });
    },
    pack: (packed) =>
      enqueue(async () => {
        await write();
        await writePack(disk, folder, packed);
        await endTail();
        await removeTails(packed.last);
      }),
    drop: (packed) => void enqueue(() => disk.remove(join(folder, `pack-${packed.first}`))),
    clear: (last) =>
      void enqueue(async () => {
        await write();
        await endTail();
        await removeTails(last);
        for (const name of await disk.list(folder)) if (/^pack-\d+$/.test(name)) await disk.remove(join(folder, name));
        await disk.syncFolder(folder);
      }),
    flush: () =>
      enqueue(async () => {
        await write();
        await tail?.file.sync();
      }),
    close: async () => {
      await enqueue(async () => {
        await write();
        await endTail();
      }).catch(() => undefined);
    },
  };
}

async function beginTail(disk: Disk, folder: string, number: number): Promise<{ file: DiskFile; path: string; length: number }> {
  const path = join(folder, `tail-${number}.log`);
  // A tail of this name held nothing whole: the number would be taken.
  await disk.remove(path);
  const file = await disk.open(path, 'create');
  await disk.syncFolder(folder);
  return { file, path, length: 0 };
}

async function readTail(disk: Disk, path: string): Promise<readonly NumberedEvent[]> {
  const events: NumberedEvent[] = [];
  const file = await disk.open(path, 'read');
  try {
    await readFrames(file, (payload) => events.push(...(JSON.parse(payload.toString('utf8')) as NumberedEvent[])));
    // What was read must not be lost later, when the journal drops its copy.
    await file.sync();
  } finally {
    await file.close();
  }
  return events;
}

async function writePack(disk: Disk, folder: string, { heads, bodies, ...summary }: PackedEvents): Promise<void> {
  const path = join(folder, `pack-${summary.first}`);
  const temporary = `${path}.tmp`;
  await disk.remove(temporary);
  const file = await disk.open(temporary, 'create');
  try {
    await file.write(Buffer.concat([frameOf(JSON.stringify(summary)), frameOf(heads), frameOf(bodies)]), 0);
    await file.sync();
  } finally {
    await file.close();
  }
  await disk.rename(temporary, path);
  await disk.syncFolder(folder);
}

async function readPack(disk: Disk, path: string): Promise<PackedEvents | undefined> {
  const payloads: Uint8Array[] = [];
  const file = await disk.open(path, 'read');
  try {
    await readFrames(file, (payload) => payloads.push(Uint8Array.from(payload)));
  } finally {
    await file.close();
  }
  const [summary, heads, bodies] = payloads;
  if (summary === undefined || heads === undefined || bodies === undefined) return undefined;
  return { ...(JSON.parse(Buffer.from(summary).toString('utf8')) as PackSummary), heads, bodies };
}
