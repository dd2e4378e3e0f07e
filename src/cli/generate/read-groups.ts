// Gets the groups of recorded calls from where the command line says: files, standard input, S3, or a database.
import type { ActivityGroups } from '../../activity/activity-groups.ts';
import { ActivityReadError } from '../../activity/read/activity-read-error.ts';
import { nothingRead } from '../../activity/read/nothing-read.ts';
import { readActivity } from '../../activity/read/read-activity.ts';
import type { PrincipalPattern } from '../../activity/principal-pattern.ts';
import type { ReadReport } from '../../activity/read-report.ts';
import { fail, ok, type Result } from '../../model/result.ts';
import { askDatabase } from './ask-database.ts';
import { type ProgressLine, progressText } from './progress-line.ts';
import type { ReadingOptions } from './reading-options.ts';
import { selectionOf, sourcesOf } from './selection-of.ts';

export interface Gathered {
  readonly groups: ActivityGroups;
  readonly read: ReadReport;
  /** For people: where they came from. */
  readonly sources: readonly string[];
}

/**
 * `principals`: only the calls of these, which is faster. The error says why there is nothing to go by, and what to do; that none of the
 * principals did anything is none.
 */
export async function readGroups(
  options: ReadingOptions,
  principals: readonly PrincipalPattern[] | undefined,
  progress: ProgressLine,
  signal: AbortSignal,
): Promise<Result<Gathered, string>> {
  const { database } = options;
  if (database !== undefined)
    return askDatabase(database, { ...selectionOf(options), ...(principals && { principals }) }, progress, signal);
  const { trail, workers, endpoint } = options;
  // What comes by a pipe may not come for long; waiting for it ends with it.
  if (trail.includes('-')) signal.addEventListener('abort', () => process.stdin.destroy(), { once: true });
  try {
    const { groups, report } = await readActivity(sourcesOf(trail), {
      ...selectionOf(options),
      principals,
      workers,
      s3: { endpoint },
      signal,
      onProgress: (state) => progress.show(progressText(state)),
    });
    const nothing = nothingRead(report, groups.size);
    if (nothing !== undefined && nothing.kind !== 'noneOfPrincipals') return fail(nothing.message);
    return ok({ groups, read: report, sources: trail.map((source) => (source === '-' ? 'standard input' : source)) });
  } catch (error) {
    if (signal.aborted) return fail('interrupted');
    if (error instanceof ActivityReadError) return fail(error.message);
    throw error;
  } finally {
    progress.clear();
  }
}
