// The tables that `generate --ddl` is asked for: over which folder of a bucket, and with which accounts, regions and days.
import { type DayFolder, listLogFolders, type LogFolders } from '../../activity/read/list-log-folders.ts';
import type { ActivitySource } from '../../activity/read/source.ts';
import type { TrailTables } from '../../activity/sql/trail-tables.ts';
import { fail, ok, type Result } from '../../model/result.ts';
import type { DatabaseChoice } from './database-choice.ts';
import type { GenerateOptions } from './generate-options.ts';
import { leftOut } from './left-out.ts';
import type { ProgressLine } from './progress-line.ts';
import { bytesText, counted } from './quantity.ts';
import { selectionOf } from './selection-of.ts';
import { withSide } from './with-side.ts';

type Bucket = Extract<ActivitySource, { readonly kind: 's3' }>;

export interface WantedTables {
  readonly tables: TrailTables;
  /** What the tables will not have, for people. */
  readonly gaps: readonly string[];
}

/** Lists objects for the accounts, regions, days and folders that nothing else tells; the error says why there are none. */
export async function wantedTables(
  source: Bucket,
  database: DatabaseChoice,
  options: GenerateOptions,
  progress: ProgressLine,
  signal: AbortSignal,
): Promise<Result<WantedTables, string>> {
  return toldTables(source, database, options) ?? (await listedTables(source, database, options, progress, signal));
}

/** What the command line tells alone; undefined where objects have to be listed. */
function toldTables(
  { bucket, prefix }: Bucket,
  database: DatabaseChoice,
  options: GenerateOptions,
): Result<WantedTables, string> | undefined {
  const { accounts, regions, from, to } = options;
  if (database.table.partitioned !== false) {
    if (database.kind === 'trino' || accounts.length === 0 || regions.length === 0 || from === undefined) return undefined;
    // Below `AWSLogs/` alone there may be accounts, or an organization with them.
    if (!/(?:^|\/)AWSLogs\/o-[a-z0-9]{10,32}\/?$/.test(prefix)) return undefined;
  }
  const today = `${new Date().toISOString().slice(0, 19)}Z`;
  const days = { since: dayOf(from ?? today), until: lastDay(to ?? today) };
  return ok({ tables: { ...tableOf(database), location: `s3://${bucket}/${prefix}`, accounts, regions, ...days }, gaps: [] });
}

async function listedTables(
  source: Bucket,
  database: DatabaseChoice,
  options: GenerateOptions,
  progress: ProgressLine,
  signal: AbortSignal,
): Promise<Result<WantedTables, string>> {
  let found: LogFolders;
  try {
    found = await listLogFolders(source, {
      ...selectionOf(options),
      s3: { endpoint: options.endpoint },
      signal,
      onProgress: (objects, bytes) => progress.show(`listing: ${counted(objects, 'object')}, ${bytesText(bytes)}`),
    });
  } catch (error) {
    if (signal.aborted) return fail('interrupted');
    throw error;
  } finally {
    progress.clear();
  }
  const [root, another] = [...found.roots.keys()].map((key) => `s3://${source.bucket}/${key}`);
  const folders = [...found.roots.values()][0] ?? [];
  if (root === undefined) return fail(whyNone(found, source.bucket));
  if (another !== undefined) return fail(`there are logs below \`${root}\` and below \`${another}\`: name one of them with --trail`);
  const days = folders.map(({ day }) => day.replaceAll('/', '-')).sort();
  const values = (of: (folder: DayFolder) => string): readonly string[] => [...new Set(folders.map(of))].sort();
  const tables: TrailTables = {
    ...tableOf(database),
    location: root,
    accounts: values(({ account }) => account),
    regions: values(({ region }) => region),
    since: days[0] ?? '',
    until: days.at(-1) ?? '',
    ...(database.kind === 'trino' && { folders }),
  };
  return ok({ tables, gaps: gapsOf(found) });
}

function whyNone({ objects, elsewhereIn = '', skipped, problems: [problem] }: LogFolders, bucket: string): string {
  if (problem !== undefined) return `${problem.object}: ${problem.message}`;
  if (objects === 0) return ['no log was found: look at the path, the dates, the accounts and the regions', ...leftOut(skipped)].join('\n');
  return `${counted(objects, 'object')} ${objects === 1 ? 'was' : 'were'} found, and none is where a trail puts it (AWSLogs/ACCOUNT/CloudTrail/REGION/YYYY/MM/DD/, or AWSLogs/o-ORGANIZATION/ACCOUNT/… with an id of 10 to 32 characters): the first is in \`s3://${bucket}/${elsewhereIn}\`; Trino can read a folder of any layout with --no-partitions`;
}

function gapsOf({ elsewhere, problemCount, problems: [problem] }: LogFolders): readonly string[] {
  return [
    ...(elsewhere > 0 ? [`${counted(elsewhere, 'object')} in no folder of a trail’s layout: the table does not have what is in them`] : []),
    ...(problem === undefined
      ? []
      : [withSide(`${counted(problemCount, 'folder')} could not be listed: ${problem.object}: ${problem.message}`)]),
  ];
}

function tableOf(database: DatabaseChoice): Pick<TrailTables, 'dialect' | 'name' | 'slimLocation'> {
  const { kind: dialect, table } = database;
  const output = database.kind === 'athena' ? database.output : undefined;
  const slim = `${table.name.at(-1) ?? ''}_slim/`;
  return {
    dialect,
    name: table.name,
    ...(output !== undefined && { slimLocation: `${output.endsWith('/') ? output : `${output}/`}${slim}` }),
  };
}

function dayOf(instant: string): string {
  return instant.slice(0, 10);
}

/** Of what is before an instant. */
function lastDay(to: string): string {
  return new Date(Date.parse(to) - 1000).toISOString().slice(0, 10);
}
