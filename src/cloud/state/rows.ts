// All rows in memory: an ordered map for each table, those tables included that only the stored data knows.
import type { Change } from './changes.ts';
import { type Entry, StorageError } from './journal.ts';
import { eachDifference, orderedMap, type OrderedMap } from './ordered-map.ts';
import type { AnyTable } from './table.ts';

export interface RowSet {
  readonly name: string;
  /** Of the rows in memory. */
  readonly version: number;
  /** Absent: no part of the program knows it; its rows are kept as they are. */
  readonly table?: AnyTable;
  map: OrderedMap<unknown>;
  /** Counts writes, so that a scan notices those under its feet. */
  writes: number;
}

export interface Rows {
  /** Throws if the table was not declared. */
  readonly of: (table: AnyTable) => RowSet;
  readonly sets: () => Iterable<RowSet>;
  /** By table; grows when stored data brings a table that nobody declared. */
  readonly versions: ReadonlyMap<string, number>;
  /** Sets or deletes one row. */
  readonly apply: (table: string, key: string, row: unknown) => void;
  /** The versions of the stored entries that come next. Throws StorageError for one that is newer than the program, or cannot be brought up. */
  readonly begin: (versions: ReadonlyMap<string, number>) => void;
  /** A stored entry; its row is brought up to today's version. */
  readonly load: (entry: Entry) => void;
  /** All rows as they are at this moment; costs nothing until rows are written. */
  readonly freeze: () => ReadonlyMap<string, OrderedMap<unknown>>;
  /** What turns the rows as they are into these. */
  readonly changesTo: (frozen: ReadonlyMap<string, OrderedMap<unknown>>) => readonly Change[];
}

export function createRows(tables: readonly AnyTable[]): Rows {
  const sets = new Map<string, RowSet>();
  for (const table of tables) {
    if (sets.has(table.name)) throw new Error(`two tables are named ${table.name}`);
    sets.set(table.name, { name: table.name, version: table.version, table, map: orderedMap(), writes: 0 });
  }
  const versions = new Map([...sets.values()].map(({ name, version }) => [name, version]));
  let incoming: ReadonlyMap<string, number> = new Map();

  const stored = (name: string, version = 1): RowSet => {
    const known = sets.get(name);
    if (known !== undefined) return known;
    const set: RowSet = { name, version, map: orderedMap(), writes: 0 };
    sets.set(name, set);
    versions.set(name, version);
    return set;
  };
  const write = (set: RowSet, key: string, row: unknown): void => {
    set.writes++;
    if (row === undefined) set.map.delete(key);
    else set.map.set(key, row);
  };

  return {
    of: (table) => {
      const set = sets.get(table.name);
      if (set === undefined) throw new Error(`the table ${table.name} was not declared when the state was made`);
      return set;
    },
    sets: () => sets.values(),
    versions,
    apply: (table, key, row) => write(stored(table), key, row),
    begin: (arriving) => {
      for (const [name, version] of arriving) {
        const { table, version: own } = stored(name, version);
        if (version === own) continue;
        const tail = `rows of ${name} are of version ${version}`;
        if (table === undefined) throw new StorageError(`${tail} and ${own}, and this program does not know them; use the newer program`);
        if (version > own) throw new StorageError(`${tail}, and this program knows ${own}; use the newer program`);
        if (table.migrate === undefined) throw new StorageError(`${tail}, and nothing brings them up to ${own}`);
      }
      incoming = arriving;
    },
    load: ([name, key, row]) => {
      const set = stored(name);
      const from = incoming.get(name) ?? set.version;
      const old = row !== undefined && set.table?.migrate !== undefined && from < set.version;
      write(set, key, old ? set.table.migrate?.(row, from) : row);
    },
    freeze: () => new Map([...sets.values()].map((set) => [set.name, set.map.clone()])),
    changesTo: (frozen) => {
      const changes: Change[] = [];
      for (const set of sets.values()) {
        const to = frozen.get(set.name) ?? orderedMap();
        eachDifference(set.map, to, (key, before, after) => changes.push({ table: set.name, key, before, after }));
      }
      return changes;
    },
  };
}
