// What the exit code of every verb means.

export const EXIT = {
  /** All well; for `explain` also when the answer is a denial that nobody ruled out. */
  fine: 0,
  /** The tool failed, or its input is bad. */
  failed: 1,
  /** An expectation does not hold. */
  unexpected: 2,
  /** Something needed for a certain answer is missing, and `--strict` was given. */
  incomplete: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
