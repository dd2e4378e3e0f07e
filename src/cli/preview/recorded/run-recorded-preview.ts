// Carries out `preview --trail`: reads recorded calls, replays them under the change, and tells.
import { replayChange } from '../../../activity/what-if/replay-change.ts';
import { BRAND } from '../../../brand.ts';
import { EXIT } from '../../exit-code.ts';
import { printable, printableLines } from '../../generate/printable.ts';
import type { ProgressLine } from '../../generate/progress-line.ts';
import { whileReading } from '../../generate/while-reading.ts';
import { withSide } from '../../generate/with-side.ts';
import { tellDiagnostics } from '../../open-estate.ts';
import { surroundings } from '../../surroundings.ts';
import type { Streams } from '../../terminal/streams.ts';
import type { RecordedPreviewOptions } from '../preview-options.ts';
import { changeWorld } from './change-world.ts';
import { idleSentences } from './idle-targets.ts';
import { readRecorded } from './read-recorded.ts';
import { gapsOf, type RecordedReport } from './recorded-report.ts';
import { renderRecorded } from './render-recorded.ts';

/** The exit code is one of `EXIT`, or 130 when a signal ended it. */
export async function runRecordedPreview(options: RecordedPreviewOptions, streams: Streams): Promise<number> {
  return whileReading(streams, (progress, signal) => run(options, streams, progress, signal));
}

async function run(options: RecordedPreviewOptions, streams: Streams, progress: ProgressLine, signal: AbortSignal): Promise<number> {
  // Before hours of reading, that the change can be read.
  const changed = changeWorld(options, streams);
  if (changed === undefined) return EXIT.failed;
  const activity = await readRecorded(options, progress, signal);
  if (signal.aborted) return EXIT.failed;
  if (!activity.ok) {
    for (const line of withSide(activity.error).split('\n')) streams.err(`${BRAND} preview: ${printable(line)}\n`);
    return EXIT.failed;
  }
  const { calls, accounts, withoutTrail, read, sources } = activity.value;
  const replayed = replayChange(calls, changed.worldOf(accounts), { rules: surroundings().rules, recorded: accounts });
  if (!replayed.ok) {
    tellDiagnostics(replayed.error, streams);
    return EXIT.failed;
  }
  const whatIf = replayed.value;
  const idle = idleSentences(changed.idleTargets(), options, activity.value);
  // A change that is attached to nobody who did anything would pass every gate.
  if (options.targets.length > 0 && idle.length === new Set(options.targets).size && whatIf.totals.untouched === whatIf.totals.judged) {
    for (const line of idle) streams.err(`${BRAND} preview: ${printable(line)}\n`);
    return EXIT.failed;
  }
  const report: RecordedReport = { sources, change: options.change, read, withoutTrail, whatIf, idle, notes: changed.notes };
  streams.out(renderRecorded(report, options.format, streams));
  return exitCode(report, options, streams);
}

function exitCode(report: RecordedReport, { failOn, strict }: RecordedPreviewOptions, streams: Streams): number {
  const { denied, unknown } = report.whatIf.totals;
  if (failOn !== 'none' && denied > 0) {
    streams.err(`${BRAND}: the change would have denied ${denied} recorded ${denied === 1 ? 'call' : 'calls'} (--fail-on ${failOn})\n`);
    return EXIT.unexpected;
  }
  if (failOn === 'unknown' && unknown > 0) {
    streams.err(`${BRAND}: the change may deny ${unknown} of the recorded calls (--fail-on unknown)\n`);
    return EXIT.unexpected;
  }
  const gaps = gapsOf(report);
  if (!strict || gaps.length === 0) return EXIT.fine;
  streams.err(printableLines(`${BRAND}: not everything is known (--strict):\n${gaps.map((gap) => `  ${gap}\n`).join('')}`));
  return EXIT.incomplete;
}
