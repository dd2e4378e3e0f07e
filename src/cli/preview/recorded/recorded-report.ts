// What a preview of recorded calls has to tell, before it is told in one format or another.
import type { ReadReport } from '../../../activity/read-report.ts';
import type { WhatIf } from '../../../activity/what-if/what-if.ts';

export interface RecordedReport {
  /** As they were given: paths, URLs. */
  readonly sources: readonly string[];
  readonly change: readonly string[];
  readonly read: ReadReport;
  /** Accounts that called into another one whose trail alone was read. */
  readonly withoutTrail: readonly string[];
  readonly whatIf: WhatIf;
  /** A sentence for each --target that no call was of. */
  readonly idle: readonly string[];
  readonly notes: readonly string[];
}

const UNMAPPED = 'unmapped';

/** What the answer may lack, a line each; empty when nothing that is known of. */
export function gapsOf({ read, withoutTrail, whatIf, idle }: RecordedReport): readonly string[] {
  const gaps: string[] = [...idle];
  if (whatIf.totals.unknown > 0) gaps.push(`of ${whatIf.totals.unknown} calls it is not known whether they would be denied`);
  for (const [reason, calls] of whatIf.notJudged) if (reason.startsWith(UNMAPPED)) gaps.push(`${calls} calls are ${reason}`);
  if (read.problemCount > 0) gaps.push(`${read.problemCount} objects could not be read, or not whole`);
  if (read.malformed > 0) gaps.push(`${read.malformed} entries are no events`);
  if (withoutTrail.length > 0)
    gaps.push(`the trail of these accounts was not read, only what they did in others: ${withoutTrail.join(', ')}`);
  return gaps;
}
