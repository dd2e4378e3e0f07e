// The journal: the log of what calls changed, from which the rows are made again at the next start.
import type { ChangeSet } from './changes.ts';

export interface Journal {
  /**
   * Queues what one call changed; written in the order of these calls, each wholly or not at all.
   * Throws StorageError, queueing nothing, when an earlier write has failed.
   */
  readonly append: (changes: ChangeSet) => void;
  /** Queues something that is not a row: an event. Durable no later than changes that are appended after it. Ignored after a failure. */
  readonly note: (note: unknown) => void;
  /** Resolves when all that is queued is durable; undefined if it is. Rejects with StorageError. */
  readonly written: () => Promise<void> | undefined;
  /** The same for changes alone, whatever notes are queued: what a reader must wait for. After a failure: undefined. */
  readonly settled: () => Promise<void> | undefined;
  /** Why nothing can be written any more. */
  readonly failure: () => StorageError | undefined;
  /** Writes what is queued and gives back the folder. */
  readonly close: () => Promise<void>;
}

/** The data folder cannot be read or written. Says which file, and what to do. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
}

/** A row as it lies in the journal: `[table, key, row]`, or `[table, key]` when it was deleted. */
export type Entry = readonly [table: string, key: string, row?: unknown];

/** What the journal needs from whoever holds the rows. */
export interface JournalOwner {
  /** Versions of all tables, those included that only the stored data knows. */
  readonly versions: () => ReadonlyMap<string, number>;
  /** Before anything is replayed, and for each file: the versions that the entries to come are of. Throws StorageError for a newer one. */
  readonly begin: (versions: ReadonlyMap<string, number>) => void;
  /** An entry that was stored. */
  readonly replay: (entry: Entry) => void;
  /** A note that was stored; an old one may come again. */
  readonly replayNote: (note: unknown) => void;
  /** All rows as they are now, to be read in slices while others are written. */
  readonly rows: () => Iterable<Entry>;
  /** Older notes are about to be dropped: resolves when they are durable elsewhere. */
  readonly keepNotes: () => Promise<void>;
  /** A write failed: these changes, oldest first, are lost and must be undone. */
  readonly lost: (changes: readonly ChangeSet[]) => void;
}
