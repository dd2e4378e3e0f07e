// One decision case: its estate found, its requests decided, each set against what is expected of it.
import { dirname, isAbsolute, join } from 'node:path';
import { type DecisionCase, type ExpectedRequest, readDecisionCase } from '../../estate/decision-case.ts';
import type { Estate } from '../../estate/estate.ts';
import { type ExplainError, explainRequest, type Surroundings } from '../../explain/explain-request.ts';
import type { Explanation } from '../../explain/explanation.ts';
import type { SourcePosition, StatementReference } from '../../model/decision.ts';
import { fail, type Result } from '../../model/result.ts';
import type { SourceText } from '../../policy/ast.ts';
import type { Diagnostic } from '../../policy/diagnostic.ts';
import { positionAt } from '../../policy/position-at.ts';
import { compareExpectation } from './compare-expectation.ts';
import type { EstateShelf } from './estate-shelf.ts';
import type { CaseReport, Outcome, Problem, Reason, RequestReport } from './test-report.ts';

export interface CaseRun {
  readonly report: CaseReport;
  /** By request; undefined where it could not be decided. */
  readonly explanations: readonly (Explanation | undefined)[];
  /** About the estate that the case writes out. */
  readonly warnings: readonly Diagnostic[];
}

export interface CaseSurroundings {
  readonly shelf: EstateShelf;
  readonly around: Surroundings;
  /** Paths of the estate for cases that bring none. */
  readonly estate: readonly string[];
  /** Whether an answer that rests on assumptions counts as incomplete. */
  readonly strict: boolean;
  /** Whether the explanations are to say what to change. */
  readonly changes: boolean;
}

/** Runs the case in a file. The context of a request is what the case states: nothing is filled in. */
export function runCase(source: SourceText, surroundings: CaseSurroundings): CaseRun {
  const read = readDecisionCase(source, 'own');
  if (!read.ok) return unusable(source, null, read.error);
  const { value } = read;
  const estate = estateOf(source, value, surroundings);
  if (!estate.ok) return unusable(source, value.name, estate.error);
  const runs = value.requests.map((request) => runRequest(source, request, estate.value, surroundings));
  const report = { file: source.name, name: value.name, problems: [], requests: runs.map((run) => run.report) };
  return { report, explanations: runs.map((run) => run.explanation), warnings: value.warnings };
}

function unusable({ name: file }: SourceText, name: string | null, diagnostics: readonly Diagnostic[]): CaseRun {
  return { report: { file, name, problems: diagnostics.map(problemOf), requests: [] }, explanations: [], warnings: [] };
}

function estateOf(
  source: SourceText,
  { estate }: DecisionCase,
  { shelf, estate: given }: CaseSurroundings,
): Result<Estate, readonly Diagnostic[]> {
  switch (estate.kind) {
    case 'inline':
      return { ok: true, value: estate.estate };
    case 'paths':
      return shelf.open(
        estate.paths.map((path) => (isAbsolute(path) ? path : join(dirname(source.name), path))),
        source,
      );
    case 'none':
      return given.length > 0 ? shelf.open(given, source) : fail([withoutEstate(source)]);
  }
}

function withoutEstate(source: SourceText): Diagnostic {
  const hint = 'put an estate, or the paths of one, under `estate`, or name one with `--estate PATH`';
  return { severity: 'error', code: 'missing-estate', message: 'the case has no estate', hint, source, span: { start: 0, end: 1 } };
}

interface RequestRun {
  readonly report: RequestReport;
  readonly explanation: Explanation | undefined;
}

function runRequest(
  source: SourceText,
  { query, expect, span }: ExpectedRequest,
  estate: Estate,
  { around, strict, changes }: CaseSurroundings,
): RequestRun {
  const { principal, action, resource } = query;
  const which = { position: positionAt(source, span.start), principal, action, resource };
  const explained = explainRequest(estate, query, around, changes);
  if (!explained.ok) {
    const problems = problemsOf(explained.error);
    const report = { ...which, outcome: 'error' as const, decision: null, differences: [], why: [], missing: [], problems };
    return { report, explanation: undefined };
  }
  const explanation = explained.value;
  const { decision, missing } = explanation;
  const differences = compareExpectation(expect, explanation);
  const outcome: Outcome = differences.length > 0 ? 'failed' : strict && missing.length > 0 ? 'incomplete' : 'passed';
  const why = outcome === 'failed' ? reasonsOf(explanation) : [];
  return { report: { ...which, outcome, decision, differences, why, missing, problems: [] }, explanation };
}

/** The causes of a denial; the statements that allowed, when nobody expected it. */
function reasonsOf({ decision, causes, determining }: Explanation): readonly Reason[] {
  if (decision === 'allow') {
    return determining.map((reference) => ({ sentence: `allowed by ${nameOf(reference)}`, position: reference.position ?? null }));
  }
  return causes.map(({ account, sentence, position }) => ({
    sentence: account === null ? sentence : `account ${account}: ${sentence}`,
    position: position ?? null,
  }));
}

function nameOf({ policy, sid, index }: StatementReference): string {
  return `statement ${sid ?? index + 1} of ${policy.name}`;
}

function problemsOf(error: ExplainError): readonly Problem[] {
  if (error.kind === 'policies') return error.diagnostics.map(problemOf);
  const { code, message, hint } = error.error;
  return [{ code, message, hint: hint ?? null, position: null }];
}

function problemOf({ code, message, hint, source, span }: Diagnostic): Problem {
  const position: SourcePosition = positionAt(source, span.start);
  return { code, message, hint: hint ?? null, position };
}
