// The repository as text: every file that git would take, by its path from the root.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export type SourceTree = ReadonlyMap<string, string>;

/** Larger files are data, not text that people keep tidy. */
const LARGEST = 1_000_000;

/** Reads all text files below `root`, leaving out what `.gitignore` names. */
export function readSourceTree(root: string): SourceTree {
  const tree = new Map<string, string>();
  addFolder(tree, root, '', readIgnored(root));
  return tree;
}

type Ignored = (path: string, name: string, isFolder: boolean) => boolean;

/** Knows the two forms that our `.gitignore` uses: `folder/`, with or without a path, and `*.suffix`. */
function readIgnored(root: string): Ignored {
  const lines = readFileSync(join(root, '.gitignore'), 'utf8').split('\n');
  const patterns = lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
  const folders = new Set(['.git']);
  const suffixes: string[] = [];
  for (const pattern of patterns) {
    if (pattern.endsWith('/') && !pattern.includes('*')) folders.add(pattern.slice(0, -1));
    else if (/^\*\.\w+$/.test(pattern)) suffixes.push(pattern.slice(1));
    else throw new Error(`test/tidy/source-tree.ts does not know the form of \`${pattern}\` in .gitignore`);
  }
  return (path, name, isFolder) => (isFolder ? folders.has(name) || folders.has(path) : suffixes.some((suffix) => name.endsWith(suffix)));
}

function addFolder(tree: Map<string, string>, root: string, folder: string, ignored: Ignored): void {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}${entry.name}`;
    if (ignored(path, entry.name, entry.isDirectory())) continue;
    if (entry.isDirectory()) addFolder(tree, root, `${path}/`, ignored);
    else if (entry.isFile() && statSync(join(root, path)).size <= LARGEST) {
      const text = readFileSync(join(root, path), 'utf8');
      if (!text.includes('\0')) tree.set(path, text);
    }
  }
}
