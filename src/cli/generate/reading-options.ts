// What the options of `READING_FLAGS` say: which logs are read, and how.
import { UsageError } from '../usage-error.ts';
import { type DatabaseChoice, type DatabaseValues, databaseOf } from './database-choice.ts';
import { instantOf } from './instant-of.ts';
import { listValues } from './list-values.ts';

export interface ReadingOptions {
  /** Folders, files, `-`, `s3://…`; empty when a database is asked. */
  readonly trail: readonly string[];
  readonly database?: DatabaseChoice;
  /** Instants, `2026-11-01T00:00:00Z`: not before `from`, and before `to`. */
  readonly from?: string;
  readonly to?: string;
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
  readonly workers?: number;
  readonly endpoint?: string;
}

/** As the command line gives them. */
export interface ReadingValues extends DatabaseValues {
  readonly trail?: readonly string[] | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly account?: readonly string[] | undefined;
  readonly region?: readonly string[] | undefined;
  readonly workers?: string | undefined;
  readonly endpoint?: string | undefined;
}

/** `both`: a database may be named beside `--trail`. `now`: for spans such as `90d`. Throws UsageError for what is wrong with them. */
export function readingOptionsOf(values: ReadingValues, positionals: readonly string[], now: Date, both = false): ReadingOptions {
  const database = databaseOf(values);
  const trail = [...(values.trail ?? []), ...positionals];
  checkSources(trail, database !== undefined && !both, positionals);
  if (values.endpoint !== undefined && !trail.some((source) => source.startsWith('s3://')))
    throw new UsageError('--endpoint goes with --trail s3://BUCKET/PREFIX');
  if (values.workers !== undefined && trail.length === 0) throw new UsageError('--workers goes with --trail: a database reads by itself');
  const from = values.from === undefined ? undefined : instantOf(values.from, 'from', now);
  const to = values.to === undefined ? undefined : instantOf(values.to, 'to', now);
  if (from !== undefined && to !== undefined && from >= to) throw new UsageError('--from is not before --to');
  const workers = values.workers === undefined ? undefined : workersOf(values.workers);
  return {
    trail,
    ...(database !== undefined && { database }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    accounts: listValues(values.account).map(accountOf),
    regions: listValues(values.region).map(regionOf),
    ...(workers !== undefined && { workers }),
    ...(values.endpoint !== undefined && { endpoint: endpointOf(values.endpoint) }),
  };
}

function checkSources(trail: readonly string[], database: boolean, positionals: readonly string[]): void {
  const [stray] = positionals;
  // `--trail a b`: shells expand patterns to several words.
  if (stray !== undefined && trail.length === positionals.length) {
    throw new UsageError(`unexpected argument \`${stray}\`; where the logs are is said with --trail`);
  }
  if (database && trail.length > 0) throw new UsageError('logs come from --trail or from a database (--athena, --trino), not from both');
  if (!database && trail.length === 0) {
    throw new UsageError('say where the logs are: --trail FOLDER, FILE, s3://BUCKET/PREFIX or - for standard input');
  }
  if (trail.filter((source) => source === '-').length > 1) throw new UsageError('standard input (-) can be read only once');
}

function accountOf(text: string): string {
  if (!/^\d{12}$/.test(text)) throw new UsageError(`--account takes account ids of twelve digits, not \`${text}\``);
  return text;
}

function regionOf(text: string): string {
  if (!/^[a-z]{2,4}(?:-[a-z]+)+-\d{1,2}$/.test(text)) throw new UsageError(`--region takes names of regions (us-east-1), not \`${text}\``);
  return text;
}

function workersOf(text: string): number {
  const workers = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN;
  if (!(workers <= 64)) throw new UsageError(`--workers takes a number from 0 to 64, not \`${text}\``);
  return workers;
}

function endpointOf(text: string): string {
  if (!/^https?:\/\/[^/?#\s]+\/?$/.test(text))
    throw new UsageError(`--endpoint takes a URL such as http://localhost:4566, not \`${text}\``);
  return text;
}
