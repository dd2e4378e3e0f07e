// The objects that one kind of call touched in one bucket, as a tree of folders: a folder with too many in it becomes `folder/*`.

export interface ObjectTree<Group> {
  /**
   * The group of an object, whose path is given in parts. A folder that ever had more than `limit` distinct objects and folders in it stays one group for all
   * that is below it. Which folders these are does not depend on the order in which objects come.
   */
  readonly groupOf: (parts: readonly string[]) => Group;
  /** The group of all that is below a folder, which becomes one if it was not. */
  readonly close: (folder: readonly string[]) => Group;
  /** All groups. Without a name: of a folder that stands for everything below it. */
  readonly visit: (each: VisitGroup<Group>) => void;
}

export type VisitGroup<Group> = (folder: readonly string[], name: string | undefined, group: Group) => void;

export interface GroupMaker<Group> {
  readonly open: () => Group;
  /** Adds one to the other, and is done with it. */
  readonly merge: (group: Group, into: Group) => void;
}

interface Folder<Group> {
  folders: Map<string, Folder<Group>> | undefined;
  objects: Map<string, Group> | undefined;
  /** Its one group, when it has become too large. */
  whole: Group | undefined;
}

export function objectTree<Group>(maker: GroupMaker<Group>, limit: number): ObjectTree<Group> {
  const root: Folder<Group> = { folders: undefined, objects: undefined, whole: undefined };

  /** Whether something new made the folder too large. */
  const outgrows = (folder: Folder<Group>): boolean => (folder.folders?.size ?? 0) + (folder.objects?.size ?? 0) > limit;

  const close = (folder: Folder<Group>): Group => {
    const whole = maker.open();
    gather(folder, (group) => maker.merge(group, whole));
    folder.folders = undefined;
    folder.objects = undefined;
    folder.whole = whole;
    return whole;
  };

  /** The innermost folder of a path, or the one on the way that has become one group. */
  const folderAt = (path: readonly string[]): Folder<Group> => {
    let folder = root;
    for (const name of path) {
      if (folder.whole !== undefined) return folder;
      folder.folders ??= new Map();
      let inner = folder.folders.get(name);
      if (inner === undefined) {
        inner = { folders: undefined, objects: undefined, whole: undefined };
        folder.folders.set(name, inner);
        if (outgrows(folder)) close(folder);
      }
      folder = folder.whole === undefined ? inner : folder;
    }
    return folder;
  };

  return {
    close: (path) => {
      const folder = folderAt(path);
      return folder.whole ?? close(folder);
    },
    groupOf: (parts) => {
      const folder = folderAt(parts.slice(0, -1));
      if (folder.whole !== undefined) return folder.whole;
      const name = parts.at(-1) ?? '';
      folder.objects ??= new Map();
      let group = folder.objects.get(name);
      if (group === undefined) {
        group = maker.open();
        folder.objects.set(name, group);
        if (outgrows(folder)) return close(folder);
      }
      return group;
    },
    visit: (each) => visitFolder(root, [], each),
  };
}

/** Places have few parts, so that folders are not nested deep. */
function gather<Group>(folder: Folder<Group>, each: (group: Group) => void): void {
  if (folder.whole !== undefined) each(folder.whole);
  for (const group of folder.objects?.values() ?? []) each(group);
  for (const inner of folder.folders?.values() ?? []) gather(inner, each);
}

function visitFolder<Group>(folder: Folder<Group>, above: readonly string[], each: VisitGroup<Group>): void {
  if (folder.whole !== undefined) each(above, undefined, folder.whole);
  for (const [name, group] of folder.objects ?? []) each(above, name, group);
  for (const [name, inner] of folder.folders ?? []) visitFolder(inner, [...above, name], each);
}
