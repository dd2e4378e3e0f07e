// What `check` has to tell, before it is told in one format or another.
import type { CheckAnswer, CheckWitness } from '../../analyze/checks/access/answer.ts';
import type { FindingLocation, FindingType } from '../../analyze/checks/validate/finding.ts';

export const CHECKS = ['validate', 'no-new-access', 'access-not-granted', 'no-public-access'] as const;

export type CheckName = (typeof CHECKS)[number];

/** One thing to be told about one policy, whichever check found it. */
export interface CheckFinding {
  readonly type: FindingType;
  /** An issue code of validation, or that of the check: `NEW_ACCESS`. */
  readonly code: string;
  readonly details: string;
  readonly locations: readonly FindingLocation[];
  /** Index and Sid of the statement that it is about. */
  readonly statement: readonly string[];
  /** A request that proves it. */
  readonly witness?: CheckWitness;
}

export interface ShownFinding extends CheckFinding {
  /** Why it is ignored; absent when it is not. */
  readonly ignored?: string;
}

export interface FileReport {
  readonly file: string;
  readonly findings: readonly ShownFinding[];
  /** Of the checks that pass or fail. */
  readonly answer?: CheckAnswer;
}

export interface CheckReport {
  readonly check: CheckName;
  readonly files: readonly FileReport[];
  /** About entries of the ignore file. */
  readonly problems: readonly string[];
}

/** Findings that are not ignored. */
export function openFindings({ findings }: FileReport): readonly ShownFinding[] {
  return findings.filter(({ ignored }) => ignored === undefined);
}
