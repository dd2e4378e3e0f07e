// All statements that make the tables for a trail, in the order in which they are to be run.
import { fail, ok, type Result } from '../../model/result.ts';
import type { DayFolder } from '../read/list-log-folders.ts';
import { athenaTableDdl } from './athena-ddl.ts';
import { slimTableDdl, slimTableInsert } from './slim-table-ddl.ts';
import { sqlName } from './sql-text.ts';
import { trinoPartitionDdl, trinoTableDdl } from './trino-ddl.ts';

export interface TrailTables {
  readonly dialect: 'athena' | 'trino';
  /** Database and table for Athena; catalog, schema and table for Trino. */
  readonly name: readonly string[];
  /** The folder with the accounts in it; for Trino without partitions any folder. */
  readonly location: string;
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
  /** The first and the last day there are logs of: `2026-01-31`. */
  readonly since: string;
  readonly until: string;
  /** The partitions of Trino; absent: the table has none. Athena works its own out. */
  readonly folders?: readonly DayFolder[];
  /** Where Athena puts the files of the table in Parquet; absent: where the workgroup puts its answers. */
  readonly slimLocation?: string;
}

export interface TableStatement {
  /** What it is for, for people; absent: as the one before. */
  readonly about?: string;
  readonly sql: string;
}

/** "Considerations and limitations for CTAS queries" (Athena), `hive.max-partitions-per-writers` (Trino). */
const MOST_DAYS = 100;

/** The error says what is wrong with a name or with the location. */
export function trailTables(wanted: TrailTables): Result<readonly TableStatement[], string> {
  const made = wanted.dialect === 'athena' ? athenaTables(wanted) : trinoTables(wanted);
  const wrong = made.find(({ sql }) => !sql.ok)?.sql;
  if (wrong !== undefined && !wrong.ok) return wrong;
  return ok(made.flatMap(({ about, sql }) => (sql.ok ? [{ ...(about !== undefined && { about }), sql: sql.value }] : [])));
}

interface Made {
  readonly about?: string;
  readonly sql: Result<string, string>;
}

function athenaTables(wanted: TrailTables): readonly Made[] {
  const { name, accounts, regions, since, location } = wanted;
  const [database = ''] = name;
  return [
    { about: 'The database, if it is not there.', sql: ok(`CREATE DATABASE IF NOT EXISTS \`${database}\``) },
    {
      about: 'The objects as they are. Partitions are worked out; accounts and regions that are added later have to be named here.',
      sql: name.length === 2 ? athenaTableDdl({ name, location, accounts, regions, since }) : fail('Athena takes DATABASE.TABLE here'),
    },
    ...slimTables(wanted),
  ];
}

function trinoTables(wanted: TrailTables): readonly Made[] {
  const [catalog, schema, table, ...rest] = wanted.name;
  if (catalog === undefined || schema === undefined || table === undefined || rest.length > 0)
    return [{ sql: fail('Trino takes CATALOG.SCHEMA.TABLE') }];
  const name = [catalog, schema, table] as const;
  const { location, folders } = wanted;
  const partitions = (folders ?? []).map((folder, index): Made => {
    const { account, region, day } = folder;
    const sql = trinoPartitionDdl(name, { ...folder, location: `${location}${account}/CloudTrail/${region}/${day}/` });
    return index > 0
      ? { sql }
      : {
          about:
            'Its folders, which are to be made known (hive.allow-register-partition-procedure=true in the catalog). Later days: likewise.',
          sql,
        };
  });
  const about = `The objects as they are, a line each${folders === undefined ? ' (hive.recursive-directories=true in the catalog)' : ''}.`;
  return [
    { about: 'The schema, if it is not there.', sql: ok(`CREATE SCHEMA IF NOT EXISTS ${[catalog, schema].map(sqlName).join('.')}`) },
    { about, sql: trinoTableDdl({ name, location, partitioned: folders !== undefined }) },
    ...partitions,
    ...slimTables(wanted),
  ];
}

/** As many statements as the days take. Without partitions nothing tells the days apart, and there may be too many of them for one statement. */
function slimTables({ dialect, name, since, until, folders, slimLocation }: TrailTables): readonly Made[] {
  if (dialect === 'trino' && folders === undefined) return [];
  const slim = [...name.slice(0, -1), `${name.at(-1) ?? ''}_slim`];
  const source = { form: dialect === 'athena' ? 'cloudTrail' : 'lines', name } as const;
  return spansOf(since, until).map(({ from, to }, index): Made => {
    const filter = { from: `${from}T00:00:00Z`, to: `${to}T00:00:00Z`, lateHours: 0 };
    if (index > 0) return { sql: slimTableInsert({ dialect, source, name: slim, filter }) };
    return {
      about: 'If you like: the same in Parquet, which is read faster and for less (--table-form slim). Later days are added with INSERT.',
      sql: slimTableDdl({ dialect, source, name: slim, ...(slimLocation !== undefined && { location: slimLocation }), filter }),
    };
  });
}

/** First and last days. */
function spansOf(since: string, until: string): readonly { readonly from: string; readonly to: string }[] {
  const spans: { from: string; to: string }[] = [];
  for (let from = since; from <= until; from = dayAfter(from, MOST_DAYS)) {
    const last = dayAfter(from, MOST_DAYS - 1);
    spans.push({ from, to: last < until ? last : until });
  }
  return spans;
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
