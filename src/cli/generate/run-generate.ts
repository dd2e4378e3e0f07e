// Carries out `generate`: reads, chooses, generates, proves, and tells.
import { BRAND } from '../../brand.ts';
import type { GrantedPolicy } from '../../activity/compare/comparison.ts';
import type { Result } from '../../model/result.ts';
import { EXIT } from '../exit-code.ts';
import type { Streams } from '../terminal/streams.ts';
import { type GenerateOptions, isPolicyAlone } from './generate-options.ts';
import { gapsOf, type GenerateReport, isProven } from './generate-report.ts';
import { makeReport } from './make-report.ts';
import { printable, printableLines } from './printable.ts';
import { type ProgressLine, progressLine } from './progress-line.ts';
import { readGranted } from './read-granted.ts';
import { type Gathered, readGroups } from './read-groups.ts';
import { runPlan } from './run-plan.ts';
import { proofSentence } from './sections/proof-section.ts';
import { quickPrincipals } from './selection-of.ts';
import { INTERRUPTED, untilInterrupted } from './until-interrupted.ts';
import { withSide } from './with-side.ts';
import { writeAnswer } from './write-answer.ts';

/** The exit code is one of `EXIT`, or 130 when a signal ended it. */
export async function runGenerate(options: GenerateOptions, streams: Streams): Promise<number> {
  // Which versions of node the SDK will be made for is no news to who runs a command.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
  // Some terminals say that they have no columns.
  const columns = process.stderr.columns > 0 ? process.stderr.columns : streams.columns;
  const progress = progressLine(process.stderr.isTTY ? (text) => streams.err(text) : () => {}, columns);
  return untilInterrupted(async (signal) => {
    const code = options.plan ? await runPlan(options, streams, progress, signal) : await run(options, streams, progress, signal);
    progress.clear();
    if (!signal.aborted) return code;
    streams.err(`${BRAND}: interrupted\n`);
    return INTERRUPTED;
  });
}

async function run(options: GenerateOptions, streams: Streams, progress: ProgressLine, signal: AbortSignal): Promise<number> {
  // Before hours of reading, that what is to be compared can be read.
  const granted = readGranted(options.compare);
  const quick = quickPrincipals(options);
  let made = reportOf(await readGroups(options, quick, progress, signal), options, granted);
  // A name that did nothing may be a role's without its path, or mistyped: that shows among all that there are.
  if (!made.ok && made.error.isAboutNames && quick !== undefined && !signal.aborted) {
    made = reportOf(await readGroups(options, undefined, progress, signal), options, granted);
  }
  if (signal.aborted) return EXIT.failed;
  if (!made.ok) {
    for (const line of withSide(made.error.message).split('\n')) streams.err(`${BRAND} generate: ${printable(line)}\n`);
    return EXIT.failed;
  }
  writeAnswer(made.value, options, streams);
  if (isPolicyAlone(options.format)) tellInShort(made.value, streams);
  return exitCode(made.value, options, streams);
}

/** A policy alone says nothing of what it rests on. */
function tellInShort(report: GenerateReport, streams: Streams): void {
  for (const { name, policy, proof } of report.policies) {
    const statements = policy.documents.reduce((sum, document) => sum + document.statements.length, 0);
    streams.err(`${BRAND}: ${printable(`${name}: ${proofSentence(proof, statements)}`)}\n`);
  }
  for (const gap of gapsOf(report)) streams.err(`${BRAND}: ${printable(gap)}\n`);
}

interface Failure {
  readonly message: string;
  readonly isAboutNames: boolean;
}

function reportOf(
  gathered: Result<Gathered, string>,
  options: GenerateOptions,
  granted: readonly GrantedPolicy[],
): Result<GenerateReport, Failure> {
  if (!gathered.ok) return { ok: false, error: { message: gathered.error, isAboutNames: false } };
  const { groups, read, sources } = gathered.value;
  const made = makeReport(groups, read, sources, options, granted);
  return made.ok ? made : { ok: false, error: { message: made.error, isAboutNames: true } };
}

function exitCode(report: GenerateReport, { strict }: GenerateOptions, streams: Streams): number {
  const unproven = report.policies.filter((policy) => !isProven(policy));
  if (unproven.length > 0) {
    const names = unproven.map(({ name }) => name).join(', ');
    streams.err(`${BRAND} generate: the proof failed for ${names}; the report says where. This should not happen; please report it\n`);
    return EXIT.unexpected;
  }
  const gaps = gapsOf(report);
  if (!strict || gaps.length === 0) return EXIT.fine;
  streams.err(printableLines(`${BRAND} generate: something may be missing (--strict):\n${gaps.map((gap) => `  ${gap}\n`).join('')}`));
  return EXIT.incomplete;
}
