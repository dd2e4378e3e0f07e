// A change on trial: how it reads, and the state as it would be.
import type { Change } from '../explanation.ts';
import type { State } from '../state.ts';

/** A change without the numbers that only the finished list gives. */
export type BareChange = Omit<Change, 'option' | 'outcome'>;

export interface Proposal {
  readonly change: BareChange;
  /** Absent: what is to be done instead of this request, which nothing makes allowed. */
  readonly after?: State;
}

/** A proposal that changes something. */
export interface Step extends Proposal {
  readonly after: State;
}

/** Steps that belong together, at least one. */
export type Way = readonly [Step, ...Step[]];
