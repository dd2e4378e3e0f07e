// The journal's files: logs of calls, and checkpoints, which are all rows at the beginning of the log with the same number.
import { join } from 'node:path';
import type { Disk, DiskFile } from '../ports/disk.ts';
import { FORMAT } from './data-folder.ts';
import { frameOf, readFrames } from './frame.ts';
import { StorageError } from './journal.ts';

export const logName = (number: number): string => `journal-${number}.log`;
export const checkpointName = (number: number): string => `checkpoint-${number}`;

/** The first frame of each file. */
export interface FileHeader {
  readonly format: number;
  /** Of which version the rows in this file are. */
  readonly tables: Readonly<Record<string, number>>;
}

export interface JournalFiles {
  /** Number of the newest checkpoint. */
  readonly checkpoint?: number;
  /** Numbers of the logs that follow it, ascending, without gaps. */
  readonly logs: readonly number[];
  /** Names of files that are of no use any more. */
  readonly leftover: readonly string[];
}

/** Which files count. Throws StorageError if one is missing. */
export function chooseFiles(folder: string, names: readonly string[]): JournalFiles {
  const numbers = (pattern: RegExp): number[] =>
    names
      .flatMap((name) => pattern.exec(name)?.[1] ?? [])
      .map(Number)
      .sort((a, b) => a - b);
  const checkpoint = numbers(/^checkpoint-(\d+)$/).at(-1);
  const first = checkpoint ?? 1;
  const logs = numbers(/^journal-(\d+)\.log$/).filter((number) => number >= first);
  const expected =
    checkpoint === undefined && logs.length === 0
      ? []
      : Array.from({ length: Math.max(1, (logs.at(-1) ?? first) - first + 1) }, (_, index) => first + index);
  const missing = expected.find((number) => !logs.includes(number));
  if (missing !== undefined) throw new StorageError(`${join(folder, logName(missing))} is missing; restore it from a copy of the folder`);
  const needed = new Set([...logs.map(logName), ...(checkpoint === undefined ? [] : [checkpointName(checkpoint)])]);
  const leftover = names.filter((name) => /^(?:journal|checkpoint)-/.test(name) && !needed.has(name));
  return { ...(checkpoint === undefined ? {} : { checkpoint }), logs, leftover };
}

/** Makes a file with its header; complete and under its own name only when `finish` has run. */
export async function createFile(disk: Disk, folder: string, name: string, versions: ReadonlyMap<string, number>): Promise<NewFile> {
  const temporary = join(folder, `${name}.tmp`);
  await disk.remove(temporary);
  const file = await disk.open(temporary, 'create');
  const header: FileHeader = { format: FORMAT, tables: Object.fromEntries(versions) };
  const frame = frameOf(JSON.stringify(header));
  await file.write(frame, 0).catch(async (error: Error) => {
    await file.close();
    throw error;
  });
  return { file, temporary, path: join(folder, name), length: frame.length };
}

export interface NewFile {
  readonly file: DiskFile;
  readonly temporary: string;
  readonly path: string;
  /** Bytes written so far. */
  readonly length: number;
}

export interface FileRead {
  readonly versions: ReadonlyMap<string, number>;
  /** Where the next frame goes, in bytes. */
  readonly end: number;
  readonly size: number;
}

/**
 * Hands over the payloads behind the header, parsed. Throws StorageError for a file that is damaged: anywhere but at its end, or,
 * unless it `mayBeTorn`, at its end too.
 */
export async function readFile(
  file: DiskFile,
  path: string,
  mayBeTorn: boolean,
  begin: (versions: ReadonlyMap<string, number>) => void,
  each: (payload: unknown) => void,
): Promise<FileRead> {
  let versions: ReadonlyMap<string, number> | undefined;
  const { end, size, later } = await readFrames(file, (payload) => {
    const value: unknown = JSON.parse(payload.toString('utf8'));
    if (versions !== undefined) return each(value);
    versions = new Map(Object.entries((value as FileHeader).tables));
    begin(versions);
  });
  if (versions === undefined || later !== undefined || (end < size && !mayBeTorn)) {
    throw new StorageError(
      `${path} is damaged at byte ${end} of ${size}. What it held was once written in full, so the disk or another program changed it. ` +
        'Restore the folder from a copy, or name a new one; nothing was changed in it',
    );
  }
  return { versions, end, size };
}
