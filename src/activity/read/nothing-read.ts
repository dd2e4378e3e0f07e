// Why there is nothing to go by: reading nothing is never the same as nothing having been done.
import type { ReadReport } from '../read-report.ts';

export type NothingRead =
  /** No object was found. */
  | 'noObjects'
  /** Objects were found, and none could be read. */
  | 'allFailed'
  /** They were read, and no event was in them. */
  | 'noEvents'
  /** Events were there, and none of the principals asked for. */
  | 'noneOfPrincipals';

export interface NothingReadReason {
  readonly kind: NothingRead;
  /** For people, with what to do. */
  readonly message: string;
}

/** Undefined when there are groups. */
export function nothingRead(report: ReadReport, groups: number): NothingReadReason | undefined {
  if (groups > 0) return undefined;
  const skipped = [...report.skipped].map(([reason, count]) => `${reason}: ${count}`).join(', ');
  const leftOut = skipped === '' ? '' : ` (left out: ${skipped})`;
  if (report.objects === 0) {
    const [problem] = report.problems;
    const why = problem === undefined ? '' : `: ${problem.object}: ${problem.message}`;
    return {
      kind: 'noObjects',
      message: `no log was found${leftOut}${why === '' ? '; look at the path, the dates, the accounts and the regions' : why}`,
    };
  }
  if (report.events === 0 && report.problemCount >= report.objects) {
    const [problem] = report.problems;
    const first = problem === undefined ? '' : `; the first: ${problem.object}: ${problem.message}`;
    return { kind: 'allFailed', message: `none of ${report.objects} objects could be read${first}` };
  }
  const notes = report.notes.length > 0 ? ` (${report.notes.join('; ')})` : '';
  if (report.events === 0 && report.passedOver === undefined) {
    const repeats = report.repeats > 0 ? `, apart from ${report.repeats} repeats` : '';
    return {
      kind: 'noEvents',
      message: `${report.objects} objects were read, and no event asked for is in them${repeats}${notes}${leftOut}`,
    };
  }
  const span = report.firstSeen === '' ? '' : `, from ${report.firstSeen} to ${report.lastSeen}`;
  return {
    kind: 'noneOfPrincipals',
    message:
      `${report.events} events were read in ${report.objects} objects${span}, and none is of those asked for${notes}; ` +
      'look at the names, the dates, and whether the trail covers the account',
  };
}
