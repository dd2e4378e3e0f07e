// What reads logs: shows how far it is, and ends cleanly when it is interrupted.
import { BRAND } from '../../brand.ts';
import type { Streams } from '../terminal/streams.ts';
import { type ProgressLine, progressLine } from './progress-line.ts';
import { INTERRUPTED, untilInterrupted } from './until-interrupted.ts';

/** The exit code of the work, or 130 when a signal ended it. */
export async function whileReading(
  streams: Streams,
  work: (progress: ProgressLine, signal: AbortSignal) => Promise<number>,
): Promise<number> {
  // Which versions of node the SDK will be made for is no news to who runs a command.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
  // Some terminals say that they have no columns.
  const columns = process.stderr.columns > 0 ? process.stderr.columns : streams.columns;
  const progress = progressLine(process.stderr.isTTY ? (text) => streams.err(text) : () => {}, columns);
  return untilInterrupted(async (signal) => {
    const code = await work(progress, signal);
    progress.clear();
    if (!signal.aborted) return code;
    streams.err(`${BRAND}: interrupted\n`);
    return INTERRUPTED;
  });
}
