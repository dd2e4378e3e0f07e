// `preview`: what a change would open or close to the outside, before it is made.
import { analyzeEstate } from '../../analyze/analyze-estate.ts';
import type { Finding } from '../../analyze/finding.ts';
import { compareAnalyses } from '../../analyze/preview/compare-analyses.ts';
import { overlayEstate } from '../../analyze/preview/overlay-estate.ts';
import type { ZoneChoice } from '../../analyze/zone/zone-choice.ts';
import { BRAND } from '../../brand.ts';
import { FAIL_ON, type FailOn, zoneOf } from '../analyze/analyze-options.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { oneOf } from '../one-of.ts';
import { openEstate } from '../open-estate.ts';
import { parseArguments } from '../parse-arguments.ts';
import { readInputs } from '../read-inputs.ts';
import { paint } from '../terminal/paint.ts';
import type { Streams } from '../terminal/streams.ts';
import { UsageError } from '../usage-error.ts';
import type { Verb } from '../verb.ts';
import { readChange } from './read-change.ts';
import { type Preview, previewJson, previewMarkdown, previewText } from './render-preview.ts';

const HELP = `usage: ${BRAND} preview --estate PATH… --change PATH… [options]

Tells what a change would open or close to the outside, before it is made: the estate is analyzed
as it is, and with the change put over it.

  -e, --estate PATH        file or folder with accounts, policies, organization (repeatable)
      --change PATH        file or folder in the form of estate files, with what is to be
                           different (repeatable). An entry replaces what it states and leaves
                           the rest: { "resource": "arn:…", "policy": {…} }; null removes a policy
  -z, --zone ZONE          as in \`${BRAND} analyze\`
      --fail-on WHAT       exit with 2 when the change opens something: any, public, effective,
                           or none (the default)
      --strict             exit with 3 when something could not be read or is unknown
  -f, --format FORMAT      text, json or markdown

exit codes: 0 previewed, 1 the tool failed or its input is bad, 2 it opens something (--fail-on),
3 incomplete (--strict)
`;

export const previewVerb: Verb = {
  name: 'preview',
  summary: 'what would this change open or close to the outside?',
  help: HELP,
  run: async (args, streams) => run(readPreviewOptions(args), streams),
};

interface PreviewOptions {
  readonly estate: readonly string[];
  readonly change: readonly string[];
  readonly zone: ZoneChoice;
  readonly failOn: FailOn;
  readonly strict: boolean;
  readonly format: 'text' | 'json' | 'markdown';
}

function readPreviewOptions(args: readonly string[]): PreviewOptions {
  const { values, positionals } = parseArguments({
    args: [...args],
    allowPositionals: true,
    options: {
      estate: { type: 'string', multiple: true, short: 'e' },
      change: { type: 'string', multiple: true },
      zone: { type: 'string', short: 'z' },
      'fail-on': { type: 'string' },
      strict: { type: 'boolean' },
      format: { type: 'string', short: 'f' },
    },
  });
  const [stray] = positionals;
  if (stray !== undefined) throw new UsageError(`unexpected argument \`${stray}\``);
  if (values.change === undefined) throw new UsageError('no change given: --change PATH names a file with what is to be different');
  return {
    estate: values.estate ?? [],
    change: values.change,
    zone: zoneOf(values.zone),
    failOn: oneOf(values['fail-on'] ?? 'none', FAIL_ON, '--fail-on'),
    strict: values.strict ?? false,
    format: oneOf<PreviewOptions['format']>(values.format ?? 'text', ['text', 'json', 'markdown'], '--format'),
  };
}

function run(options: PreviewOptions, streams: Streams): ExitCode {
  const base = openEstate(options.estate, streams);
  const change = base && readChange(readInputs(options.change), base, streams);
  if (base === undefined || change === undefined) return EXIT.failed;
  const before = analyzeEstate(base, options.zone);
  const after = analyzeEstate(overlayEstate(base, change.estate, change.stated), options.zone);
  if (!before.ok) throw new UsageError(`--zone: ${before.error}`);
  if (!after.ok) throw new UsageError(`--zone, after the change: ${after.error}`);
  const preview = { after: after.value, difference: compareAnalyses(before.value, after.value) };
  streams.out(rendered(preview, options, streams));
  return exitCode(preview, options, streams);
}

function rendered(preview: Preview, { format }: PreviewOptions, streams: Streams): string {
  if (format === 'json') return previewJson(preview);
  return format === 'markdown' ? previewMarkdown(preview) : previewText(preview, streams.columns, paint(streams.colour));
}

function exitCode({ after, difference }: Preview, { failOn, strict }: PreviewOptions, streams: Streams): ExitCode {
  const widened = difference.changed.filter(({ finding, before }) =>
    finding.effective.actions.some((action) => !before.actions.includes(action)),
  );
  const now = [...difference.opened, ...widened.map(({ finding }) => finding)];
  const failing = now.filter((finding) => counts(finding, failOn));
  if (failing.length > 0) {
    streams.err(`${BRAND}: the change opens ${failing.length} ${failing.length === 1 ? 'access' : 'accesses'} (--fail-on ${failOn})\n`);
    return EXIT.unexpected;
  }
  if (strict && after.coverage.unread.length + after.coverage.unknown.length > 0) {
    streams.err(`${BRAND}: not everything is known (--strict); see the coverage\n`);
    return EXIT.incomplete;
  }
  return EXIT.fine;
}

function counts({ isPublic, effective }: Finding, failOn: FailOn): boolean {
  if (failOn === 'public') return isPublic;
  return failOn === 'any' || (failOn === 'effective' && effective.verdict !== 'notEffective');
}
