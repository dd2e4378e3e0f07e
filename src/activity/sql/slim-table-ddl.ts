// Parquet with only what grouping needs, made once from the objects of a trail: later queries read a small part of the bytes.
import { ok, type Result } from '../../model/result.ts';
import type { ActivityFilter } from './activity-filter.ts';
import { EVENT_COLUMNS, eventColumns } from './event-columns.ts';
import { eventRows, readable } from './events-sql.ts';
import { checkLocation, checkTableName } from './log-location.ts';
import type { SqlTable } from './sql-table.ts';
import { sqlLiteral, sqlName } from './sql-text.ts';

export interface SlimTableOptions {
  readonly dialect: 'athena' | 'trino';
  /** Of the form `cloudTrail` or `lines`. */
  readonly source: SqlTable;
  readonly name: readonly string[];
  /** Where the files go; absent: where the database keeps its tables. */
  readonly location?: string;
  /** Days, accounts and regions to take over. Athena and Trino write at most 100 partitions, here days, in one statement. */
  readonly filter: ActivityFilter;
}

/** The statement that makes the table, with the events of the selected days in it. */
export function slimTableDdl(options: SlimTableOptions): Result<string, string> {
  const { dialect, name, location } = options;
  const names = checkTableName(name);
  if (!names.ok) return names;
  const folder = location === undefined ? ok(undefined) : checkLocation(location);
  if (!folder.ok) return folder;
  const properties = [
    "format = 'PARQUET'",
    "partitioned_by = ARRAY['day']",
    ...(dialect === 'athena' ? ["write_compression = 'ZSTD'"] : []),
    ...(folder.value === undefined ? [] : [`external_location = ${sqlLiteral(folder.value)}`]),
  ];
  return ok(`CREATE TABLE ${names.value.map(sqlName).join('.')}\nWITH (${properties.join(', ')}) AS\n${slimSelect(options)}`);
}

/** The statement that adds more days to the table. A day that is added twice is in it twice; grouping counts its events once. */
export function slimTableInsert(options: SlimTableOptions): Result<string, string> {
  const names = checkTableName(options.name);
  return names.ok ? ok(`INSERT INTO ${names.value.map(sqlName).join('.')}\n${slimSelect(options)}`) : names;
}

function slimSelect({ source, filter }: SlimTableOptions): string {
  const columns = eventColumns(source.form);
  const taken = EVENT_COLUMNS.map((column) => `${readable(column, columns[column])} AS ${column === 'region' ? 'event_region' : column}`);
  const isStoredByDay = source.partitioned !== false;
  const place = isStoredByDay
    ? ['account AS account', 'region AS region', 'day AS day']
    : [
        `coalesce(${columns.recipient_account}, '') AS account`,
        `coalesce(${columns.region}, '') AS region`,
        `replace(substr(coalesce(${columns.event_time}, ''), 1, 10), '-', '/') AS day`,
      ];
  const rows = eventRows(source, filter);
  const isEvent = `coalesce(${columns.event_source}, '') <> '' AND coalesce(${columns.event_name}, '') <> ''`;
  return `SELECT ${[...taken, ...place].join(',\n  ')}\n${rows}${rows.includes('\nWHERE ') ? ' AND ' : '\nWHERE '}${isEvent}`;
}
