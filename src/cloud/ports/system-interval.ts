// The machine's timer. It does not keep the process alive.
import type { Interval } from './interval.ts';

export const systemInterval: Interval = (milliseconds, work) => {
  const timer = setInterval(work, milliseconds);
  timer.unref();
  return () => clearInterval(timer);
};
