// Objects below one folder of a bucket become that folder where they are too many.
import type { GroupObject } from '../scan/group-merger.ts';
import { folderPlace, objectPlace } from './object-place.ts';
import { type ObjectTree, objectTree } from './object-tree.ts';

/** Groups by numbers. */
export interface FoldableGroups {
  /** All that are about one object where a folder may have too many of them, and those that stand for folders; may be more. */
  readonly objects: () => Iterable<number>;
  readonly objectOf: (group: number) => GroupObject;
  /** Whether it became a folder before. */
  readonly isFolder: (group: number) => boolean;
  /** Makes one group of several, which stands for a folder, with these resources and parameters. */
  readonly fold: (groups: readonly number[], resources: readonly string[], parameters: string) => void;
  /** Called once, after the last `fold`. */
  readonly forgetFolded: () => void;
}

interface KindOfObjects {
  readonly tree: ObjectTree<number[]>;
  readonly bucket: string;
  /** Which of the resources the object is. */
  readonly position: number;
  readonly resources: readonly string[];
  readonly template: string;
}

/** `limit`: how many distinct objects and folders one folder may have for one kind of call. What becomes a folder does not depend on how often this is done meanwhile. */
export function foldObjects(groups: FoldableGroups, limit: number): void {
  const kinds = new Map<string, KindOfObjects>();
  for (const group of groups.objects()) {
    const { resources, parameters, others } = groups.objectOf(group);
    const place = objectPlace(resources, parameters);
    if (place === undefined) continue;
    const { bucket, position, parts, parameters: template } = place;
    const key = JSON.stringify([resources.with(position, bucket), template, others]);
    let kind = kinds.get(key);
    if (kind === undefined) {
      kind = { tree: objectTree({ open: () => [], merge }, limit), bucket, position, resources, template };
      kinds.set(key, kind);
    }
    const list = groups.isFolder(group) ? kind.tree.close(parts.slice(0, -1)) : kind.tree.groupOf(parts);
    list.push(group);
  }
  let folders = 0;
  for (const { tree, bucket, position, resources, template } of kinds.values()) {
    tree.visit((folder, name, list) => {
      if (name !== undefined) return;
      const place = folderPlace(bucket, template, folder);
      groups.fold(list, resources.with(position, place.arn), place.parameters);
      folders += 1;
    });
  }
  if (folders > 0) groups.forgetFolded();
}

function merge(from: readonly number[], into: number[]): void {
  for (const group of from) into.push(group);
}
