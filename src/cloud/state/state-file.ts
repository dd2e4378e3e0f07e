// All rows as one plain value: what a snapshot file of the cloud holds.
import { StorageError } from './journal.ts';
import type { OrderedMap } from './ordered-map.ts';
import { createRows, type Rows } from './rows.ts';

export interface StateFile {
  /** Form of this very value. */
  readonly version: 1;
  readonly tables: readonly StoredTable[];
}

export interface StoredTable {
  readonly name: string;
  /** Of the rows. */
  readonly version: number;
  readonly rows: readonly (readonly [key: string, row: unknown])[];
}

export function exportRows(rows: Rows): StateFile {
  const tables = [...rows.sets()]
    .filter(({ map }) => !map.isEmpty)
    .map(({ name, version, map }) => ({ name, version, rows: map.toArray() }));
  return { version: 1, tables };
}

/** The rows of a file, brought up to today's versions. Throws StorageError for newer ones. */
export function importRows(rows: Rows, file: StateFile): ReadonlyMap<string, OrderedMap<unknown>> {
  if (file.version !== 1)
    throw new StorageError(`a state of version ${String(file.version)} is unknown to this program; use the newer one that wrote it`);
  const known = [...rows.sets()].flatMap(({ table }) => table ?? []);
  const imported = createRows(known);
  imported.begin(new Map(file.tables.map(({ name, version }) => [name, version])));
  for (const { name, rows: stored } of file.tables) for (const [key, row] of stored) imported.load([name, key, row]);
  // Tables that only the file knows get a place, so that they are not lost.
  rows.begin(new Map(file.tables.map(({ name, version }) => [name, version])));
  return imported.freeze();
}
