// Carries out `preview` of access from outside: analyzes the estate as it is and as it would be, and compares.
import { analyzeEstate } from '../../analyze/analyze-estate.ts';
import { compareAnalyses } from '../../analyze/preview/compare-analyses.ts';
import { overlayEstate } from '../../analyze/preview/overlay-estate.ts';
import { BRAND } from '../../brand.ts';
import { countsAs } from '../analyze/counts-as.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { openEstate } from '../open-estate.ts';
import { readInputs } from '../read-inputs.ts';
import { paint } from '../terminal/paint.ts';
import type { Streams } from '../terminal/streams.ts';
import { UsageError } from '../usage-error.ts';
import type { AccessPreviewOptions } from './preview-options.ts';
import { readChange } from './read-change.ts';
import { type Preview, previewJson, previewMarkdown, previewText } from './render-preview.ts';

export function runPreview(options: AccessPreviewOptions, streams: Streams): ExitCode {
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

function rendered(preview: Preview, { format }: AccessPreviewOptions, streams: Streams): string {
  if (format === 'json') return previewJson(preview);
  return format === 'markdown' ? previewMarkdown(preview) : previewText(preview, streams.columns, paint(streams.colour));
}

function exitCode({ after, difference }: Preview, { failOn, strict }: AccessPreviewOptions, streams: Streams): ExitCode {
  const widened = difference.changed.filter(({ finding, before }) =>
    finding.effective.actions.some((action) => !before.actions.includes(action)),
  );
  const now = [...difference.opened, ...widened.map(({ finding }) => finding)];
  const failing = now.filter((finding) => countsAs(finding, failOn));
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
