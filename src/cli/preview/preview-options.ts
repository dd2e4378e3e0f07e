// The options of `preview`, in its two forms.
import { databaseOf } from '../generate/database-choice.ts';
import { READING_FLAGS, WHICH_LOGS } from '../generate/reading-flags.ts';
import { PROPOSED_AS, type ProposedPolicy } from '../../activity/what-if/proposed-policy.ts';
import type { ZoneChoice } from '../../analyze/zone/zone-choice.ts';
import { FAIL_ON, type FailOn, zoneOf } from '../analyze/analyze-options.ts';
import { type ReadingOptions, readingOptionsOf } from '../generate/reading-options.ts';
import { checkGivenOnce } from '../given-once.ts';
import { oneOf } from '../one-of.ts';
import { parseArguments } from '../parse-arguments.ts';
import { UsageError } from '../usage-error.ts';

interface Common {
  readonly estate: readonly string[];
  readonly change: readonly string[];
  readonly strict: boolean;
  readonly format: 'text' | 'json' | 'markdown';
}

/** Access from outside. */
export interface AccessPreviewOptions extends Common {
  readonly kind: 'access';
  readonly zone: ZoneChoice;
  readonly failOn: FailOn;
}

const RECORDED_FAIL_ON = ['denied', 'unknown', 'none'] as const;

/** Calls that were recorded. */
export interface RecordedPreviewOptions extends Common {
  readonly kind: 'recorded';
  /** What to read, and how. */
  readonly reading: ReadingOptions;
  /** What the documents of the change are; absent: they have the form of estate files. */
  readonly as?: ProposedPolicy['as'];
  readonly targets: readonly string[];
  readonly principals: readonly string[];
  readonly failOn: (typeof RECORDED_FAIL_ON)[number];
}

const RECORDED_ONLY = ['as', 'target', 'principal', ...WHICH_LOGS, 'workers', 'endpoint'] as const;

/** Reads the arguments after `preview`; `UsageError` says what is wrong with them. `now`: for spans such as `90d`. */
export function readPreviewOptions(args: readonly string[], now: Date): AccessPreviewOptions | RecordedPreviewOptions {
  const { values, positionals } = parse(args);
  if (values.change === undefined) throw new UsageError('no change given: --change PATH names a file with what is to be different');
  const common = {
    estate: values.estate ?? [],
    change: values.change,
    strict: values.strict ?? false,
    format: oneOf<Common['format']>(values.format ?? 'text', ['text', 'json', 'markdown'], '--format'),
  };
  if (values.trail !== undefined || values.athena !== undefined || values.trino !== undefined) {
    return { kind: 'recorded', ...common, ...recorded(values, positionals, now) };
  }
  const [stray] = positionals;
  if (stray !== undefined) throw new UsageError(`unexpected argument \`${stray}\``);
  databaseOf(values); // Options of a database that is not named.
  for (const option of RECORDED_ONLY) if (values[option] !== undefined) throw new UsageError(`--${option} goes with --trail`);
  return { kind: 'access', ...common, zone: zoneOf(values.zone), failOn: oneOf(values['fail-on'] ?? 'none', FAIL_ON, '--fail-on') };
}

const OPTIONS = {
  ...READING_FLAGS,
  estate: { type: 'string', multiple: true, short: 'e' },
  change: { type: 'string', multiple: true },
  zone: { type: 'string', short: 'z' },
  as: { type: 'string' },
  target: { type: 'string', multiple: true },
  principal: { type: 'string', multiple: true, short: 'p' },
  'fail-on': { type: 'string' },
  strict: { type: 'boolean' },
  format: { type: 'string', short: 'f' },
} as const;

function parse(args: readonly string[]) {
  const parsed = parseArguments({ args: [...args], allowPositionals: true, options: OPTIONS });
  checkGivenOnce(args, OPTIONS);
  return parsed;
}

type Values = ReturnType<typeof parse>['values'];

function recorded(
  values: Values,
  positionals: readonly string[],
  now: Date,
): Pick<RecordedPreviewOptions, 'reading' | 'as' | 'targets' | 'principals' | 'failOn'> {
  if (values.zone !== undefined) throw new UsageError('--zone is for access from outside, not for recorded calls');
  const as = values.as === undefined ? undefined : oneOf(values.as, PROPOSED_AS, '--as');
  const targets = (values.target ?? []).flatMap((text) => text.split(',')).filter((text) => text !== '');
  checkTargets(as, targets);
  const principals = [...new Set(values.principal ?? [])];
  if (principals.includes('')) throw new UsageError('--principal is empty');
  return {
    reading: readingOptionsOf(values, positionals, now),
    ...(as !== undefined && { as }),
    targets,
    principals,
    failOn: oneOf(values['fail-on'] ?? 'none', RECORDED_FAIL_ON, '--fail-on'),
  };
}

function checkTargets(as: ProposedPolicy['as'] | undefined, targets: readonly string[]): void {
  if (as === undefined) {
    if (targets.length > 0)
      throw new UsageError('--target goes with --as: files in the form of an estate say themselves what is attached to what');
    return;
  }
  if (as === 'resource' && targets.length === 0)
    throw new UsageError('--as resource needs --target: the ARN of what the policy is attached to');
  const isAccount = as === 'scp' || as === 'rcp';
  for (const target of targets) {
    if (isAccount !== /^\d{12}$/.test(target) || (!isAccount && !target.startsWith('arn:'))) {
      throw new UsageError(`--target takes ${isAccount ? 'account ids' : 'ARNs'} with --as ${as}, not \`${target}\``);
    }
  }
}
