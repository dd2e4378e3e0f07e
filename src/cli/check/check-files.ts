// Carries out `check`: asks its question of each document, sifts the findings, and tells.
import { BRAND } from '../../brand.ts';
import type { Policy, SourceText } from '../../policy/ast.ts';
import { parsePolicyText } from '../../policy/parse-policy.ts';
import { renderDiagnostic } from '../../policy/render-diagnostic.ts';
import type { Diagnostic } from '../../policy/diagnostic.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { readIgnoreFile } from '../ignore-file/read-ignore-file.ts';
import { siftIgnored } from '../ignore-file/sift-ignored.ts';
import { readInputs, readText } from '../read-inputs.ts';
import { renderAs } from '../render-as.ts';
import type { Streams } from '../terminal/streams.ts';
import { UsageError } from '../usage-error.ts';
import type { CheckOptions } from './check-options.ts';
import { type CheckReport, type FileReport, openFindings } from './check-report.ts';
import { renderJson } from './render-json.ts';
import { renderMarkdown } from './render-markdown.ts';
import { renderSarif } from './render-sarif.ts';
import { renderText } from './render-text.ts';
import { runCheck } from './run-check.ts';

const FORMS = { json: renderJson, sarif: renderSarif, markdown: renderMarkdown, text: renderText };

export async function checkFiles(options: CheckOptions, streams: Streams): Promise<ExitCode> {
  const { question } = options;
  const entries = options.ignore === undefined ? [] : readIgnoreFile(options.ignore, ['check', 'file', 'statement']);
  const existing = question.check === 'no-new-access' ? readExisting(question.existing, streams) : undefined;
  if (existing === 'bad') return EXIT.failed;
  const files: FileReport[] = [];
  let isBad = false;
  for (const source of await readSources(options.files, streams)) {
    const checked = runCheck(source, question, existing);
    if (checked.ok) files.push(checked.value);
    else {
      isBad = true;
      tell(checked.error, streams);
    }
  }
  const report = sifted({ check: question.check, files, problems: [] }, entries);
  streams.out(renderAs(options.format, report, FORMS, streams));
  for (const problem of report.problems) streams.err(`${BRAND}: ${problem}\n`);
  if (isBad) return EXIT.failed;
  return report.files.some((file) => fails(file, options)) ? EXIT.unexpected : EXIT.fine;
}

function readExisting(path: string, streams: Streams): Policy | 'bad' {
  const { policy, diagnostics } = parsePolicyText({ name: path, text: readText(path) });
  if (policy !== undefined) return policy;
  tell(diagnostics, streams);
  return 'bad';
}

async function readSources(files: readonly string[], streams: Streams): Promise<readonly SourceText[]> {
  const sources: SourceText[] = [];
  for (const file of files) {
    if (file !== '-') {
      sources.push(...readInputs([file]));
      continue;
    }
    const text = await streams.input();
    if (text === undefined) throw new UsageError('name a file, or pipe a policy document in');
    sources.push({ name: 'standard input', text });
  }
  return sources;
}

function tell(diagnostics: readonly Diagnostic[], streams: Streams): void {
  for (const diagnostic of diagnostics) streams.err(`${renderDiagnostic(diagnostic)}\n`);
}

function sifted(report: CheckReport, entries: Parameters<typeof siftIgnored>[1]): CheckReport {
  const today = new Date().toISOString().slice(0, 10);
  const all = report.files.flatMap(({ file, findings }) => findings.map((finding) => ({ file, finding })));
  const { items, problems } = siftIgnored(
    all,
    entries,
    ({ file, finding }, field) => {
      if (field === 'check') return [finding.code];
      if (field === 'file') return [file];
      return field === 'statement' ? finding.statement : [];
    },
    today,
  );
  const ignored = new Map(items.flatMap(({ item, entry }) => (entry === undefined ? [] : [[item.finding, entry.reason] as const])));
  const files = report.files.map((file) => ({
    ...file,
    findings: file.findings.map((finding) => {
      const reason = ignored.get(finding);
      return reason === undefined ? finding : { ...finding, ignored: reason };
    }),
  }));
  return { ...report, files, problems };
}

const GRAVITY = ['ERROR', 'SECURITY_WARNING', 'WARNING', 'SUGGESTION'];
const LEAST: Readonly<Record<CheckOptions['failOn'], number>> = { error: 0, 'security-warning': 1, warning: 2, suggestion: 3, none: -1 };

function fails(file: FileReport, { failOn }: CheckOptions): boolean {
  return openFindings(file).some(({ type }) => GRAVITY.indexOf(type) <= LEAST[failOn]);
}
