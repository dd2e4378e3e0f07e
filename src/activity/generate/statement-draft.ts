// A statement before it has a name: every action goes with every resource of it.
import type { Cell } from './cell.ts';
import type { Clause } from './condition-clause.ts';

export interface StatementDraft {
  /** Service prefix that all actions have. */
  readonly service: string;
  /** Sorted. */
  readonly actions: readonly string[];
  /** Sorted. */
  readonly resources: readonly string[];
  readonly conditions: readonly Clause[];
  /** One for each action with each resource. */
  readonly cells: readonly Cell[];
}
