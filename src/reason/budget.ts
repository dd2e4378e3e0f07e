// How much work a question may cost. Running out is an answer: unknown, and what ran out.

export interface Budget {
  /** States of one automaton. */
  readonly states: number;
  /** Classes of values of one dimension. */
  readonly atoms: number;
  /** Nodes of one search. */
  readonly nodes: number;
}

export const DEFAULT_BUDGET: Budget = { states: 300_000, atoms: 20_000, nodes: 200_000 };

/** Thrown within `reason`, and caught where it answers: never seen outside. */
export class Undecided extends Error {
  /** A short phrase for the reader of the answer. */
  readonly reason: string;

  constructor(reason: string) {
    super(reason);
    this.reason = reason;
  }
}
