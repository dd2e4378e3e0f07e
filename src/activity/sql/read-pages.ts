// Reads the pages of a database's result into groups.
import { fail, ok, type Result } from '../../model/result.ts';
import { MOST_GROUPS } from '../read/read-limits.ts';
import { ROW_COLUMNS } from './grouping-sql.ts';
import { type GatheredRows, openRowGroups, type RowGroups, type RowGroupsOptions } from './row-groups.ts';
import type { SqlFailure } from './sql-failure.ts';

export interface ResultPage {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
  readonly scannedBytes: number;
}

/** The generator ends with why the query failed, if it did; it is closed in any case. */
export type ResultPages = AsyncGenerator<ResultPage, SqlFailure | undefined, undefined>;

export interface PagesRead {
  readonly gathered: GatheredRows;
  readonly scannedBytes: number;
}

/** Holds the groups, and of the rows one page at a time. `most`: distinct groups that are held. */
export async function readPages(
  pages: ResultPages,
  options: RowGroupsOptions,
  onPage?: (rows: number, scannedBytes: number) => void,
  most: number = MOST_GROUPS,
): Promise<Result<PagesRead, SqlFailure>> {
  let rowGroups: RowGroups | undefined;
  let rows = 0;
  let scannedBytes = 0;
  try {
    for (;;) {
      const { done, value } = await pages.next();
      if (done === true) {
        if (value !== undefined) return fail(value);
        break;
      }
      if (rowGroups === undefined) {
        const opened = openRowGroups(value.columns, options);
        if (!opened.ok) return fail(malformed(opened.error));
        rowGroups = opened.value;
      }
      for (const row of value.rows) {
        const added = rowGroups.add(row);
        if (!added.ok) return fail(malformed(added.error));
      }
      if (rowGroups.size() > most) {
        rowGroups.fold();
        if (rowGroups.size() > most) return fail(tooMany(most));
      }
      rows += value.rows.length;
      scannedBytes = value.scannedBytes;
      onPage?.(rows, scannedBytes);
    }
  } finally {
    // Without effect when all was read; else the query is cancelled.
    await pages.return(undefined);
  }
  const read = rowGroups === undefined ? openRowGroups(ROW_COLUMNS, options) : ok(rowGroups);
  return read.ok ? ok({ gathered: read.value.finish(), scannedBytes }) : fail(malformed(read.error));
}

function tooMany(most: number): SqlFailure {
  return {
    kind: 'query',
    message: `there are more than ${most} distinct calls; ask for fewer at a time: one principal, fewer days, accounts or regions`,
  };
}

function malformed(reason: string): SqlFailure {
  return { kind: 'unreachable', message: `the rows are not those that were asked for: ${reason}` };
}
