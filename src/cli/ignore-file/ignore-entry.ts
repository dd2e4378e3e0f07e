// What somebody has looked at and lets be: what it is about, why, and until when.

export interface IgnoreEntry {
  /** From 1. */
  readonly number: number;
  readonly reason: string;
  /** `2026-12-31`: the last day on which it holds. */
  readonly expires?: string;
  /** Patterns with `*` and `?` by field; all of them must match. */
  readonly patterns: ReadonlyMap<string, string>;
}
