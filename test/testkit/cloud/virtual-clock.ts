// A clock that stands still until a test moves it.
import type { Clock } from '../../../src/cloud/ports/clock.ts';

export interface VirtualClock extends Clock {
  readonly advance: (milliseconds: number) => void;
}

/** Begins at `2026-01-15T12:00:00Z` unless told otherwise. */
export function virtualClock(start: number = Date.UTC(2026, 0, 15, 12)): VirtualClock {
  let now = start;
  return {
    now: () => now,
    advance: (milliseconds) => {
      now += milliseconds;
    },
  };
}
