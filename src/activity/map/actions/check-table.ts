// The tables of this folder against what the recorded denials say: each names the action that was really asked about.
import type { ActivityGroup } from '../../activity-group.ts';
import { deniedAction } from './denied-action.ts';
import { eventFacts } from './event-facts.ts';
import { neededActions } from './needed-actions.ts';

export interface TableCheck {
  /** Calls whose denial names its action. */
  readonly checked: number;
  /** Of these, calls whose actions are known to include it. */
  readonly agreed: number;
  /** Where they do not, by kind of call; the most frequent first. */
  readonly differences: readonly TableDifference[];
}

interface TableDifference {
  readonly eventSource: string;
  readonly eventName: string;
  /** The action that the denial names. */
  readonly named: string;
  /** The actions that the tables give; empty for calls that are not mapped. */
  readonly mapped: readonly string[];
  readonly count: number;
  /** Id of an event. */
  readonly example: string;
}

/** Same input in any order gives the same answer. `mappedOf`: the actions that the tables give; none for calls that are not mapped. */
export function checkTable(
  groups: Iterable<ActivityGroup>,
  mappedOf: (group: ActivityGroup) => readonly string[] = tableActions,
): TableCheck {
  let checked = 0;
  let agreed = 0;
  const differences = new Map<string, TableDifference>();
  for (const group of groups) {
    const named = group.denial === '' ? undefined : deniedAction(group.denial)?.action;
    if (named === undefined) continue;
    checked += group.count;
    const mapped = [...new Set(mappedOf(group))].toSorted();
    if (mapped.some((action) => action.toLowerCase() === named.toLowerCase())) {
      agreed += group.count;
      continue;
    }
    const key = JSON.stringify([group.eventSource, group.eventName, named, mapped]);
    const before = differences.get(key);
    differences.set(key, {
      eventSource: group.eventSource,
      eventName: group.eventName,
      named,
      mapped,
      count: group.count + (before?.count ?? 0),
      example: before === undefined || group.firstId < before.example ? group.firstId : before.example,
    });
  }
  const sorted = [...differences].toSorted(([key, a], [otherKey, b]) => b.count - a.count || (key < otherKey ? -1 : 1));
  return { checked, agreed, differences: sorted.map(([, difference]) => difference) };
}

function tableActions(group: ActivityGroup): readonly string[] {
  const needed = neededActions(eventFacts(group));
  return needed.kind === 'needed' ? needed.actions.map(({ action }) => action) : [];
}
