// Groups of recorded calls, made by Trino.
import { fail, ok, type Result } from '../../model/result.ts';
import type { WantedMembersOf } from '../wanted-members.ts';
import type { ActivityFilter } from './activity-filter.ts';
import { groupingSql } from './grouping-sql.ts';
import { readPages } from './read-pages.ts';
import { type SqlActivity, sqlActivity } from './sql-activity.ts';
import type { SqlFailure } from './sql-failure.ts';
import type { SqlTable } from './sql-table.ts';
import { checkTrinoServer, type TrinoServer } from './trino-server.ts';
import { runTrinoStatement } from './trino-statement.ts';
import type { Wait } from './wait.ts';

export interface TrinoGroupsOptions {
  readonly server: TrinoServer;
  readonly table: SqlTable;
  readonly filter: ActivityFilter;
  readonly wanted: WantedMembersOf;
  /** As of `readActivity`. */
  readonly foldAbove?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** How to wait before a request is repeated; replaced in tests. */
  readonly wait?: Wait | undefined;
  /** Told of progress: rows so far, and bytes that Trino has read. */
  readonly onPage?: ((rows: number, scannedBytes: number) => void) | undefined;
}

/**
 * Asks Trino for the calls of a table, grouped as `readActivity` groups those of files. The rows are read page by page; what is held are the groups.
 * The error is the database's own, or says what is wrong with the address.
 */
export async function trinoGroups(options: TrinoGroupsOptions): Promise<Result<SqlActivity, SqlFailure>> {
  const { server, table, filter, wanted, foldAbove, onPage, signal, wait } = options;
  const checked = checkTrinoServer(server);
  if (!checked.ok) return fail({ kind: 'refused', message: checked.error });
  const read = await readPages(
    runTrinoStatement(server, groupingSql(table, filter), { signal, wait }),
    { wanted, filter, foldAbove },
    onPage,
  );
  if (!read.ok) return read;
  const { gathered, scannedBytes } = read.value;
  return ok(sqlActivity(gathered, { database: 'Trino', table: table.name.join('.'), scannedBytes, notes: [] }));
}
