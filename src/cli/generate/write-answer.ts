// Tells what came out: on standard output, into a file, or into a folder with a file for each policy.
import { UsageError } from '../usage-error.ts';
import type { Streams } from '../terminal/streams.ts';
import { type GenerateOptions, isPolicyAlone, type PolicyFormat } from './generate-options.ts';
import { type GenerateReport, isProven, policyGaps, type PolicyGaps, type PolicyReport } from './generate-report.ts';
import type { MadeReport } from './make-report.ts';
import { nextCommand, writingCommand } from './next-command.ts';
import { policyFiles } from './policy-files.ts';
import { count } from './quantity.ts';
import { type ReportFormat, renderReport } from './render-report.ts';
import { proofSentence } from './sections/proof-section.ts';
import { sourcesOf } from './selection-of.ts';
import { spareLogs } from './spare-logs.ts';
import { folderWriter, isFolder, type OutputFile, writeOne } from './write-files.ts';

const ON_SCREEN = 50;
const IN_A_FILE = 5000;
const LINES_ON_SCREEN = 500;
const ENDINGS: Readonly<Record<ReportFormat, string>> = { text: 'txt', json: 'report.json', markdown: 'md', html: 'html' };

/** What is left of a policy that was told. */
export interface ToldPolicy extends PolicyGaps {
  readonly name: string;
  readonly isProven: boolean;
  /** Kinds of call that were denied and that it allows, since wider resources were asked for. */
  readonly widened: number;
  /** As `proofSentence`. */
  readonly proof: string;
}

/** Returns what was told, a policy each. Throws UsageError where a file cannot be written, or where several documents would end in one. */
export function writeAnswer(made: MadeReport, options: GenerateOptions, streams: Streams): readonly ToldPolicy[] {
  const { out, format } = options;
  if (out !== undefined && (options.all || isFolder(out))) return writeFiles(made, out, options, streams);
  const policies = [...made.policies];
  const text = isPolicyAlone(format)
    ? aloneText(policies, format)
    : whole({ ...made.report, policies }, format, options, out === undefined ? streams : PLAIN);
  if (out === undefined) streams.out(text);
  else streams.out(`${writeOne(out, text, spareLogs(sourcesOf(options.trail)))}\n`);
  return policies.map(toldPolicy);
}

/** Each policy is written before the next one is made. */
function writeFiles({ report, policies }: MadeReport, folder: string, options: GenerateOptions, streams: Streams): readonly ToldPolicy[] {
  const write = folderWriter(folder, spareLogs(sourcesOf(options.trail)));
  const told: ToldPolicy[] = [];
  const tell = (files: readonly OutputFile[]): void => streams.out(files.map((file) => `${write(file)}\n`).join(''));
  for (const policy of policies) {
    tell(filesOf(policy, report, options));
    told.push(toldPolicy(policy));
  }
  if (!isPolicyAlone(options.format) && (options.all || told.length === 0)) {
    tell([{ name: `principals.${ENDINGS[options.format]}`, text: whole({ ...report, policies: [] }, options.format, options, PLAIN) }]);
  }
  return told;
}

function toldPolicy(report: PolicyReport): ToldPolicy {
  const { name, policy, proof } = report;
  const statements = policy.documents.reduce((sum, document) => sum + document.statements.length, 0);
  return {
    name,
    isProven: isProven(report),
    widened: proof.denied.widened.length,
    proof: proofSentence(proof, statements),
    ...policyGaps(report),
  };
}

const PLAIN = { columns: 120, colour: false };

function whole(
  report: GenerateReport,
  format: ReportFormat,
  options: GenerateOptions,
  screen: Pick<Streams, 'columns' | 'colour'>,
): string {
  const { includeDenied } = options;
  const next = nextCommand(options, report.seen);
  const most = screen === PLAIN || format === 'html' ? IN_A_FILE : ON_SCREEN;
  const onScreen =
    screen === PLAIN || format !== 'text'
      ? { mostLines: Number.POSITIVE_INFINITY }
      : { mostLines: LINES_ON_SCREEN, nextOf: (policy: PolicyReport) => writingCommand(options, policy) };
  return renderReport(report, format, { includeDenied, ...(next !== undefined && { next }), most, ...onScreen }, screen);
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

/** The documents of a policy, and the report about it; for `policy`, `terraform` and `cloudformation` the documents only. */
function filesOf(policy: PolicyReport, report: MadeReport['report'], options: GenerateOptions): readonly OutputFile[] {
  const { format } = options;
  if (isPolicyAlone(format)) return policyFiles(policy, format);
  // With `--all` everybody who was seen stands in a file of its own: in each of thousands they would be millions.
  const seen = options.all ? report.seen.filter(({ id }) => policy.chosen.holders.includes(id)) : report.seen;
  const text = whole({ ...report, seen, policies: [policy] }, format, options, PLAIN);
  return [...policyFiles(policy, 'policy'), { name: `${policy.name}.${ENDINGS[format]}`, text }];
}
