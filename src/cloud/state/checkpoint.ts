// Writes a checkpoint: all rows of one moment, in slices between which other work goes on.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { join } from 'node:path';
import type { Disk } from '../ports/disk.ts';
import { frameOf } from './frame.ts';
import { chooseFiles, checkpointName, createFile } from './journal-files.ts';
import type { Entry } from './journal.ts';

export interface CheckpointJob {
  readonly disk: Disk;
  readonly folder: string;
  /** Of the log that follows it. */
  readonly number: number;
  readonly versions: ReadonlyMap<string, number>;
  readonly rows: Iterable<Entry>;
  /** Resolves when the notes of the older logs are durable elsewhere. */
  readonly keepNotes: () => Promise<void>;
}

/** UTF-16 code units of rows that are turned into text at a stretch: about a millisecond. */
const SLICE = 256 << 10;

/** Makes the checkpoint durable, then removes what it replaces. Answers its size in bytes. */
export async function writeCheckpoint(job: CheckpointJob): Promise<number> {
  const { disk, folder, number, versions, rows, keepNotes } = job;
  const { file, temporary, path, length } = await createFile(disk, folder, checkpointName(number), versions);
  let size = length;
  let count = 0;
  let slice: string[] = [];
  let weight = 0;
  const flush = async (): Promise<void> => {
    const frame = frameOf(`[[${slice.join(',')}]]`);
    slice = [];
    weight = 0;
    await file.write(frame, size);
    size += frame.length;
    await nextTurn();
  };
  try {
    for (const entry of rows) {
      const text = JSON.stringify(entry);
      slice.push(text);
      weight += text.length;
      count++;
      if (weight > SLICE) await flush();
    }
    if (slice.length > 0) await flush();
    const end = frameOf(JSON.stringify({ rows: count }));
    await file.write(end, size);
    size += end.length;
    await file.sync();
  } catch (error) {
    await file.close();
    await disk.remove(temporary).catch(() => undefined);
    throw error;
  }
  await file.close();
  await keepNotes();
  await disk.rename(temporary, path);
  await disk.syncFolder(folder);
  for (const name of chooseFiles(folder, await disk.list(folder)).leftover) await disk.remove(join(folder, name));
  return size;
}
