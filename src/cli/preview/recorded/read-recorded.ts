// The recorded calls that a preview judges: of everybody, or of the principals that are asked for.
import { actorOf } from '../../../activity/map/actor-of.ts';
import { type RecordedCalls, recordedCalls } from '../../../activity/map/recorded-calls.ts';
import type { ReadReport } from '../../../activity/read-report.ts';
import type { UsedCall } from '../../../activity/used-call.ts';
import { parseArn } from '../../../model/arn.ts';
import { fail, ok, type Result } from '../../../model/result.ts';
import { choosePrincipal } from '../../generate/choose-principals.ts';
import type { ProgressLine } from '../../generate/progress-line.ts';
import { type Gathered, readGroups } from '../../generate/read-groups.ts';
import { idOf, principalsSeen } from '../../generate/seen-principal.ts';
import { quickPrincipals } from '../../generate/selection-of.ts';
import type { RecordedPreviewOptions } from '../preview-options.ts';

export interface RecordedActivity {
  readonly calls: Iterable<UsedCall>;
  /** ARNs of the roles and users whose calls they are. */
  readonly holders: () => readonly string[];
  /** Those whose trails were read, as far as they have events that were. */
  readonly accounts: ReadonlySet<string>;
  readonly withoutTrail: readonly string[];
  readonly read: ReadReport;
  readonly sources: readonly string[];
}

/** The error says why there is nothing to go by, or who is there in the place of those asked for. */
export async function readRecorded(
  options: RecordedPreviewOptions,
  progress: ProgressLine,
  signal: AbortSignal,
): Promise<Result<RecordedActivity, string>> {
  const quick = needsEverybody(options) ? undefined : quickPrincipals({ ...options.reading, principals: options.principals, all: false });
  const gathered = await readGroups(options.reading, quick, progress, signal);
  if (!gathered.ok) return gathered;
  const recorded = recordedCalls(gathered.value.groups);
  const chosen = chooseAmong(recorded, options.principals);
  if (quick === undefined || (chosen.ok && haveOwnTrails(chosen.value, recorded))) return activityOf(gathered.value, recorded, chosen);
  // A name that was not found is told among all that there are; and which trails were read does not show in these calls.
  const all = await readGroups(options.reading, undefined, progress, signal);
  if (!all.ok) return all;
  const everything = recordedCalls(all.value.groups);
  return activityOf(all.value, everything, chooseAmong(everything, options.principals));
}

/** Resource control policies guard the accounts whose trails were read, of which the calls of some do not tell. */
function needsEverybody({ as, targets }: RecordedPreviewOptions): boolean {
  return as === 'rcp' && targets.length === 0;
}

/** Otherwise it is not known whether what others' trails have of their calls is all there is, or a copy. */
function haveOwnTrails(holders: readonly string[], { accounts }: RecordedCalls): boolean {
  return holders.every((holder) => accounts.has(parseArn(holder)?.account ?? ''));
}

/** ARNs; none: everybody. */
function chooseAmong(recorded: RecordedCalls, principals: readonly string[]): Result<readonly string[], string> {
  if (principals.length === 0) return ok([]);
  const seen = principalsSeen(recorded.groups);
  const found = principals.map((asked) => choosePrincipal(asked, seen));
  const wrong = found.flatMap((one) => (one.ok ? [] : [one.error]));
  return wrong.length > 0 ? fail(wrong.join('\n')) : ok(found.flatMap((one) => (one.ok ? one.value.holders : [])));
}

function activityOf(
  { read, sources }: Gathered,
  { accounts, withoutTrail, of, calls: callsOf, groups }: RecordedCalls,
  chosen: Result<readonly string[], string>,
): Result<RecordedActivity, string> {
  if (!chosen.ok) return chosen;
  const wanted = new Set(chosen.value);
  const isWanted = (id: string): boolean => wanted.size === 0 || wanted.has(id);
  const holders = (): readonly string[] =>
    principalsSeen(groups)
      .filter(({ id, notEditable }) => notEditable === undefined && isWanted(id))
      .map(({ id }) => id);
  const calls = callsOf(of((identity) => isWanted(idOf(actorOf(identity)))));
  return ok({ calls, holders, accounts, withoutTrail, read, sources });
}
