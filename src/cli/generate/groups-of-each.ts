// What each of many principals did, without going through everything for each of them, and without holding everything.
import type { ActivityGroup } from '../../activity/activity-group.ts';
import { actorOf } from '../../activity/map/actor-of.ts';
import type { RecordedCalls } from '../../activity/map/recorded-calls.ts';
import type { ChosenPrincipal } from './choose-principals.ts';
import { idOf, type SeenPrincipal } from './seen-principal.ts';

/** Calls of several principals that are gathered at a time; one that made more is gathered alone. */
const AT_A_TIME = 20_000;

interface OwnGroups {
  readonly one: ChosenPrincipal;
  readonly groups: readonly ActivityGroup[];
}

/** For each that was chosen, in their order, its groups in theirs. */
export function* groupsOfEach(
  chosen: readonly ChosenPrincipal[],
  seen: readonly SeenPrincipal[],
  recorded: Pick<RecordedCalls, 'of'>,
): Iterable<OwnGroups> {
  const calls = new Map(seen.map(({ id, allowed, denied, unclear }) => [id, allowed + denied + unclear]));
  let batch: ChosenPrincipal[] = [];
  let size = 0;
  for (const one of chosen) {
    const own = one.holders.reduce((sum, holder) => sum + (calls.get(holder) ?? 0), 0);
    if (batch.length > 0 && size + own > AT_A_TIME) {
      yield* gathered(batch, recorded);
      [batch, size] = [[], 0];
    }
    batch.push(one);
    size += own;
  }
  yield* gathered(batch, recorded);
}

function* gathered(batch: readonly ChosenPrincipal[], recorded: Pick<RecordedCalls, 'of'>): Iterable<OwnGroups> {
  const byHolder = new Map<string, ActivityGroup[]>();
  const lists = batch.map((one) => {
    const groups: ActivityGroup[] = [];
    for (const holder of one.holders) byHolder.set(holder, groups);
    return { one, groups };
  });
  if (lists.length === 0) return;
  for (const group of recorded.of((identity) => byHolder.has(idOf(actorOf(identity)))))
    byHolder.get(idOf(actorOf(group.identity)))?.push(group);
  // What was asked for and is done with is let go.
  byHolder.clear();
  for (let next = lists.shift(); next !== undefined; next = lists.shift()) yield next;
}
