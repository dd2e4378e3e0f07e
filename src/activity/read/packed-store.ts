// Groups in the memory of a module: made into objects when they are asked for, each time anew.
import type { ActivityGroup, ActivityIdentity } from '../activity-group.ts';
import type { ActivityGroups } from '../activity-groups.ts';
import type { GroupImage } from '../scan/group-image.ts';
import { type GroupMerger, openGroupMerger } from '../scan/group-merger.ts';
import { foldObjects } from './fold-objects.ts';
import type { GroupStore } from './group-store.ts';
import { instantOfDigits, orderGroups } from './order-groups.ts';
import type { Selection } from './selection.ts';

export function packedStore(foldAbove: number, { accounts, regions }: Pick<Selection, 'accounts' | 'regions'>): GroupStore<GroupImage> {
  const merger = openGroupMerger(accounts, regions);
  if (merger === undefined) throw new Error('groups came out of a WebAssembly module, and none can be started here');
  const fold = (): void =>
    foldObjects(
      {
        objects: () => crowdedObjects(merger, foldAbove),
        objectOf: merger.objectOf,
        isFolder: merger.isFolder,
        fold: merger.fold,
        forgetFolded: merger.forgetFolded,
      },
      foldAbove,
    );
  return {
    add: merger.add,
    size: merger.size,
    elsewhere: merger.elsewhere,
    fold,
    take: () => {
      fold();
      const all = merger.groups();
      const order = orderGroups(
        all.length,
        (index) => {
          const digits = merger.firstInstant(all[index]!);
          return digits && instantOfDigits(...digits);
        },
        (index) => merger.read(all[index]!),
      );
      const folders = all.filter(merger.isFolder).length;
      return {
        groups: packedGroups(
          merger,
          order.map((index) => all[index]!),
        ),
        folders,
      };
    },
  };
}

/** Those of which there are more of one kind than one folder may have, and those that stand for folders already. */
function* crowdedObjects(merger: GroupMerger, limit: number): Iterable<number> {
  const all = merger.groups();
  const kinds = all.map(merger.objectKind);
  const counts = new Map<number, number>();
  for (const [index, kind] of kinds.entries()) {
    if (kind !== 0) counts.set(kind, (counts.get(kind) ?? 0) + (merger.isFolder(all[index]!) ? limit + 1 : 1));
  }
  for (const [index, kind] of kinds.entries()) if (kind !== 0 && (counts.get(kind) ?? 0) > limit) yield all[index]!;
}

function packedGroups(merger: GroupMerger, groups: Uint32Array): ActivityGroups {
  function* all(): Generator<ActivityGroup> {
    for (const group of groups) yield merger.read(group);
  }
  function* some(isWanted: (identity: ActivityIdentity) => boolean): Iterable<ActivityGroup> {
    const answers = new Map<ActivityIdentity, boolean>();
    for (const group of groups) {
      const identity = merger.identityOf(group);
      let answer = answers.get(identity);
      if (answer === undefined) {
        answer = isWanted(identity);
        answers.set(identity, answer);
      }
      if (answer) yield merger.read(group);
    }
  }
  return { size: groups.length, of: some, [Symbol.iterator]: all };
}
