// Collects diagnostics, and stops keeping them where nobody would read on.
import type { Diagnostic } from '../policy/diagnostic.ts';

/** Kept of each severity; one mistake repeated in a large file makes many. */
const KEPT = 200;

/** Receives what is wrong. */
export interface Report {
  readonly errors: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
  add(diagnostic: Diagnostic): void;
}

export function newReport(): Report {
  const errors: Diagnostic[] = [];
  const warnings: Diagnostic[] = [];
  return {
    errors,
    warnings,
    add(diagnostic) {
      const list = diagnostic.severity === 'error' ? errors : warnings;
      if (list.length < KEPT) list.push(diagnostic);
    },
  };
}
