// Group commit: while one group of records is being written, later ones queue up and share the next write.
import type { ChangeSet } from './changes.ts';
import { StorageError } from './journal.ts';

export interface GroupCommit {
  /** Queues a record; `changes` are what is lost with it, absent for a note. */
  readonly add: (record: string, changes?: ChangeSet) => void;
  readonly written: () => Promise<void> | undefined;
  readonly settled: () => Promise<void> | undefined;
  readonly failure: () => StorageError | undefined;
  /** Resolves when the queue is empty and nothing is being written; never rejects. */
  readonly drained: () => Promise<void>;
}

/** Texts of one group at most, in UTF-16 code units; a single record may be longer. */
const GROUP_LIMIT = 16 << 20;

/**
 * `write` makes the records durable as one (`last`: no more are queued at the moment); when it rejects, nothing is ever written again: after a failed sync nobody
 * knows what is on disk. `lost` gets the changes that were not written, oldest first, before anybody learns of the failure.
 */
export function groupCommit(
  write: (records: readonly string[], last: boolean) => Promise<void>,
  lost: (changes: readonly ChangeSet[]) => void,
): GroupCommit {
  /** Oldest first; the first is the one that is being written, if any is. */
  const groups: Group[] = [];
  let writing = false;
  let failure: StorageError | undefined;
  let idle: (() => void)[] = [];

  const run = async (): Promise<void> => {
    for (let group = groups[0]; group !== undefined && failure === undefined; group = groups[0]) {
      group.closed = true;
      try {
        await write(group.records, groups.length === 1);
        groups.shift();
        group.resolve();
      } catch (error) {
        fail(error);
      }
    }
    writing = false;
    for (const done of idle) done();
    idle = [];
  };

  const fail = (error: unknown): void => {
    const failed = new StorageError(
      `the journal could not be written: ${error instanceof Error ? error.message : String(error)}. ` +
        'Nothing is accepted any more; make room or mend the disk, and start again',
      { cause: error },
    );
    failure = failed;
    lost(groups.flatMap((group) => group.changes));
    for (const group of groups) group.reject(failed);
    groups.length = 0;
  };

  return {
    add: (record, changes) => {
      if (failure !== undefined) throw failure;
      let group = groups.at(-1);
      if (group === undefined || group.closed || group.size > GROUP_LIMIT) {
        group = newGroup();
        groups.push(group);
      }
      group.records.push(record);
      group.size += record.length;
      if (changes !== undefined) group.changes.push(changes);
      if (writing) return;
      writing = true;
      // Not at once: the calls that arrived together share the first write too.
      setImmediate(() => void run());
    },
    written: () => groups.at(-1)?.promise,
    settled: () => groups.findLast((group) => group.changes.length > 0)?.promise,
    failure: () => failure,
    drained: () => (writing ? new Promise((resolve) => idle.push(() => resolve())) : Promise.resolve()),
  };
}

interface Group {
  readonly records: string[];
  readonly changes: ChangeSet[];
  size: number;
  /** It is being written: nothing more goes into it. */
  closed: boolean;
  readonly promise: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

function newGroup(): Group {
  let resolve = (): void => {};
  let reject = (_error: Error): void => {};
  const promise = new Promise<void>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  // A failure that nobody waits for is not an unhandled one: the next call that writes gets it.
  promise.catch(() => undefined);
  return { records: [], changes: [], size: 0, closed: false, promise, resolve, reject };
}
