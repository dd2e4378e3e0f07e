// The options of `generate`.
import { CONDITION_KINDS, type ConditionKind } from '../../activity/generate/generate-options.ts';
import type { ResourceDetail } from '../../activity/generate/generated-policy.ts';
import { checkGivenOnce } from '../given-once.ts';
import { oneOf } from '../one-of.ts';
import { parseArguments } from '../parse-arguments.ts';
import { UsageError } from '../usage-error.ts';
import { listValues } from './list-values.ts';
import { READING_FLAGS } from './reading-flags.ts';
import { type ReadingOptions, readingOptionsOf } from './reading-options.ts';

const FORMATS = ['text', 'json', 'policy', 'terraform', 'cloudformation', 'markdown', 'html'] as const;
export type GenerateFormat = (typeof FORMATS)[number];

/** Formats without a report. */
export type PolicyFormat = 'policy' | 'terraform' | 'cloudformation';

export function isPolicyAlone(format: GenerateFormat): format is PolicyFormat {
  return format === 'policy' || format === 'terraform' || format === 'cloudformation';
}

const DETAILS: readonly ResourceDetail[] = ['exact', 'prefix', 'type', 'any'];

const PLACES = ['managed', 'inline', 'permission-set'] as const;
export type PlaceChoice = (typeof PLACES)[number];

export interface GenerateOptions extends ReadingOptions {
  readonly principals: readonly string[];
  readonly all: boolean;
  readonly resources: ResourceDetail;
  readonly conditions: readonly ConditionKind[];
  readonly organization?: string;
  readonly place?: PlaceChoice;
  readonly compare: readonly string[];
  readonly includeDenied: boolean;
  readonly format: GenerateFormat;
  readonly out?: string;
  readonly plan: boolean;
  /** Both: `database` names the table that is to be made for `trail`. */
  readonly ddl: boolean;
  readonly strict: boolean;
}

/** Reads the arguments after `generate`; `UsageError` says what is wrong with them. `now`: for spans such as `90d`. */
export function readGenerateOptions(args: readonly string[], now: Date): GenerateOptions {
  const { values, positionals } = parse(args);
  const ddl = values.ddl === true;
  const reading = readingOptionsOf(values, positionals, now, ddl);
  if (ddl) {
    if (values.plan === true) throw new UsageError('--plan estimates, and --ddl prints statements: give one of them');
    if (values.format !== undefined) throw new UsageError('--ddl prints SQL, and has no --format');
    checkTableWanted(reading);
  }
  if (!ddl && values.plan === true && reading.database !== undefined)
    throw new UsageError('--plan lists what is in --trail; it asks no database');
  // Names of users and sessions may hold commas.
  const principals = [...new Set(values.principal ?? [])];
  if (principals.includes('')) throw new UsageError('--principal is empty');
  const all = values.all === true;
  if (all && principals.length > 0) throw new UsageError('--all is for every principal seen, and --principal for some: give one of them');
  if (all && values.out === undefined) throw new UsageError('--all writes a policy for each principal: say into which folder with --out');
  const format = oneOf(values.format ?? 'text', FORMATS, '--format');
  if (isPolicyAlone(format) && values.plan === true)
    throw new UsageError(`--plan has no policy, and no --format ${format}: text, json, markdown or html`);
  if (isPolicyAlone(format) && !all && principals.length === 0)
    throw new UsageError(`--format ${format} needs to know whose policy: --principal ARN`);
  const conditions = conditionsOf(values.conditions ?? 'none');
  if (conditions.includes('org') && values['org-id'] === undefined)
    throw new UsageError('the condition org needs --org-id: logs do not tell the organization');
  const organization = values['org-id'] === undefined ? undefined : organizationOf(values['org-id']);
  if (organization !== undefined && !conditions.includes('org')) throw new UsageError('--org-id goes with --conditions org');
  const resources = oneOf(values.resources ?? 'exact', DETAILS, '--resources');
  const place = values.as === undefined ? undefined : oneOf(values.as, PLACES, '--as');
  const idle = OF_A_POLICY.find((name) => values[name] !== undefined);
  if (idle !== undefined && !all && principals.length === 0 && values.plan !== true && !ddl)
    throw new UsageError(`--${idle} is about a policy: say whose with --principal ARN, or --all`);
  return {
    ...reading,
    principals,
    all,
    resources,
    conditions,
    ...(organization !== undefined && { organization }),
    ...(place !== undefined && { place }),
    compare: values.compare ?? [],
    includeDenied: values['include-denied'] === true,
    format,
    ...(values.out !== undefined && { out: values.out }),
    plan: values.plan === true,
    ddl,
    strict: values.strict === true,
  };
}

const OPTIONS = {
  ...READING_FLAGS,
  principal: { type: 'string', multiple: true, short: 'p' },
  all: { type: 'boolean' },
  resources: { type: 'string' },
  conditions: { type: 'string' },
  'org-id': { type: 'string' },
  as: { type: 'string' },
  compare: { type: 'string', multiple: true },
  'include-denied': { type: 'boolean' },
  format: { type: 'string', short: 'f' },
  out: { type: 'string', short: 'o' },
  plan: { type: 'boolean' },
  ddl: { type: 'boolean' },
  strict: { type: 'boolean' },
} as const;

function parse(args: readonly string[]) {
  const parsed = parseArguments({ args: [...args], allowPositionals: true, options: OPTIONS });
  checkGivenOnce(args, OPTIONS);
  return parsed;
}

/** They say what a policy is to be, or is set against, and do nothing where none is made. */
const OF_A_POLICY = ['resources', 'conditions', 'org-id', 'as', 'include-denied', 'compare'] as const;

function checkTableWanted({ trail, database }: ReadingOptions): void {
  if (database === undefined)
    throw new UsageError('--ddl needs the name of the table: --athena DATABASE.TABLE, or --trino URL and --table CATALOG.SCHEMA.TABLE');
  const { kind, table } = database;
  if (table.form !== (kind === 'athena' ? 'cloudTrail' : 'lines'))
    throw new UsageError('--ddl makes the table of the objects, and from it one in Parquet: leave out --table-form');
  if (kind === 'athena' && table.partitioned === false)
    throw new UsageError('the table that --ddl makes for Athena has partitions: leave out --no-partitions');
  if (kind === 'athena' && table.name.length > 2) throw new UsageError('Athena makes tables in its own catalog: --athena DATABASE.TABLE');
  const [source = '', ...more] = trail;
  if (more.length > 0 || !source.startsWith('s3://')) throw new UsageError('--ddl makes a table of one --trail s3://BUCKET/PREFIX');
}

function conditionsOf(text: string): readonly ConditionKind[] {
  if (text === 'none') return [];
  return listValues([text]).map((name) => oneOf(name, CONDITION_KINDS, '--conditions'));
}

function organizationOf(text: string): string {
  if (!/^o-[a-z0-9]{10,32}$/.test(text)) throw new UsageError(`--org-id takes the id of an organization (o-…), not \`${text}\``);
  return text;
}
