// Who refers to which body: rows, calls that are running, answers that are being sent, and snapshots.
import type { ChangeSet } from '../state/changes.ts';
import type { AnyTable, StateReader, Table } from '../state/table.ts';

export interface BlobReferences {
  /** Counts what changes of rows add and take away. Answers the digests that lost a reference. */
  readonly follow: (changes: ChangeSet) => readonly string[];
  readonly hold: (digest: string) => void;
  readonly release: (digest: string) => void;
  /** Everything that rows refer to now is kept until the result is called. */
  readonly pin: () => () => readonly string[];
  readonly isReferred: (digest: string) => boolean;
  /** Digests that rows refer to. */
  readonly ofRows: () => Iterable<string>;
}

/** References of the rows as they are; of all tables that have any. */
export function blobReferences(tables: readonly AnyTable[], reader: StateReader): BlobReferences {
  const finders = new Map<string, (row: unknown) => readonly string[]>();
  for (const { name, blobs } of tables) if (blobs !== undefined) finders.set(name, blobs as (row: unknown) => readonly string[]);
  const rows = new Map<string, number>();
  const holds = new Map<string, number>();
  const pins = new Set<ReadonlySet<string>>();

  for (const table of tables) {
    const find = finders.get(table.name);
    if (find === undefined) continue;
    for (const [, row] of reader.scan(table as Table<unknown>, '')) for (const digest of find(row)) count(rows, digest, 1);
  }
  return {
    follow: (changes) => {
      const lost: string[] = [];
      for (const { table, before, after } of changes) {
        const find = finders.get(table);
        if (find === undefined) continue;
        if (after !== undefined) for (const digest of find(after)) count(rows, digest, 1);
        if (before === undefined) continue;
        for (const digest of find(before)) {
          count(rows, digest, -1);
          lost.push(digest);
        }
      }
      return lost;
    },
    hold: (digest) => count(holds, digest, 1),
    release: (digest) => count(holds, digest, -1),
    pin: () => {
      const pinned = new Set(rows.keys());
      pins.add(pinned);
      return () => {
        pins.delete(pinned);
        return [...pinned];
      };
    },
    isReferred: (digest) => rows.has(digest) || holds.has(digest) || [...pins].some((pinned) => pinned.has(digest)),
    ofRows: () => rows.keys(),
  };
}

function count(counts: Map<string, number>, digest: string, by: number): void {
  const now = (counts.get(digest) ?? 0) + by;
  if (now === 0) counts.delete(digest);
  else counts.set(digest, now);
}
