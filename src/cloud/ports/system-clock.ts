// The machine's clock, and one that can be moved.
import type { Clock } from './clock.ts';

export const systemClock: Clock = { now: () => Date.now() };

/** A clock that runs at the speed of another one, some time ahead of it or behind. */
export interface MovableClock extends Clock {
  /** Milliseconds by which it is ahead; negative if it is behind. */
  readonly offset: () => number;
  /** Sets the offset in milliseconds. Throws RangeError unless it is a whole number that leaves the time a possible date. */
  readonly setOffset: (offset: number) => void;
}

/** The last millisecond that a `Date` can hold. */
const LAST_TIME = 8_640_000_000_000_000;

/** A clock that shows the time of `base` until it is moved. */
export function movableClock(base: Clock = systemClock): MovableClock {
  let ahead = 0;
  return {
    now: () => base.now() + ahead,
    offset: () => ahead,
    setOffset: (offset) => {
      if (!Number.isInteger(offset) || Math.abs(base.now() + offset) > LAST_TIME) {
        throw new RangeError(`a clock cannot be moved by ${offset} ms`);
      }
      ahead = offset;
    },
  };
}
