// Tells what came out: on standard output, into a file, or into a folder with a file for each policy.
import { UsageError } from '../usage-error.ts';
import type { Streams } from '../terminal/streams.ts';
import { type GenerateOptions, isPolicyAlone, type PolicyFormat } from './generate-options.ts';
import type { GenerateReport, PolicyReport } from './generate-report.ts';
import { nextCommand } from './next-command.ts';
import { policyFiles } from './policy-files.ts';
import { count } from './quantity.ts';
import { type ReportFormat, renderReport } from './render-report.ts';
import { isFolder, type OutputFile, writeFolder, writeOne } from './write-files.ts';

const ON_SCREEN = 50;
const IN_A_FILE = 5000;
const ENDINGS: Readonly<Record<ReportFormat, string>> = { text: 'txt', json: 'report.json', markdown: 'md', html: 'html' };

/** Throws UsageError where a file cannot be written, or where several documents would end in one. */
export function writeAnswer(report: GenerateReport, options: GenerateOptions, streams: Streams): void {
  const { out, format } = options;
  if (out !== undefined && (options.all || isFolder(out))) {
    const written = writeFolder(out, filesOf(report, options));
    streams.out(`${written.map((path) => `${path}\n`).join('')}`);
    return;
  }
  const text = isPolicyAlone(format)
    ? aloneText(report.policies, format)
    : whole(report, format, options, out === undefined ? streams : PLAIN);
  if (out === undefined) streams.out(text);
  else streams.out(`${writeOne(out, text)}\n`);
}

const PLAIN = { columns: 120, colour: false };

function whole(
  report: GenerateReport,
  format: ReportFormat,
  options: GenerateOptions,
  screen: Pick<Streams, 'columns' | 'colour'>,
): string {
  const next = nextCommand(options, report.seen);
  const most = screen === PLAIN || format === 'html' ? IN_A_FILE : ON_SCREEN;
  return renderReport(report, format, { includeDenied: options.includeDenied, ...(next !== undefined && { next }), most }, screen);
}

function aloneText(policies: readonly PolicyReport[], format: PolicyFormat): string {
  const files = policies.flatMap((policy) => policyFiles(policy, format));
  const [only, second] = files;
  if (only === undefined) throw new UsageError('nothing that was allowed needs a permission: there is no policy to write');
  // Configurations stand after each other; JSON documents do not.
  if (format === 'terraform') return files.map(({ text }) => text).join('\n');
  if (second !== undefined) {
    throw new UsageError(`there are ${count(files.length)} documents, which do not go into one: write them into a folder, --out FOLDER/`);
  }
  return only.text;
}

/** For each policy its documents, and the report about it; for `policy`, `terraform` and `cloudformation` the documents only. */
function filesOf(report: GenerateReport, options: GenerateOptions): readonly OutputFile[] {
  const { format } = options;
  const documents = report.policies.flatMap((policy) => policyFiles(policy, isPolicyAlone(format) ? format : 'policy'));
  if (isPolicyAlone(format)) return documents;
  if (report.policies.length === 0) return [{ name: `principals.${ENDINGS[format]}`, text: whole(report, format, options, PLAIN) }];
  const reports = report.policies.map((policy) => ({
    name: `${policy.name}.${ENDINGS[format]}`,
    text: whole({ ...report, policies: [policy] }, format, options, PLAIN),
  }));
  const list = { name: `principals.${ENDINGS[format]}`, text: whole({ ...report, policies: [] }, format, options, PLAIN) };
  return [...documents, ...reports, ...(options.all ? [list] : [])];
}
