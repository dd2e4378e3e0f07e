// Writes answers into files.
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from '../usage-error.ts';

export interface OutputFile {
  readonly name: string;
  readonly text: string;
}

/** An existing folder, or a path that ends in `/`. */
export function isFolder(path: string): boolean {
  if (path.endsWith('/') || path.endsWith('\\')) return true;
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
export function folderWriter(folder: string): (file: OutputFile) => string {
  const taken = new Set<string>();
  return ({ name, text }) => {
    const free = freeName(name, taken);
    taken.add(free.toLowerCase());
    return writeOne(join(folder, free), text);
  };
}

/** Likewise for one file. */
export function writeOne(path: string, text: string): string {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  } catch (error) {
    throw new UsageError(`cannot write \`${path}\`: ${error instanceof Error ? error.message : String(error)}`);
  }
  return path;
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; taken.has(free.toLowerCase()); number++) free = name.replace(/(?=\.\w+$)/, `~${number}`);
  return free;
}
