// The one query: the events of a table, grouped as the embedded reader groups them.
import type { ActivityFilter } from './activity-filter.ts';
import { KEY_COLUMNS } from './event-columns.ts';
import { eventsSql } from './events-sql.ts';
import { principalSql } from './principal-sql.ts';
import type { SqlTable } from './sql-table.ts';
import { sqlLiteral } from './sql-text.ts';

const KEYS = [...KEY_COLUMNS, 'line'] as const;

/** Of the result. `rows_read` counts repeats too. */
const GATHERED = ['events', 'rows_read', 'data_events', 'first_seen', 'first_id', 'last_seen', 'last_id'] as const;

export type RowColumn = (typeof KEY_COLUMNS)[number] | 'line' | (typeof GATHERED)[number];
/** The columns of the result, all varchar: the key, `line` (see `eventsSql`), and what was gathered. */
export const ROW_COLUMNS: readonly RowColumn[] = [...KEYS, ...GATHERED];

/**
 * The query for Athena (engine version 3) and for Trino, which share the dialect. Parameters and response come whole, as JSON text: `openRowGroups` keeps
 * of them what the embedded reader keeps, and joins the groups that are equal then.
 *
 * Repeats of an event are counted once by `eventID`. Grouping by the instant first makes the ids of the first and the last event exact: of several at one
 * instant the one that sorts first.
 */
export function groupingSql(table: SqlTable, filter: ActivityFilter): string {
  const keys = KEYS.join(', ');
  return [
    `WITH events AS (\n${eventsSql(table, filter)}\n), instants AS (`,
    `SELECT ${keys}, event_time, min(event_id) AS id, bool_or(is_data) AS is_data,`,
    '  count(DISTINCT event_id) + count(*) - count(event_id) AS n, count(*) AS n_rows',
    `FROM events${whereSql(filter)}`,
    `GROUP BY ${keys}, event_time`,
    ')',
    `SELECT ${keys},`,
    '  CAST(sum(n) AS varchar) AS events, CAST(sum(n_rows) AS varchar) AS rows_read, CAST(bool_or(is_data) AS varchar) AS data_events,',
    "  min(event_time) AS first_seen, min_by(id, coalesce(event_time, '~')) AS first_id,",
    "  max(event_time) AS last_seen, max_by(id, coalesce(event_time, '')) AS last_id",
    `FROM instants GROUP BY ${keys}`,
  ].join('\n');
}

/** What is asked of the events themselves. Lines that are no object are told of whatever is asked. */
function whereSql({ principals, from, to }: ActivityFilter): string {
  const conditions: string[] = [];
  if (principals !== undefined) conditions.push(principalSql(principals));
  if (from !== undefined) conditions.push(`event_time >= ${sqlLiteral(from)}`);
  if (to !== undefined) conditions.push(`event_time < ${sqlLiteral(to)}`);
  return conditions.length === 0 ? '' : ` WHERE line <> '' OR (${conditions.join(' AND ')})`;
}
