// Names that are paths, widened to the folders that they share.

interface Folder {
  readonly folders: Map<string, Folder>;
  /** Names that end here, as they stand behind the last `/`. */
  readonly leaves: Set<string>;
  /** All below this folder was seen: a name was `…/*`. */
  whole: boolean;
}

/** More folders than this below one are that one: paths with dates or ids in them would never end. */
const MOST_BELOW = 5;

/**
 * For each name the longest folder (`logs/2026/`, '' for the root) that stands for it, or undefined where it stands for itself. A folder stands for the
 * names below it when two or more are in it, or when they are spread over more than five folders of it. A name `logs/*` is all of `logs/`.
 * The root stands for names only where `rootToo`.
 */
export function sharedFolders(names: Iterable<string>, rootToo: boolean): ReadonlyMap<string, string | undefined> {
  const root = newFolder();
  const all = [...new Set(names)];
  for (const name of all) add(root, name);
  const folders = new Set(foldersOf(root, '', rootToo).flatMap(({ path, widened }) => (widened ? [path] : [])));
  return new Map(all.map((name) => [name, nearestFolder(name, folders)]));
}

function newFolder(): Folder {
  return { folders: new Map(), leaves: new Set(), whole: false };
}

function add(root: Folder, name: string): void {
  const segments = name.split('/');
  const leaf = segments.pop() ?? '';
  let folder = root;
  for (const segment of segments) {
    let next = folder.folders.get(segment);
    if (next === undefined) {
      next = newFolder();
      folder.folders.set(segment, next);
    }
    folder = next;
  }
  if (leaf === '*') folder.whole = true;
  else folder.leaves.add(leaf);
}

interface Chosen {
  readonly path: string;
  /** False: a name that stands for itself. */
  readonly widened: boolean;
}

function foldersOf(folder: Folder, path: string, mayBeChosen: boolean): readonly Chosen[] {
  if (folder.whole || (mayBeChosen && folder.leaves.size > 1)) return [{ path, widened: true }];
  const below: Chosen[] = [...folder.leaves].map((leaf) => ({ path: path + leaf, widened: false }));
  for (const [name, each] of folder.folders) below.push(...foldersOf(each, `${path}${name}/`, true));
  return mayBeChosen && below.length > MOST_BELOW ? [{ path, widened: true }] : below;
}

function nearestFolder(name: string, folders: ReadonlySet<string>): string | undefined {
  // The outermost: what stands above a folder stands for all in it.
  if (folders.has('')) return '';
  for (let at = name.indexOf('/'); at >= 0; at = name.indexOf('/', at + 1)) {
    const path = name.slice(0, at + 1);
    if (folders.has(path)) return path;
  }
  return undefined;
}
