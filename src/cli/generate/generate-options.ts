// The options of `generate`.
import { CONDITION_KINDS, type ConditionKind } from '../../activity/generate/generate-options.ts';
import type { ResourceDetail } from '../../activity/generate/generated-policy.ts';
import { oneOf } from '../one-of.ts';
import { parseArguments } from '../parse-arguments.ts';
import { UsageError } from '../usage-error.ts';
import { type DatabaseChoice, databaseOf } from './database-choice.ts';
import { instantOf } from './instant-of.ts';
import { READING_FLAGS } from './reading-flags.ts';

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

export interface GenerateOptions {
  /** Folders, files, `-`, `s3://…`; empty when a database is asked. */
  readonly trail: readonly string[];
  readonly database?: DatabaseChoice;
  readonly principals: readonly string[];
  readonly all: boolean;
  /** Instants, `2026-11-01T00:00:00Z`: not before `from`, and before `to`. */
  readonly from?: string;
  readonly to?: string;
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
  readonly resources: ResourceDetail;
  readonly conditions: readonly ConditionKind[];
  readonly organization?: string;
  readonly place?: PlaceChoice;
  readonly compare: readonly string[];
  readonly includeDenied: boolean;
  readonly format: GenerateFormat;
  readonly out?: string;
  readonly workers?: number;
  readonly endpoint?: string;
  readonly plan: boolean;
  readonly strict: boolean;
}

/** Reads the arguments after `generate`; `UsageError` says what is wrong with them. `now`: for spans such as `90d`. */
export function readGenerateOptions(args: readonly string[], now: Date): GenerateOptions {
  const { values, positionals } = parse(args);
  const database = databaseOf(values);
  const trail = [...(values.trail ?? []), ...positionals];
  checkSources(trail, database !== undefined, positionals);
  if (values.plan === true && database !== undefined) throw new UsageError('--plan lists what is in --trail; it asks no database');
  const from = values.from === undefined ? undefined : instantOf(values.from, 'from', now);
  const to = values.to === undefined ? undefined : instantOf(values.to, 'to', now);
  if (from !== undefined && to !== undefined && from >= to) throw new UsageError('--from is not before --to');
  // Names of users and sessions may hold commas.
  const principals = [...new Set(values.principal ?? [])];
  if (principals.includes('')) throw new UsageError('--principal is empty');
  const all = values.all === true;
  if (all && principals.length > 0) throw new UsageError('--all is for every principal seen, and --principal for some: give one of them');
  if (all && values.out === undefined) throw new UsageError('--all writes a policy for each principal: say into which folder with --out');
  const format = oneOf(values.format ?? 'text', FORMATS, '--format');
  if (isPolicyAlone(format) && !all && principals.length === 0)
    throw new UsageError(`--format ${format} needs to know whose policy: --principal ARN`);
  const conditions = conditionsOf(values.conditions ?? 'none');
  if (conditions.includes('org') && values['org-id'] === undefined)
    throw new UsageError('the condition org needs --org-id: logs do not tell the organization');
  const workers = values.workers === undefined ? undefined : workersOf(values.workers);
  return {
    trail,
    ...(database !== undefined && { database }),
    principals,
    all,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    accounts: lists(values.account).map(accountOf),
    regions: lists(values.region).map(regionOf),
    resources: oneOf(values.resources ?? 'exact', DETAILS, '--resources'),
    conditions,
    ...(values['org-id'] !== undefined && { organization: organizationOf(values['org-id']) }),
    ...(values.as !== undefined && { place: oneOf(values.as, PLACES, '--as') }),
    compare: values.compare ?? [],
    includeDenied: values['include-denied'] === true,
    format,
    ...(values.out !== undefined && { out: values.out }),
    ...(workers !== undefined && { workers }),
    ...(values.endpoint !== undefined && { endpoint: endpointOf(values.endpoint) }),
    plan: values.plan === true,
    strict: values.strict === true,
  };
}

function parse(args: readonly string[]) {
  return parseArguments({
    args: [...args],
    allowPositionals: true,
    options: {
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
      strict: { type: 'boolean' },
    },
  });
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

/** Values of a repeatable option, also with commas between them. */
function lists(given: readonly string[] | undefined): readonly string[] {
  return [...new Set((given ?? []).flatMap((text) => text.split(',')).map((text) => text.trim()))].filter((text) => text !== '');
}

function conditionsOf(text: string): readonly ConditionKind[] {
  if (text === 'none') return [];
  return lists([text]).map((name) => oneOf(name, CONDITION_KINDS, '--conditions'));
}

function accountOf(text: string): string {
  if (!/^\d{12}$/.test(text)) throw new UsageError(`--account takes account ids of twelve digits, not \`${text}\``);
  return text;
}

function regionOf(text: string): string {
  if (!/^[a-z]{2,4}(?:-[a-z]+)+-\d{1,2}$/.test(text)) throw new UsageError(`--region takes names of regions (us-east-1), not \`${text}\``);
  return text;
}

function organizationOf(text: string): string {
  if (!/^o-[a-z0-9]{10,32}$/.test(text)) throw new UsageError(`--org-id takes the id of an organization (o-…), not \`${text}\``);
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
