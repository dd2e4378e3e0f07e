// Carries out `generate`: reads, chooses, generates, proves, and tells.
import { BRAND } from '../../brand.ts';
import type { GrantedPolicy } from '../../activity/compare/comparison.ts';
import type { Result } from '../../model/result.ts';
import { EXIT } from '../exit-code.ts';
import type { Streams } from '../terminal/streams.ts';
import { type GenerateOptions, isPolicyAlone } from './generate-options.ts';
import { gapsOf } from './generate-report.ts';
import { type MadeReport, makeReport } from './make-report.ts';
import { printable, printableLines } from './printable.ts';
import type { ProgressLine } from './progress-line.ts';
import { counted } from './quantity.ts';
import { readGranted } from './read-granted.ts';
import { type Gathered, readGroups } from './read-groups.ts';
import { runDdl } from './run-ddl.ts';
import { runPlan } from './run-plan.ts';
import { quickPrincipals, sourcesOf } from './selection-of.ts';
import { spareLogs } from './spare-logs.ts';
import { whileReading } from './while-reading.ts';
import { withSide } from './with-side.ts';
import { type ToldPolicy, writeAnswer } from './write-answer.ts';
import { isFolder } from './write-files.ts';

/** The exit code is one of `EXIT`, or 130 when a signal ended it. */
export async function runGenerate(options: GenerateOptions, streams: Streams): Promise<number> {
  const carryOut = options.plan ? runPlan : options.ddl ? runDdl : run;
  return whileReading(streams, (progress, signal) => carryOut(options, streams, progress, signal));
}

async function run(options: GenerateOptions, streams: Streams, progress: ProgressLine, signal: AbortSignal): Promise<number> {
  // Before hours of reading, that what is to be compared can be read, and that the answer takes no log's place.
  const granted = readGranted(options.compare);
  if (options.out !== undefined && !isFolder(options.out)) spareLogs(sourcesOf(options.trail))(options.out);
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
  const told = writeAnswer(made.value, options, streams);
  const gaps = gapsOf(made.value.report, told);
  if (isPolicyAlone(options.format)) tellInShort(told, gaps, streams);
  return exitCode(told, gaps, options, streams);
}

/** A policy alone says nothing of what it rests on. */
function tellInShort(told: readonly ToldPolicy[], gaps: readonly string[], streams: Streams): void {
  for (const { name, proof } of told) streams.err(`${BRAND}: ${printable(`${name}: ${proof}`)}\n`);
  for (const gap of gaps) streams.err(`${BRAND}: ${printable(gap)}\n`);
}

interface Failure {
  readonly message: string;
  readonly isAboutNames: boolean;
}

function reportOf(
  gathered: Result<Gathered, string>,
  options: GenerateOptions,
  granted: readonly GrantedPolicy[],
): Result<MadeReport, Failure> {
  if (!gathered.ok) return { ok: false, error: { message: gathered.error, isAboutNames: false } };
  const { groups, read, sources } = gathered.value;
  const made = makeReport(groups, read, sources, options, granted);
  return made.ok ? made : { ok: false, error: { message: made.error, isAboutNames: true } };
}

function exitCode(told: readonly ToldPolicy[], gaps: readonly string[], { strict }: GenerateOptions, streams: Streams): number {
  const unproven = told.filter(({ isProven }) => !isProven);
  if (unproven.length > 0) {
    const names = unproven.map(({ name }) => name).join(', ');
    streams.err(`${BRAND} generate: the proof failed for ${names}; the report says where. This should not happen; please report it\n`);
    return EXIT.unexpected;
  }
  const doubts = [...gaps, ...told.filter(({ widened }) => widened > 0).map(widenedText)];
  if (!strict || doubts.length === 0) return EXIT.fine;
  streams.err(
    printableLines(
      `${BRAND} generate: something may be missing, or wider than it was (--strict):\n${doubts.map((doubt) => `  ${doubt}\n`).join('')}`,
    ),
  );
  return EXIT.incomplete;
}

function widenedText({ name, widened }: ToldPolicy): string {
  return `${name} allows ${counted(widened, 'kind')} of call that ${widened === 1 ? 'was' : 'were'} refused: the wider resources that were asked for cover ${widened === 1 ? 'it' : 'them'}`;
}
