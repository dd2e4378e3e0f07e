// Groups as objects, put together by their keys as text: for readers without WebAssembly.
import type { ActivityGroup } from '../activity-group.ts';
import { activityGroups } from '../activity-groups.ts';
import { addSighting } from '../scan/sightings.ts';
import { foldObjects } from './fold-objects.ts';
import type { GroupStore } from './group-store.ts';
import { objectPlace } from './object-place.ts';
import { instantOfText, orderGroups } from './order-groups.ts';
import type { Selection } from './selection.ts';

interface Gathered {
  group: { -readonly [Field in keyof ActivityGroup]: ActivityGroup[Field] };
  isFolder: boolean;
}

export function objectStore(
  foldAbove: number,
  { accounts, regions }: Pick<Selection, 'accounts' | 'regions'>,
): GroupStore<readonly ActivityGroup[]> {
  const byKey = new Map<string, Gathered>();
  let elsewhere = 0;

  const gathered = (group: ActivityGroup): Gathered => {
    const key = JSON.stringify([group.resources, group.parameters, othersOf(group)]);
    const known = byKey.get(key);
    if (known !== undefined) return known;
    const fresh = { group: { ...group, count: 0, firstSeen: '', firstId: '', lastSeen: '', lastId: '' }, isFolder: false };
    byKey.set(key, fresh);
    return fresh;
  };
  const addEvents = (into: Gathered['group'], { count, firstSeen, firstId, lastSeen, lastId }: ActivityGroup): void => {
    into.count += count;
    addSighting(into, firstSeen, firstId);
    addSighting(into, lastSeen, lastId);
  };
  const fold = (): void => {
    const all = [...byKey.values()];
    const of = (index: number): Gathered => all[index]!;
    foldObjects(
      {
        objects: () => all.flatMap(({ group }, index) => (objectPlace(group.resources, group.parameters) === undefined ? [] : [index])),
        objectOf: (index) => {
          const { resources, parameters } = of(index).group;
          return { resources, parameters, others: othersOf(of(index).group) };
        },
        isFolder: (index) => of(index).isFolder,
        fold: (indexes, resources, parameters) => {
          const [first] = indexes;
          if (first === undefined) return;
          const folder = gathered({ ...of(first).group, resources, parameters });
          folder.isFolder = true;
          for (const one of indexes.map(of)) {
            if (one === folder) continue;
            addEvents(folder.group, one.group);
            one.group.count = 0;
          }
        },
        forgetFolded: () => {
          for (const [key, { group }] of byKey) if (group.count === 0) byKey.delete(key);
        },
      },
      foldAbove,
    );
  };
  return {
    add: (groups) => {
      for (const group of groups) {
        if (isElsewhere(group.recipientAccount, accounts) || isElsewhere(group.region, regions)) elsewhere += group.count;
        else addEvents(gathered(group).group, group);
      }
    },
    size: () => byKey.size,
    elsewhere: () => elsewhere,
    fold,
    take: () => {
      fold();
      const all = [...byKey.values()];
      const groups = all.map(({ group }) => group);
      const order = orderGroups(
        groups.length,
        (index) => instantOfText(groups[index]!.firstSeen),
        (index) => groups[index]!,
      );
      return {
        groups: activityGroups(Array.from(order, (index) => groups[index]!)),
        folders: all.filter(({ isFolder }) => isFolder).length,
      };
    },
  };
}

/** All of the key but resources and parameters. */
function othersOf({ identity, resources, parameters, count, firstSeen, lastSeen, firstId, lastId, ...others }: ActivityGroup): string {
  return JSON.stringify([identity, others]);
}

/** What does not tell its account or region may be of those asked for. */
function isElsewhere(value: string, wanted: readonly string[] | undefined): boolean {
  return wanted !== undefined && value !== '' && !wanted.includes(value);
}
