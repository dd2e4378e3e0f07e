// `test`: decision cases as files, run against estates: what must be allowed, and what must not.
import { writeFileSync } from 'node:fs';
import { BRAND } from '../../brand.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { tellDiagnostics } from '../open-estate.ts';
import { surroundings } from '../surroundings.ts';
import { paint } from '../terminal/paint.ts';
import type { Streams } from '../terminal/streams.ts';
import { UsageError } from '../usage-error.ts';
import type { Verb } from '../verb.ts';
import { newEstateShelf } from './estate-shelf.ts';
import { findCaseFiles } from './find-case-files.ts';
import { junitXml } from './junit.ts';
import { renderTestReport } from './render-test-report.ts';
import { runCase } from './run-case.ts';
import { readTestOptions, type TestOptions } from './test-options.ts';
import type { CaseReport, Outcome, TestReport } from './test-report.ts';

const HELP = `usage: ${BRAND} test PATH… [options]

Runs decision cases: requests with what is expected of them. PATH is a case file, or a folder
with cases at any depth; other JSON in a folder is left alone. The form of a case is told in
docs/guides/test-your-policies.md.

  -e, --estate PATH             estate for cases that bring none of their own (repeatable)
      --only TEXT               only cases whose path or name contains TEXT
      --strict                  exit with 3 when a case rests on something that is missing

  -f, --format text|json|junit  json follows schemas/test-report.schema.json
      --junit FILE              write JUnit XML to FILE, beside what is printed
  -v, --verbose                 list the requests that passed, too

exit codes: 0 all expectations hold, 1 a file is bad or a request cannot be decided,
2 an expectation does not hold, 3 incomplete (--strict)
`;

export const testVerb: Verb = {
  name: 'test',
  summary: 'do the requests in these files get the decisions that they should?',
  help: HELP,
  run: async (args, streams) => run(readTestOptions(args), streams),
};

async function run(options: TestOptions, streams: Streams): Promise<ExitCode> {
  const sources = findCaseFiles(options.paths, options.only);
  if (sources.length === 0) throw new UsageError(nothingFound(options));
  const shelf = newEstateShelf();
  const setting = { shelf, around: surroundings(), estate: options.estate, strict: options.strict, changes: false };
  const runs = sources.map((source) => runCase(source, setting));
  const report = reportOf(runs.map((one) => one.report));
  tellDiagnostics([...runs.flatMap((one) => one.warnings), ...shelf.warnings()], streams);
  if (options.junit !== undefined) writeReport(options.junit, junitXml(report));
  streams.out(show(report, options, streams));
  return exitCode(report);
}

function nothingFound({ paths, only }: TestOptions): string {
  const where = paths.map((path) => `\`${path}\``).join(', ');
  return only === undefined ? `no decision case in ${where}` : `no decision case in ${where} has \`${only}\` in its path or name`;
}

/** Adds up the outcomes; a file that cannot be used counts as one error. */
export function reportOf(files: readonly CaseReport[]): TestReport {
  const count = (outcome: Outcome): number =>
    files.reduce((sum, file) => sum + file.requests.filter((one) => one.outcome === outcome).length, 0);
  const unusable = files.filter((file) => file.problems.length > 0).length;
  return {
    schemaVersion: 1,
    passed: count('passed'),
    failed: count('failed'),
    incomplete: count('incomplete'),
    errors: count('error') + unusable,
    files,
  };
}

function show(report: TestReport, { format, verbose }: TestOptions, streams: Streams): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(report, null, 2)}\n`;
    case 'junit':
      return junitXml(report);
    case 'text':
      return renderTestReport(report, verbose, streams.columns, paint(streams.colour));
  }
}

function writeReport(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new UsageError(`cannot write \`${path}\`: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function exitCode({ errors, failed, incomplete }: TestReport): ExitCode {
  if (errors > 0) return EXIT.failed;
  if (failed > 0) return EXIT.unexpected;
  return incomplete > 0 ? EXIT.incomplete : EXIT.fine;
}
