// Finds what a path of the metadata service means: versions, folders with and without a trailing slash, values.
import { errorPage, type MetadataPage, textPage } from './metadata-page.ts';
import type { MetadataNode } from './metadata-tree.ts';

/** Versions that `/` lists. Any date in this form is taken for one. */
const LISTED = ['2021-03-23', '2021-07-15', '2022-07-09', '2022-09-24', '2024-04-11', 'latest'];
const VERSION = /^(?:latest|1\.0|20[0-9]{2}-[0-9]{2}-[0-9]{2})$/;

/** The page of a raw path, or that of 404. Never decodes: `%2e%2e` is a name like any other. */
export function findMetadata(tree: MetadataNode, path: string): MetadataPage {
  const [version, ...names] = path.split('/').filter((segment) => segment !== '');
  if (version === undefined) return textPage(LISTED.join('\n'));
  if (!VERSION.test(version)) return errorPage(404);
  let node: MetadataNode | undefined = tree;
  for (const name of names) node = node instanceof Map ? node.get(name) : undefined;
  if (node === undefined) return errorPage(404);
  if (!isFolder(node)) return node;
  // What stands in the version is listed without slashes.
  const bare = names.length === 0;
  return textPage([...node].map(([name, child]) => (isFolder(child) && !bare ? `${name}/` : name)).join('\n'));
}

function isFolder(node: MetadataNode): node is ReadonlyMap<string, MetadataNode> {
  return node instanceof Map;
}
