// A test report for people: what does not hold, and one line that sums up.
import type { Paint } from '../terminal/paint.ts';
import { describeRequest, detailLines } from './render-request.ts';
import type { CaseReport, Outcome, Problem, RequestReport, TestReport } from './test-report.ts';

const WORDS: Readonly<Record<Outcome, string>> = { passed: '✓ ', failed: '✗ FAILED ', incomplete: '? INCOMPLETE ', error: '! ERROR ' };
const INDENT = '    ';

/** The whole text, ending in a newline. Requests that passed are listed with `verbose` only. */
export function renderTestReport(report: TestReport, verbose: boolean, columns: number, paint: Paint): string {
  const told = new Set<string>();
  const parts = report.files.flatMap((file) => [
    ...renderProblems(file, told, paint),
    ...file.requests
      .filter(({ outcome }) => verbose || outcome !== 'passed')
      .map((request) => renderRequest(file, request, columns, paint)),
  ]);
  return [...parts, summary(report, paint)].map((part) => `${part}\n`).join('');
}

/** What is wrong with an estate that several cases use is told once. */
function renderProblems({ file, problems }: CaseReport, told: Set<string>, paint: Paint): readonly string[] {
  const texts = problems.map((problem) => renderProblem(problem, file, paint));
  const fresh = texts.filter((text) => !told.has(text));
  for (const text of texts) told.add(text);
  if (fresh.length > 0 || problems.length === 0) return fresh;
  return [`${paint.red(paint.bold(WORDS.error.trimEnd()))} ${file}: its estate cannot be used, as told above`];
}

function renderProblem({ position, message, hint }: Problem, file: string, paint: Paint): string {
  const place = position === null ? file : `${position.file}:${position.line}:${position.column}`;
  const head = `${paint.red(paint.bold(WORDS.error.trimEnd()))} ${place}: ${message}`;
  return hint === null ? head : `${head}\n${INDENT}hint: ${hint}`;
}

function renderRequest(file: CaseReport, request: RequestReport, columns: number, paint: Paint): string {
  const { position, outcome } = request;
  const word = tint(outcome, paint)(WORDS[outcome].trimEnd());
  const head = `${word} ${position.file}:${position.line}:${position.column}  ${file.name ?? ''}`.trimEnd();
  if (outcome === 'passed') return `${head}\n${INDENT}${paint.dim(describeRequest(request))}`;
  const details = detailLines(request, columns - INDENT.length).map((line) => INDENT + line);
  return [head, INDENT + paint.bold(describeRequest(request)), ...details, ''].join('\n');
}

function tint(outcome: Outcome, paint: Paint): (text: string) => string {
  if (outcome === 'passed') return paint.green;
  return outcome === 'incomplete' ? paint.yellow : (text) => paint.red(paint.bold(text));
}

/** `12 passed, 1 failed` and what else there is to count. */
function summary({ passed, failed, incomplete, errors }: TestReport, paint: Paint): string {
  const counts = [
    `${passed} passed`,
    `${failed} failed`,
    ...(incomplete > 0 ? [`${incomplete} incomplete`] : []),
    ...(errors > 0 ? [`${errors} ${errors === 1 ? 'error' : 'errors'}`] : []),
  ].join(', ');
  return failed + errors > 0 ? paint.red(counts) : incomplete > 0 ? paint.yellow(counts) : paint.green(counts);
}
