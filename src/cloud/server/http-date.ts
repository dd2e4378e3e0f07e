// The `date` header by the cloud's clock, so that clients that correct their clock by it follow when time is moved.
import type { Clock } from '../ports/clock.ts';

/** A function that gives the time as `Sun, 06 Nov 1994 08:49:37 GMT`; the text is made once a second. */
export function httpDate(clock: Clock): () => string {
  let second = Number.NaN;
  let text = '';
  return () => {
    const now = Math.floor(clock.now() / 1000);
    if (now !== second) {
      second = now;
      text = new Date(now * 1000).toUTCString();
    }
    return text;
  };
}
