// The options of `analyze`.
import type { ZoneChoice } from '../../analyze/zone/zone-choice.ts';
import { readZoneChoice } from '../../analyze/zone/zone-choice.ts';
import { oneOf } from '../one-of.ts';
import { parseArguments } from '../parse-arguments.ts';
import { UsageError } from '../usage-error.ts';

export type AnalysisFormat = 'text' | 'json' | 'sarif' | 'markdown';
const FORMATS: readonly AnalysisFormat[] = ['text', 'json', 'sarif', 'markdown'];

export type FailOn = 'any' | 'public' | 'effective' | 'none';
export const FAIL_ON: readonly FailOn[] = ['any', 'public', 'effective', 'none'];

export interface AnalyzeOptions {
  readonly estate: readonly string[];
  readonly zone: ZoneChoice;
  readonly format: AnalysisFormat;
  readonly ignore: string | undefined;
  readonly baseline: string | undefined;
  readonly failOn: FailOn;
  readonly strict: boolean;
  readonly paths: boolean;
}

/** Reads the arguments after `analyze`; `UsageError` says what is wrong with them. */
export function readAnalyzeOptions(args: readonly string[]): AnalyzeOptions {
  const { values, positionals } = parseArguments({
    args: [...args],
    allowPositionals: true,
    options: {
      estate: { type: 'string', multiple: true, short: 'e' },
      zone: { type: 'string', short: 'z' },
      format: { type: 'string', short: 'f' },
      ignore: { type: 'string' },
      baseline: { type: 'string' },
      'fail-on': { type: 'string' },
      strict: { type: 'boolean' },
      'no-paths': { type: 'boolean' },
    },
  });
  const [stray] = positionals;
  if (stray !== undefined) throw new UsageError(`unexpected argument \`${stray}\``);
  return {
    estate: values.estate ?? [],
    zone: zoneOf(values.zone),
    format: oneOf(values.format ?? 'text', FORMATS, '--format'),
    ignore: values.ignore,
    baseline: values.baseline,
    failOn: oneOf(values['fail-on'] ?? 'none', FAIL_ON, '--fail-on'),
    strict: values.strict ?? false,
    paths: values['no-paths'] !== true,
  };
}

/** Each account by itself where nothing is said. */
export function zoneOf(given: string | undefined): ZoneChoice {
  const zone = readZoneChoice(given ?? 'account');
  if (!zone.ok) throw new UsageError(`--zone: ${zone.error}`);
  return zone.value;
}
