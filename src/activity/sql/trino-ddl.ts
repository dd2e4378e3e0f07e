// The tables that Trino's Hive connector reads the objects of a trail through: one column with the text of a line, as an object is one line of JSON.
import { ok, type Result } from '../../model/result.ts';
import { checkLocation, checkTableName } from './log-location.ts';
import { sqlLiteral, sqlName } from './sql-text.ts';

export interface TrinoTableOptions {
  /** `['hive', 'logs', 'cloudtrail']`: catalog, schema and table. */
  readonly name: readonly [string, string, string];
  /** The folder with the accounts in it (`…/AWSLogs/`, `…/AWSLogs/o-…/`), or, without partitions, any folder. */
  readonly location: string;
  readonly partitioned: boolean;
}

/**
 * One statement. The separator of fields is a character that JSON has to escape, so that a line is never cut. With partitions, the catalog needs
 * `trinoPartitionDdl` for each folder. The error says what is wrong with the options.
 */
export function trinoTableDdl({ name, location, partitioned }: TrinoTableOptions): Result<string, string> {
  const names = checkTableName(name);
  if (!names.ok) return names;
  const folder = checkLocation(location);
  if (!folder.ok) return folder;
  const columns = ['line varchar', ...(partitioned ? ['account varchar', 'region varchar', 'day varchar'] : [])];
  const properties = [
    "format = 'TEXTFILE'",
    "textfile_field_separator = U&'\\0001'",
    `external_location = ${sqlLiteral(folder.value)}`,
    ...(partitioned ? ["partitioned_by = ARRAY['account', 'region', 'day']"] : []),
  ];
  return ok(`CREATE TABLE ${names.value.map(sqlName).join('.')} (${columns.join(', ')})\nWITH (${properties.join(',\n  ')})`);
}

export interface LogFolder {
  readonly account: string;
  readonly region: string;
  /** `2026/08/24`. */
  readonly day: string;
  readonly location: string;
}

/** Makes one folder of a trail known as a partition. The catalog has to allow it: `hive.allow-register-partition-procedure=true`. */
export function trinoPartitionDdl([catalog, schema, table]: TrinoTableOptions['name'], folder: LogFolder): Result<string, string> {
  const names = checkTableName([catalog, schema, table]);
  if (!names.ok) return names;
  const location = checkLocation(folder.location);
  if (!location.ok) return location;
  const values = [folder.account, folder.region, folder.day].map(sqlLiteral).join(', ');
  const target = `${sqlLiteral(schema)}, ${sqlLiteral(table)}`;
  return ok(
    `CALL ${sqlName(catalog)}.system.register_partition(${target}, ARRAY['account', 'region', 'day'], ARRAY[${values}], ${sqlLiteral(location.value)})`,
  );
}
