// The state: rows in memory, changed by one call at a time, and durable through a journal.
import { type Change, type ChangeSet, NO_CHANGES, reversed } from './changes.ts';
import type { Entry, Journal, JournalOwner } from './journal.ts';
import type { OrderedMap } from './ordered-map.ts';
import { freezePlain } from './plain-row.ts';
import { createRows, type Rows } from './rows.ts';
import { scanRows } from './scan.ts';
import { importRows, exportRows, type StateFile } from './state-file.ts';
import type { AnyTable, StateReader, StateWriter } from './table.ts';

export interface State {
  readonly reader: StateReader;
  /**
   * Runs `work`, whose writes apply at once; when it throws, all of them are undone and the error is thrown on.
   * Throws StorageError, having changed nothing, when the journal has failed. Not to be called within itself.
   */
  readonly transact: <T>(work: (writer: StateWriter) => T) => { readonly value: T; readonly changes: ChangeSet };
  /**
   * Resolves when the changes, and all notes of the journal so far, are durable. Undefined, to save the wait, when nothing has to be
   * waited for: without a journal always. Rejects with StorageError; then the changes have been undone.
   */
  readonly commit: (changes: ChangeSet) => Promise<void> | undefined;
  /** For who has only read: resolves when all rows as they are now are durable; undefined if they are. */
  readonly settled: () => Promise<void> | undefined;
  /** Is told of all changes after they apply, those of `restore` and of a failed journal included. Must not write. */
  readonly watch: (watcher: (changes: ChangeSet) => void) => void;
  /** All rows of this moment. Costs nothing but what is changed afterwards. */
  readonly snapshot: () => Snapshot;
  /** Goes back to a snapshot of this very state; to be committed like any change. */
  readonly restore: (snapshot: Snapshot) => ChangeSet;
  /** Deletes all rows; to be committed like any change. */
  readonly reset: () => ChangeSet;
  /** All rows as plain JSON data, and back. `importState` throws StorageError for rows of newer versions; to be committed. */
  readonly exportState: () => StateFile;
  readonly importState: (file: StateFile) => ChangeSet;
  /** Tables with rows that no part of the program declared; they are kept. */
  readonly unknownTables: () => readonly string[];
}

export interface Snapshot {
  readonly tables: ReadonlyMap<string, OrderedMap<unknown>>;
}

export interface StateOptions {
  /** Freezes rows when they are put, and throws for one that is not plain JSON data. For tests: it costs. */
  readonly strict?: boolean;
  /** Opens the journal; the rows that it holds are loaded first. */
  readonly journal?: (owner: JournalOwner) => Promise<Journal>;
  readonly replayNote?: (note: unknown) => void;
  readonly keepNotes?: () => Promise<void>;
}

/** A state without a journal: nothing outlives the process. */
export function createState(tables: readonly AnyTable[], options: Pick<StateOptions, 'strict'> = {}): State {
  return stateOf(createRows(tables), options.strict ?? false, undefined, []);
}

/** A state with the rows of a journal. */
export async function openState(
  tables: readonly AnyTable[],
  options: StateOptions,
): Promise<{ readonly state: State; readonly journal?: Journal }> {
  const rows = createRows(tables);
  const watchers: ((changes: ChangeSet) => void)[] = [];
  const journal = await options.journal?.({
    versions: () => rows.versions,
    begin: rows.begin,
    replay: rows.load,
    replayNote: options.replayNote ?? (() => undefined),
    rows: () => entriesOf(rows.freeze()),
    keepNotes: options.keepNotes ?? (() => Promise.resolve()),
    lost: (lost) => {
      const undone = reversed(lost.flat());
      applyAll(rows, undone);
      for (const watcher of watchers) watcher(undone);
    },
  });
  const state = stateOf(rows, options.strict ?? false, journal, watchers);
  return { state, ...(journal === undefined ? {} : { journal }) };
}

function stateOf(rows: Rows, strict: boolean, journal: Journal | undefined, watchers: ((changes: ChangeSet) => void)[]): State {
  /** Of the call that is running. */
  let changes: Change[] | undefined;

  const reader: StateReader = {
    get: <Row>(table: AnyTable, key: string) => rows.of(table).map.get(key) as Row | undefined,
    scan: (table, prefix, after) => scanRows(rows.of(table), prefix, after),
  };
  const write = (table: AnyTable, key: string, after: unknown): void => {
    if (changes === undefined) throw new Error(`${table.name} was written outside of a call`);
    const set = rows.of(table);
    const before = set.map.get(key);
    if (before === after) return;
    set.writes++;
    if (after === undefined) set.map.delete(key);
    else set.map.set(key, after);
    changes.push({ table: table.name, key, before, after });
  };
  const writer: StateWriter = {
    ...reader,
    put: (table, key, row) => {
      if (row === undefined) throw new TypeError(`${table.name}: there is no row to put`);
      if (strict) freezePlain(row, table.name);
      write(table, key, row);
    },
    delete: (table, key) => write(table, key, undefined),
  };

  /** Makes changes part of what is journalled and told; they have been applied. */
  const publish = (made: ChangeSet): ChangeSet => {
    if (made.length === 0) return NO_CHANGES;
    try {
      journal?.append(made);
    } catch (error) {
      applyAll(rows, reversed(made));
      throw error;
    }
    for (const watcher of watchers) watcher(made);
    return made;
  };
  const become = (tables: ReadonlyMap<string, OrderedMap<unknown>>): ChangeSet => {
    if (changes !== undefined) throw new Error('the state was replaced within a call');
    const made = rows.changesTo(tables);
    applyAll(rows, made);
    return publish(made);
  };

  return {
    reader,
    transact: (work) => {
      if (changes !== undefined) throw new Error('one call was begun within another');
      const made: Change[] = [];
      changes = made;
      let value: ReturnType<typeof work>;
      try {
        value = work(writer);
      } catch (error) {
        applyAll(rows, reversed(made));
        throw error;
      } finally {
        changes = undefined;
      }
      return { value, changes: publish(made) };
    },
    commit: (made) => (journal === undefined || made.length === 0 ? undefined : (journal.written() ?? failed(journal))),
    settled: () => journal?.settled(),
    watch: (watcher) => {
      watchers.push(watcher);
    },
    snapshot: () => ({ tables: rows.freeze() }),
    restore: (snapshot) => become(snapshot.tables),
    reset: () => become(new Map()),
    exportState: () => exportRows(rows),
    importState: (file) => become(importRows(rows, file)),
    unknownTables: () => [...rows.sets()].filter((set) => set.table === undefined && !set.map.isEmpty).map((set) => set.name),
  };
}

/** Changes whose write failed before anybody asked are not durable, though nothing is queued. */
function failed(journal: Journal): Promise<void> | undefined {
  const failure = journal.failure();
  return failure === undefined ? undefined : Promise.reject(failure);
}

function applyAll(rows: Rows, changes: ChangeSet): void {
  for (const { table, key, after } of changes) rows.apply(table, key, after);
}

function* entriesOf(tables: ReadonlyMap<string, OrderedMap<unknown>>): Generator<Entry> {
  for (const [name, map] of tables) for (const [key, row] of map.entries()) yield [name, key, row];
}
