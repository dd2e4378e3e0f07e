// Gathers the groups of all readers: equal ones become one, and objects below one folder of a bucket become that folder where they are too many.
import type { ActivityGroup } from '../activity-group.ts';
import { type ActivityGroups, activityGroups } from '../activity-groups.ts';
import type { GroupImage } from '../scan/group-image.ts';
import { objectStore } from './object-store.ts';
import { packedStore } from './packed-store.ts';
import { releaseBytes } from './release-bytes.ts';
import type { Selection } from './selection.ts';

/** What a reader hands over: groups as they stand in the memory of its scanner, or as objects where there is no such memory. */
export type GroupBatch = GroupImage | readonly ActivityGroup[];

export interface GroupStore<Batch = GroupBatch> {
  /** An image is gone afterwards. */
  readonly add: (batch: Batch) => void;
  /** How many groups there are. */
  readonly size: () => number;
  /** Events of other accounts and regions than those asked for, which the paths of their objects did not tell. */
  readonly elsewhere: () => number;
  /** What is too much in one folder of a bucket becomes that folder. */
  readonly fold: () => void;
  /** Once, in the end: the groups, the earliest first; and how many of them stand for a whole folder of a bucket. */
  readonly take: () => { readonly groups: ActivityGroups; readonly folders: number };
}

/** Objects are folded for the first time when there are so many groups, so that millions of them never are there at once. */
const FOLD_FROM = 200_000;

/** `foldAbove`: how many distinct objects and folders one folder of a bucket may have for one kind of call. */
export function groupStore(
  foldAbove: number,
  selection: Pick<Selection, 'accounts' | 'regions'> = {},
  foldFrom: number = FOLD_FROM,
): GroupStore {
  let packed: GroupStore<GroupImage> | undefined;
  let plain: GroupStore<readonly ActivityGroup[]> | undefined;
  let next = foldFrom;
  const used = (): GroupStore<never> | undefined => packed ?? plain;
  return {
    add: (batch) => {
      if ('bytes' in batch) {
        packed ??= packedStore(foldAbove, selection);
        packed.add(batch);
        releaseBytes(batch.bytes);
      } else {
        plain ??= objectStore(foldAbove, selection);
        plain.add(batch);
      }
      if (packed !== undefined && plain !== undefined) throw new Error('all readers hand over groups in one form');
      const store = used();
      if (store === undefined || store.size() <= next) return;
      store.fold();
      next = Math.max(foldFrom, 2 * store.size());
    },
    size: () => used()?.size() ?? 0,
    elsewhere: () => used()?.elsewhere() ?? 0,
    fold: () => used()?.fold(),
    take: () => used()?.take() ?? { groups: activityGroups([]), folders: 0 },
  };
}
