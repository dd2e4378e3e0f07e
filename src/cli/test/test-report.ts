// The answer of `test`, as data: the published schema of `--format json` describes exactly this.
import type { Missing } from '../../estate/missing.ts';
import type { Decision, SourcePosition } from '../../model/decision.ts';

export interface TestReport {
  readonly schemaVersion: 1;
  /** Requests whose expectation holds. */
  readonly passed: number;
  /** Requests whose expectation does not hold. */
  readonly failed: number;
  /** With `--strict`: requests whose expectation holds, but only on assumptions. */
  readonly incomplete: number;
  /** Files that cannot be used, and requests that cannot be decided. */
  readonly errors: number;
  readonly files: readonly CaseReport[];
}

/** One file. */
export interface CaseReport {
  readonly file: string;
  /** The case's own name; null when the file cannot be read so far. */
  readonly name: string | null;
  /** What keeps the file from being used; then it has no requests. */
  readonly problems: readonly Problem[];
  readonly requests: readonly RequestReport[];
}

/** What is wrong with a file, for people and for programs. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly hint: string | null;
  readonly position: SourcePosition | null;
}

export type Outcome = 'passed' | 'failed' | 'incomplete' | 'error';

/** One request of a case. */
export interface RequestReport {
  /** Where it stands in its file. */
  readonly position: SourcePosition;
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly outcome: Outcome;
  /** Null when it cannot be decided. */
  readonly decision: Decision['decision'] | null;
  /** What is not as expected; empty when it passed. */
  readonly differences: readonly Difference[];
  /** Why the decision is as it is: told for requests that did not pass. */
  readonly why: readonly Reason[];
  /** What the answer rests on beside the estate. */
  readonly missing: readonly Missing[];
  /** What keeps it from being decided. */
  readonly problems: readonly Problem[];
}

/** One field that is not as expected; absent values are null. */
export interface Difference {
  readonly field: 'decision' | 'kind' | 'blockedBy' | 'blockers' | 'message';
  readonly expected: string | readonly string[] | null;
  readonly actual: string | readonly string[] | null;
}

export interface Reason {
  readonly sentence: string;
  readonly position: SourcePosition | null;
}
