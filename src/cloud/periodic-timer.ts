// Runs the services' periodic work every few seconds, as long as the cloud is open.
import type { Kernel } from './kernel.ts';
import { runPeriodic } from './periodic.ts';
import type { Interval } from './ports/interval.ts';

export interface PeriodicTimer {
  /** Does the work now; resolves when what it changed is durable. Never rejects: failures are reported. */
  readonly run: () => Promise<void>;
  /** Ends it; resolves when the last run is durable. */
  readonly stop: () => Promise<void>;
}

const EVERY_MS = 5000;

/** A failure that goes on is reported once. */
export function startPeriodicTimer(kernel: Kernel, every: Interval, report: (error: unknown) => void): PeriodicTimer {
  let reported = '';
  let stopped = false;
  let last = Promise.resolve();
  const failed = (error: unknown): void => {
    const text = String(error);
    if (text === reported) return;
    reported = text;
    report(error);
  };
  const work = async (): Promise<void> => {
    if (stopped) return;
    try {
      await kernel.state.commit(runPeriodic(kernel, failed));
    } catch (error) {
      failed(error);
    }
  };
  const run = (): Promise<void> => {
    last = last.then(work);
    return last;
  };
  const end = every(EVERY_MS, () => void run());
  return {
    run,
    stop: async () => {
      stopped = true;
      end();
      await last;
    },
  };
}
