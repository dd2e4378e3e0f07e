// Groups of recorded calls, made by Athena.
import { ok, type Result } from '../../model/result.ts';
import type { WantedMembersOf } from '../wanted-members.ts';
import type { ActivityFilter } from './activity-filter.ts';
import { type AthenaEndpoint, openAthena } from './athena-client.ts';
import { runAthenaQuery } from './athena-query.ts';
import { groupingSql } from './grouping-sql.ts';
import { readPages } from './read-pages.ts';
import { type SqlActivity, sqlActivity } from './sql-activity.ts';
import type { SqlFailure } from './sql-failure.ts';
import type { SqlTable } from './sql-table.ts';
import { systemWait, type Wait } from './wait.ts';

export interface AthenaGroupsOptions {
  readonly table: SqlTable;
  readonly filter: ActivityFilter;
  readonly wanted: WantedMembersOf;
  /** As of `readActivity`. */
  readonly foldAbove?: number | undefined;
  /** Absent: the account's `primary`. */
  readonly workgroup?: string | undefined;
  /** Where Athena writes the result: `s3://bucket/prefix/`. Needed where the workgroup has no place of its own. */
  readonly output?: string | undefined;
  readonly athena?: AthenaEndpoint | undefined;
  readonly signal?: AbortSignal | undefined;
  /** How to wait for the query's end; replaced in tests. */
  readonly wait?: Wait | undefined;
  /** Told of progress: rows so far, and bytes that Athena has read. */
  readonly onPage?: ((rows: number, scannedBytes: number) => void) | undefined;
}

/**
 * Asks Athena for the calls of a table, grouped as `readActivity` groups those of files. The caller needs the permissions that the guide on large logs
 * lists. The error is AWS's own.
 */
export async function athenaGroups(options: AthenaGroupsOptions): Promise<Result<SqlActivity, SqlFailure>> {
  const { table, filter, wanted, foldAbove, workgroup, output, athena = {}, signal, wait = systemWait, onPage } = options;
  const opened = await openAthena(athena);
  try {
    const [catalog, database] = table.name.length > 2 ? table.name : [undefined, table.name[0]];
    const query = { sql: groupingSql(table, filter), catalog, database, workgroup, output };
    const onRunning = onPage === undefined ? undefined : (bytes: number): void => onPage(0, bytes);
    const read = await readPages(runAthenaQuery(opened, query, { signal, wait, onRunning }), { wanted, filter, foldAbove }, onPage);
    if (!read.ok) return read;
    const { gathered, scannedBytes } = read.value;
    const notes = [`Athena read ${scannedBytes} bytes, which is what AWS charges for`];
    return ok(sqlActivity(gathered, { database: 'Athena', table: table.name.join('.'), scannedBytes, notes }));
  } finally {
    opened.client.destroy();
  }
}
