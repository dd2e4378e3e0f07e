// What is wrong with a text, where, and what to do about it.
import type { SourceText, Span } from './ast.ts';

export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  /** Stable, kebab-case: `duplicate-key`, `missing-effect`. */
  readonly code: string;
  /** Lower case, no final period, input in backticks. */
  readonly message: string;
  /** What to do next. */
  readonly hint?: string;
  readonly source: SourceText;
  readonly span: Span;
}
