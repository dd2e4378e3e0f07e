// What a gate is: a pure function from the repository's text to the places that break one of its rules.
import type { SourceTree } from './source-tree.ts';

export interface Gate {
  readonly name: string;
  /** Every rule that it may report; each has a red fixture. */
  readonly rules: readonly string[];
  readonly check: (tree: SourceTree) => readonly Violation[];
}

export interface Violation {
  /** One of the gate's `rules`. */
  readonly rule: string;
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly message: string;
}
