// The journal in a data folder: opened by replaying it, written in groups, and made short again by checkpoints.
import type { Disk, DiskFile } from '../ports/disk.ts';
import type { ChangeSet } from './changes.ts';
import { writeCheckpoint } from './checkpoint.ts';
import { takeDataFolder } from './data-folder.ts';
import { frameOf } from './frame.ts';
import { groupCommit } from './group-commit.ts';
import { createFile, logName, type NewFile } from './journal-files.ts';
import { type Entry, type Journal, type JournalOwner, StorageError } from './journal.ts';
import { replayJournal } from './replay-journal.ts';

export interface JournalOptions {
  readonly disk: Disk;
  readonly folder: string;
  /** A checkpoint is made when the log is longer than this (bytes), and longer than `growth` times the last checkpoint. Default: 8 MiB, 4. */
  readonly longLog?: number;
  readonly growth?: number;
  /** What the user should know: a torn end that was cut off, a checkpoint that failed. */
  readonly report: (line: string) => void;
}

/** Opens the journal of a folder, making it if need be. Rejects with StorageError: in use, newer, damaged. */
export async function openJournal(options: JournalOptions, owner: JournalOwner): Promise<Journal> {
  const { disk, folder } = options;
  const unlock = await takeDataFolder(disk, folder);
  try {
    return await startJournal(options, owner, unlock);
  } catch (error) {
    await unlock();
    throw error;
  }
}

async function startJournal(options: JournalOptions, owner: JournalOwner, unlock: () => Promise<void>): Promise<Journal> {
  const { disk, folder, report, longLog = 8 << 20, growth = 4 } = options;
  const replayed = await replayJournal(disk, folder, owner, report);
  let { number, checkpointSize } = replayed;
  let log: OpenLog =
    replayed.log === undefined
      ? await createLog(disk, folder, ++number, owner.versions())
      : { ...replayed.log, tables: owner.versions().size };
  let checkpointing: Promise<void> | undefined;
  let notBefore = 0;
  let closing = false;

  const write = async (records: readonly string[], last: boolean): Promise<void> => {
    const due = last && !closing && checkpointing === undefined && log.length > Math.max(longLog, growth * checkpointSize, notBefore);
    // Now, since the rows are just what the logs will hold with this group.
    const rows = due ? owner.rows() : undefined;
    if (log.tables !== owner.versions().size) await nextLog();
    const frame = frameOf(`[${records.join(',')}]`);
    await log.file.write(frame, log.length);
    await log.file.sync();
    log = { ...log, length: log.length + frame.length };
    if (rows !== undefined) await startCheckpoint(rows);
  };

  const nextLog = async (): Promise<void> => {
    const next = await createLog(disk, folder, number + 1, owner.versions());
    await log.file.close();
    log = next;
    number++;
  };

  /** Later groups go to a new log; the rows are written aside meanwhile. */
  const startCheckpoint = async (rows: Iterable<Entry>): Promise<void> => {
    try {
      await nextLog();
    } catch (error) {
      if (!(error instanceof LogNotMade)) throw error;
      return postpone(error);
    }
    checkpointing = writeCheckpoint({ disk, folder, number, versions: owner.versions(), rows, keepNotes: owner.keepNotes })
      .then((size) => {
        checkpointSize = size;
      }, postpone)
      .finally(() => {
        checkpointing = undefined;
      });
  };

  const postpone = (error: Error): void => {
    notBefore = log.length + longLog;
    report(`no checkpoint could be made (${error.message}); the journal grows until one can`);
  };

  const group = groupCommit(write, owner.lost);
  return {
    append: (changes: ChangeSet) => {
      const entries = changes.map(({ table, key, after }): Entry => (after === undefined ? [table, key] : [table, key, after]));
      group.add(JSON.stringify(entries), changes);
    },
    note: (note) => {
      if (group.failure() === undefined && !closing) group.add(JSON.stringify({ note }));
    },
    written: group.written,
    settled: group.settled,
    failure: group.failure,
    close: async () => {
      closing = true;
      await group.drained();
      await checkpointing;
      await log.file.close();
      await unlock();
    },
  };
}

interface OpenLog {
  readonly file: DiskFile;
  /** Bytes. */
  readonly length: number;
  /** How many tables its header knows: a row of another one needs another log. */
  readonly tables: number;
}

/** There is no new log, for certain: the old one can be written on. */
class LogNotMade extends StorageError {}

async function createLog(disk: Disk, folder: string, number: number, versions: ReadonlyMap<string, number>): Promise<OpenLog> {
  const { file, length } = await nameLog(disk, folder, number, versions).catch((error: Error) => {
    throw new LogNotMade(error.message, { cause: error });
  });
  await disk.syncFolder(folder);
  return { file, length, tables: versions.size };
}

async function nameLog(disk: Disk, folder: string, number: number, versions: ReadonlyMap<string, number>): Promise<NewFile> {
  const made = await createFile(disk, folder, logName(number), versions);
  try {
    await made.file.sync();
    await disk.rename(made.temporary, made.path);
    return made;
  } catch (error) {
    await made.file.close();
    throw error;
  }
}
