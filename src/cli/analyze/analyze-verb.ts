// `analyze`: who outside of a zone of trust can reach what in an estate.
import { analyzeEstate } from '../../analyze/analyze-estate.ts';
import { BRAND } from '../../brand.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { openEstate } from '../open-estate.ts';
import { surroundings } from '../surroundings.ts';
import { paint } from '../terminal/paint.ts';
import type { Streams } from '../terminal/streams.ts';
import { UsageError } from '../usage-error.ts';
import type { Verb } from '../verb.ts';
import { type AnalyzeOptions, type FailOn, readAnalyzeOptions } from './analyze-options.ts';
import { readIgnoreFile } from '../ignore-file/read-ignore-file.ts';
import { readBaseline } from './read-baseline.ts';
import { renderJson } from './render-json.ts';
import { renderMarkdown } from './render-markdown.ts';
import { renderSarif } from './render-sarif.ts';
import { renderText } from './render-text.ts';
import type { AnalysisReport } from './report.ts';
import { FINDING_FIELDS, type SiftedFinding, siftFindings } from './sift-findings.ts';

const HELP = `usage: ${BRAND} analyze --estate PATH… [--zone ZONE] [options]

Finds everything that lets somebody in from outside of a zone of trust: bucket policies, access
control lists and access points, trust policies, key policies and grants, shared snapshots, and
the policies of functions, layers, queues, topics, secrets, repositories, file systems, tables
and streams. Each finding has a request that proves it, the smallest change that closes it, and
says whether the access is effective after resource control policies and the key of the data.

  -e, --estate PATH        file or folder with accounts, policies, organization (repeatable)
  -z, --zone ZONE          who is trusted: \`account\` (each account by itself; the default),
                           \`organization\`, the id of an organizational unit (ou-…), or account
                           ids with commas between them
      --ignore FILE        findings to leave out; each entry has a reason and may expire
      --baseline FILE      an earlier answer (--format json): its findings are known
      --fail-on WHAT       exit with 2 when there is a new finding: any, public, effective,
                           or none (the default)
      --strict             exit with 3 when something could not be read or is unknown
      --no-paths           do not follow chains of roles and functions
  -f, --format FORMAT      text, json, sarif or markdown

exit codes: 0 analyzed, 1 the tool failed or its input is bad, 2 findings (--fail-on),
3 incomplete (--strict)
`;

export const analyzeVerb: Verb = {
  name: 'analyze',
  summary: 'who outside of an account or organization can reach what?',
  help: HELP,
  run: async (args, streams) => run(readAnalyzeOptions(args), streams),
};

function run(options: AnalyzeOptions, streams: Streams): ExitCode {
  const entries = options.ignore === undefined ? [] : readIgnoreFile(options.ignore, FINDING_FIELDS);
  const baseline = readBaseline(options.baseline);
  const estate = openEstate(options.estate, streams);
  if (estate === undefined) return EXIT.failed;
  const around = options.paths ? { managedPolicy: surroundings().managedPolicy } : {};
  const analyzed = analyzeEstate(estate, options.zone, around);
  if (!analyzed.ok) throw new UsageError(`--zone: ${analyzed.error}`);
  const today = new Date().toISOString().slice(0, 10);
  const report = { analysis: analyzed.value, sifted: siftFindings(analyzed.value.findings, entries, baseline, today) };
  streams.out(rendered(report, options, streams));
  for (const problem of report.sifted.problems) streams.err(`${BRAND}: ${problem}\n`);
  return exitCode(report, options, streams);
}

function rendered(report: AnalysisReport, { format }: AnalyzeOptions, streams: Streams): string {
  switch (format) {
    case 'json':
      return renderJson(report);
    case 'sarif':
      return renderSarif(report);
    case 'markdown':
      return renderMarkdown(report);
    case 'text':
      return renderText(report, streams.columns, paint(streams.colour));
  }
}

function exitCode({ analysis, sifted }: AnalysisReport, { failOn, strict }: AnalyzeOptions, streams: Streams): ExitCode {
  const failing = sifted.findings.filter(({ finding, state }) => state === 'new' && counts({ finding, state }, failOn));
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

/** What is not known to be without effect counts as effective. */
function counts({ finding }: SiftedFinding, failOn: FailOn): boolean {
  switch (failOn) {
    case 'any':
      return true;
    case 'public':
      return finding.isPublic;
    case 'effective':
      return finding.effective.verdict !== 'notEffective';
    case 'none':
      return false;
  }
}
