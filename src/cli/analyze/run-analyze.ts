// Carries out `analyze`: loads the estate, finds, sifts, and tells.
import { analyzeEstate } from '../../analyze/analyze-estate.ts';
import { BRAND } from '../../brand.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { readIgnoreFile } from '../ignore-file/read-ignore-file.ts';
import { openEstate } from '../open-estate.ts';
import { surroundings } from '../surroundings.ts';
import { renderAs } from '../render-as.ts';
import type { Streams } from '../terminal/streams.ts';
import { UsageError } from '../usage-error.ts';
import type { AnalyzeOptions } from './analyze-options.ts';
import { countsAs } from './counts-as.ts';
import { readBaseline } from './read-baseline.ts';
import { renderJson } from './render-json.ts';
import { renderMarkdown } from './render-markdown.ts';
import { renderSarif } from './render-sarif.ts';
import { renderText } from './render-text.ts';
import type { AnalysisReport } from './report.ts';
import { FINDING_FIELDS, siftFindings } from './sift-findings.ts';

const FORMS = { json: renderJson, sarif: renderSarif, markdown: renderMarkdown, text: renderText };

export function runAnalyze(options: AnalyzeOptions, streams: Streams): ExitCode {
  const entries = options.ignore === undefined ? [] : readIgnoreFile(options.ignore, FINDING_FIELDS);
  const baseline = readBaseline(options.baseline);
  const estate = openEstate(options.estate, streams);
  if (estate === undefined) return EXIT.failed;
  const around = options.paths ? { managedPolicy: surroundings().managedPolicy } : {};
  const analyzed = analyzeEstate(estate, options.zone, around);
  if (!analyzed.ok) throw new UsageError(`--zone: ${analyzed.error}`);
  const today = new Date().toISOString().slice(0, 10);
  const report = { analysis: analyzed.value, sifted: siftFindings(analyzed.value.findings, entries, baseline, today) };
  streams.out(renderAs(options.format, report, FORMS, streams));
  for (const problem of report.sifted.problems) streams.err(`${BRAND}: ${problem}\n`);
  return exitCode(report, options, streams);
}

function exitCode({ analysis, sifted }: AnalysisReport, { failOn, strict }: AnalyzeOptions, streams: Streams): ExitCode {
  const failing = sifted.findings.filter(({ finding, state }) => state === 'new' && countsAs(finding, failOn));
  if (failing.length > 0) {
    streams.err(`${BRAND}: ${failing.length} new ${failing.length === 1 ? 'finding' : 'findings'} (--fail-on ${failOn})\n`);
    return EXIT.unexpected;
  }
  const { unread, unknown, pathsComplete } = analysis.coverage;
  if (strict && (unread.length + unknown.length > 0 || pathsComplete === false)) {
    streams.err(`${BRAND}: not everything is known (--strict); see the coverage\n`);
    return EXIT.incomplete;
  }
  return EXIT.fine;
}
