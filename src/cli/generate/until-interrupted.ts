// Work that Ctrl-C ends cleanly.

/** As shells count it: 128 and the number of SIGINT. */
export const INTERRUPTED = 130;

/** Runs the work with a signal that is aborted by SIGINT, SIGTERM or SIGHUP; a second Ctrl-C ends the process as it would without this. */
export async function untilInterrupted<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.once(signal, abort);
  try {
    return await work(controller.signal);
  } finally {
    for (const signal of signals) process.off(signal, abort);
  }
}
