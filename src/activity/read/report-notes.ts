// Gathers what listing leaves out and what fails.
import { addOutcomes, NOTHING_READ, type ReadOutcome } from './object-outcome.ts';
import type { ListingNotes } from './listed-object.ts';

export interface GatheredNotes extends ListingNotes {
  readonly skipped: ReadonlyMap<string, number>;
  /** The problems of listing. */
  readonly outcome: () => ReadOutcome;
}

export function gatherNotes(): GatheredNotes {
  const skipped = new Map<string, number>();
  let outcome = NOTHING_READ;
  return {
    skipped,
    outcome: () => outcome,
    skip: (reason) => {
      skipped.set(reason, (skipped.get(reason) ?? 0) + 1);
    },
    problem: (problem) => {
      outcome = addOutcomes(outcome, { ...NOTHING_READ, problems: [problem], problemCount: 1 });
    },
  };
}
