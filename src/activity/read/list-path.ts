// Lists a file, or all files below a folder.
import { type Dirent, opendirSync, type Stats, statSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { readLogPath, whyLeftOut } from './log-path.ts';
import { type ListedObject, type ListingNotes, looksLikeLog } from './listed-object.ts';
import type { Selection } from './selection.ts';
import { systemProblem } from './system-problem.ts';

/** So many entries between two pauses in which others may work. */
const BREATH = 512;

/**
 * Lists what is to be opened, without sorting or gathering. Links are followed, each folder is entered once.
 *
 * Asking for sizes one after the other, without a promise for each, takes a fraction of the time.
 */
export async function* listPath(path: string, selection: Selection, notes: ListingNotes): AsyncGenerator<ListedObject> {
  const root = statOf(path, notes);
  if (root === undefined) return;
  if (!root.isDirectory()) {
    yield root.isFile() ? { name: path, size: root.size } : { name: path, size: 0, isStream: true };
    return;
  }
  const entered = new Set<string>();
  const folders = [path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path];
  let breath = 0;
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const inside: string[] = [];
    for (const entry of entriesOf(folder, entered, notes)) {
      breath += 1;
      if (breath % BREATH === 0) await setImmediate();
      const name = folder.endsWith('/') ? `${folder}${entry.name}` : `${folder}/${entry.name}`;
      const found = entry.isDirectory() ? 'folder' : kindOf(name, entry, selection, notes);
      if (found === 'folder') inside.push(name);
      else if (found !== undefined) yield found;
    }
    // The last is entered first.
    folders.push(
      ...inside
        .sort()
        .reverse()
        .filter((name) => isWanted(name, selection, notes)),
    );
  }
}

function isWanted(folder: string, selection: Selection, notes: ListingNotes): boolean {
  const reason = whyLeftOut(readLogPath(`${folder}/`), selection);
  if (reason !== undefined) notes.skip(`${reason} (folders)`);
  return reason === undefined;
}

function kindOf(name: string, entry: Dirent, selection: Selection, notes: ListingNotes): ListedObject | 'folder' | undefined {
  if (!entry.isSymbolicLink()) {
    if (!entry.isFile()) return skipped(notes, 'no regular files');
    const reason = looksLikeLog(name) ? whyLeftOut(readLogPath(name), selection) : 'files of other types';
    if (reason !== undefined) return skipped(notes, reason);
  }
  const stats = statOf(name, notes);
  if (stats === undefined) return undefined;
  if (stats.isDirectory()) return 'folder';
  if (!stats.isFile()) return skipped(notes, 'no regular files');
  const reason = entry.isSymbolicLink() && !looksLikeLog(name) ? 'files of other types' : whyLeftOut(readLogPath(name), selection);
  return reason === undefined ? { name, size: stats.size } : skipped(notes, reason);
}

function skipped(notes: ListingNotes, reason: string): undefined {
  notes.skip(reason);
  return undefined;
}

function* entriesOf(folder: string, entered: Set<string>, notes: ListingNotes): Generator<Dirent> {
  const stats = statOf(folder, notes);
  if (stats === undefined) return;
  const identity = `${stats.dev}:${stats.ino}`;
  if (entered.has(identity)) return notes.skip('folders that a link leads to once more');
  entered.add(identity);
  try {
    const open = opendirSync(folder, { bufferSize: BREATH });
    try {
      for (let entry = open.readSync(); entry !== null; entry = open.readSync()) yield entry;
    } finally {
      open.closeSync();
    }
  } catch (error) {
    notes.problem(systemProblem(folder, error, 'folder'));
  }
}

function statOf(path: string, notes: ListingNotes): Stats | undefined {
  try {
    return statSync(path);
  } catch (error) {
    notes.problem(systemProblem(path, error, 'file or folder'));
    return undefined;
  }
}
