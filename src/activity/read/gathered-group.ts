// A group that still gathers events.
import type { ActivityGroup } from '../activity-group.ts';

export type GatheredGroup = { -readonly [Field in keyof ActivityGroup]: ActivityGroup[Field] };

/** Adds events to a group. Of several at the same instant the id that sorts first counts, at both ends. */
export function addEvents(group: GatheredGroup, count: number, firstSeen: string, firstId: string, lastSeen: string, lastId: string): void {
  if (
    group.count === 0 ||
    comesBefore(firstSeen, group.firstSeen) ||
    (firstSeen === group.firstSeen && comesBefore(firstId, group.firstId))
  ) {
    group.firstSeen = firstSeen;
    group.firstId = firstId;
  }
  if (group.count === 0 || lastSeen > group.lastSeen || (lastSeen === group.lastSeen && comesBefore(lastId, group.lastId))) {
    group.lastSeen = lastSeen;
    group.lastId = lastId;
  }
  group.count += count;
}

/** As scanners have it: in the order of text, with nothing at the end. */
function comesBefore(text: string, other: string): boolean {
  return text !== '' && (other === '' || text < other);
}
