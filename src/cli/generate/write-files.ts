// Writes answers into files.
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from '../usage-error.ts';
import type { SpareLogs } from './spare-logs.ts';

export interface OutputFile {
  readonly name: string;
  readonly text: string;
}

/** An existing folder, or a path that ends in `/`. */
export function isFolder(path: string): boolean {
  return path.endsWith('/') || path.endsWith('\\') || isDirectory(path);
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/**
 * Writes files into the folder, which is made where it is missing; of two files of one name the second is `NAME~2`. What writes returns the path, and throws
 * UsageError where the disk refuses.
 */
export function folderWriter(folder: string, spare: SpareLogs): (file: OutputFile) => string {
  const taken = new Set<string>();
  return ({ name, text }) => {
    const free = freeName(name, taken);
    taken.add(free.toLowerCase());
    return writeOne(join(folder, free), text, spare);
  };
}

/** Likewise for one file. */
export function writeOne(path: string, text: string, spare: SpareLogs): string {
  spare(path);
  try {
    makeFolder(dirname(path));
    writeFileSync(path, text);
  } catch (error) {
    throw new UsageError(`cannot write \`${path}\`: ${error instanceof Error ? error.message : String(error)}`);
  }
  return path;
}

/** From the first that exists: Node's own way does not end where one cannot be made in one that is there, as below `/proc`. */
function makeFolder(path: string): void {
  if (isDirectory(path)) return;
  const above = dirname(path);
  if (above !== path) makeFolder(above);
  try {
    mkdirSync(path);
  } catch (error) {
    // Somebody else may have made it.
    if (!isDirectory(path)) throw error;
  }
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; taken.has(free.toLowerCase()); number++) free = name.replace(/(?=\.\w+$)/, `~${number}`);
  return free;
}
