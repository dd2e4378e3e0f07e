// Reads a data folder's checkpoint and logs, and leaves it ready to be written on.
import { join } from 'node:path';
import type { Disk, DiskFile } from '../ports/disk.ts';
import { checkpointName, chooseFiles, logName, readFile } from './journal-files.ts';
import { type Entry, type JournalOwner, StorageError } from './journal.ts';

export interface Replayed {
  /** Of the newest log; 0 if there is none. */
  readonly number: number;
  /** The newest log, open at its end; absent if a new one must be begun. */
  readonly log?: { readonly file: DiskFile; readonly length: number };
  /** Bytes; 0 if there is none. */
  readonly checkpointSize: number;
}

export async function replayJournal(disk: Disk, folder: string, owner: JournalOwner, report: (line: string) => void): Promise<Replayed> {
  const { checkpoint, logs, leftover } = chooseFiles(folder, await disk.list(folder));
  const checkpointSize = checkpoint === undefined ? 0 : await replayCheckpoint(disk, join(folder, checkpointName(checkpoint)), owner);
  let log: Replayed['log'];
  for (const number of logs) log = await replayLog(disk, join(folder, logName(number)), number === logs.at(-1), owner, report);
  // Only now: a folder that cannot be read is left as it is.
  for (const name of leftover) await disk.remove(join(folder, name));
  return { number: logs.at(-1) ?? 0, checkpointSize, ...(log === undefined ? {} : { log }) };
}

async function replayCheckpoint(disk: Disk, path: string, owner: JournalOwner): Promise<number> {
  const file = await disk.open(path, 'read');
  try {
    let found = 0;
    let expected = -1;
    const { size } = await readFile(file, path, false, owner.begin, (payload) => {
      if (!Array.isArray(payload)) {
        expected = (payload as { readonly rows: number }).rows;
        return;
      }
      for (const entry of payload[0] as readonly Entry[]) owner.replay(entry);
      found += (payload[0] as readonly Entry[]).length;
    });
    if (found !== expected)
      throw new StorageError(`${path} is cut short: it holds ${found} rows. Restore the folder from a copy, or name a new one`);
    return size;
  } finally {
    await file.close();
  }
}

/** Answers the log for writing if it is the last one and its rows are of today's versions. */
async function replayLog(
  disk: Disk,
  path: string,
  last: boolean,
  owner: JournalOwner,
  report: (line: string) => void,
): Promise<Replayed['log']> {
  const file = await disk.open(path, last ? 'write' : 'read');
  let keep = false;
  try {
    const { versions, end, size } = await readFile(file, path, last, owner.begin, (payload) => {
      for (const record of payload as readonly (readonly Entry[] | { readonly note: unknown })[]) {
        if ('note' in record) owner.replayNote(record.note);
        else for (const entry of record) owner.replay(entry);
      }
    });
    if (end < size) {
      await file.truncate(end);
      await file.sync();
      report(`${path}: ${size - end} bytes of a write that was never finished were cut off at byte ${end}`);
    }
    keep = last && sameVersions(versions, owner.versions());
    return keep ? { file, length: end } : undefined;
  } finally {
    if (!keep) await file.close();
  }
}

function sameVersions(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  return a.size === b.size && [...a].every(([name, version]) => b.get(name) === version);
}
