// The events of a table in the common columns, and no more of the table than is asked for.
import { latestDelivery } from '../read/selection.ts';
import type { ActivityFilter } from './activity-filter.ts';
import { EVENT_COLUMNS, type EventColumn, eventColumns } from './event-columns.ts';
import type { SqlTable } from './sql-table.ts';
import { sqlList, sqlLiteral, sqlName } from './sql-text.ts';

/**
 * One row for each event: texts of the key are never NULL, `event_id` and `event_time` are NULL when the event has none. `line` is '' for events; a line that is
 * no object of a trail is a row too, with `noRecords` there, and one without events with `empty`.
 */
export function eventsSql(table: SqlTable, filter: ActivityFilter): string {
  const columns = eventColumns(table.form);
  const taken = EVENT_COLUMNS.map((name) => `${readable(name, columns[name])} AS ${name}`);
  return `SELECT ${[...taken, `${lineColumn(table)} AS line`].join(',\n  ')}\n${eventRows(table, filter)}`;
}

/** FROM and WHERE. */
export function eventRows(table: SqlTable, filter: ActivityFilter): string {
  const conditions = pruning(table, filter);
  const name = table.name.map(sqlName).join('.');
  const from = table.form === 'lines' ? `FROM (${lineEvents(name, table)})` : `FROM ${name}`;
  return conditions.length === 0 ? from : `${from}\nWHERE ${conditions.join(' AND ')}`;
}

export function readable(name: EventColumn, expression: string): string {
  if (name === 'is_data') return expression;
  return name === 'event_id' || name === 'event_time' ? `nullif(${expression}, '')` : `coalesce(${expression}, '')`;
}

const RECORDS = "TRY_CAST(json_extract(lines.line, '$.Records') AS array(json))";
/** Objects of a trail, and lines that are one event each. A path keeps the order of members, which `json_parse` would not. */
const RECORDS_OF_LINE = `coalesce(${RECORDS}, CASE WHEN json_extract_scalar(lines.line, '$.eventName') IS NOT NULL THEN ARRAY[json_extract(lines.line, '$')] END)`;
const STATE_OF_LINE = `CASE WHEN record.e IS NOT NULL THEN '' WHEN cardinality(${RECORDS}) >= 0 THEN 'empty' ELSE 'noRecords' END`;

/** The events of a table of lines, each as a map of its members (NULL for what is no object), and what its line was. */
function lineEvents(name: string, { partitioned }: SqlTable): string {
  const partitions = partitioned === false ? '' : ', lines.account, lines.region, lines.day';
  return [
    `SELECT TRY_CAST(record.e AS map(varchar, json)) AS e, ${STATE_OF_LINE} AS state${partitions}`,
    `FROM ${name} AS lines LEFT JOIN UNNEST(${RECORDS_OF_LINE}) AS record (e) ON TRUE`,
  ].join('\n');
}

function lineColumn({ form }: SqlTable): string {
  return form === 'lines' ? 'state' : "''";
}

/** Conditions on the columns that a table is stored by, so that no other parts of it are read. */
function pruning({ form, partitioned }: SqlTable, filter: ActivityFilter): readonly string[] {
  const { accounts, regions, from, to } = filter;
  const isStoredByDay = form === 'slim' || ((form === 'cloudTrail' || form === 'lines') && partitioned !== false);
  const columns = eventColumns(form);
  const account = isStoredByDay ? 'account' : columns.recipient_account;
  const region = isStoredByDay ? 'region' : columns.region;
  const conditions: string[] = [];
  if (accounts !== undefined) conditions.push(isOneOf(account, accounts, isStoredByDay));
  if (regions !== undefined) conditions.push(isOneOf(region, regions, isStoredByDay));
  if (isStoredByDay) {
    const latest = latestDelivery(filter);
    if (from !== undefined) conditions.push(`day >= ${sqlLiteral(dayOf(from))}`);
    if (latest !== undefined) conditions.push(`day <= ${sqlLiteral(dayOf(latest))}`);
  }
  const instant = form === 'securityLake' ? 'time_dt' : form === 'cloudTrailLake' ? 'eventTime' : undefined;
  if (instant !== undefined) {
    if (from !== undefined) conditions.push(`${instant} >= ${timestamp(from)}`);
    if (to !== undefined) conditions.push(`${instant} < ${timestamp(to)}`);
  }
  return conditions;
}

/** Events that do not tell are kept, as the embedded reader keeps them; folders always tell. */
function isOneOf(column: string, values: readonly string[], isFolder: boolean): string {
  if (values.length === 0) return 'false';
  return isFolder ? `${column} IN ${sqlList(values)}` : `coalesce(${column}, '') IN ${sqlList([...values, ''])}`;
}

/** `2026/08/24`, as the folders of a trail are named. */
function dayOf(instant: string): string {
  return instant.slice(0, 10).replaceAll('-', '/');
}

/** Instants of a selection are all written alike. */
function timestamp(instant: string): string {
  return `TIMESTAMP ${sqlLiteral(instant.slice(0, 19).replace('T', ' '))}`;
}
