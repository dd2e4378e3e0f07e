// Which table the events are in, and how its columns are laid out.

/**
 * - `cloudTrail`: Athena over the objects of a trail, with `CloudTrailSerde` (`tableDdl` writes the statement).
 * - `lines`: one column `line` with the text of one object, as the objects of a trail are one line of JSON each; what Trino can read.
 * - `slim`: Parquet, made from one of the above by `slimTableDdl`.
 * - `securityLake`, `cloudTrailLake`: AWS's own stores. Written from their documentation; not tried.
 */
export type TableForm = 'cloudTrail' | 'lines' | 'slim' | 'securityLake' | 'cloudTrailLake';

export interface SqlTable {
  readonly form: TableForm;
  /** The table's name with what it is qualified by, from the outside in: `['hive', 'logs', 'cloudtrail']`. */
  readonly name: readonly string[];
  /** False for tables of the forms `cloudTrail` and `lines` that have no columns `account`, `region` and `day` to be pruned by. */
  readonly partitioned?: boolean;
}
