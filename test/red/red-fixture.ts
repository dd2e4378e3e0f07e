// Red fixtures: small trees of files that break one rule. A gate that lets one pass is broken.
import { readdirSync, readFileSync } from 'node:fs';
import type { SourceTree } from '../tidy/source-tree.ts';

/**
 * The form of a `.red` file: the line `# expects RULE: part of the message`, or `# expects nothing`; then, for each file of the tree,
 * a line `--- path` and its text. `~~` is dropped; it stands inside words that the repository must not contain.
 */
export interface RedFixture {
  readonly name: string;
  readonly rule: string;
  readonly message: string;
  readonly tree: SourceTree;
}

/** All fixtures of a folder below `test/red`. */
export function readRedFixtures(group: string): readonly RedFixture[] {
  const folder = new URL(`./${group}/`, import.meta.url);
  const names = readdirSync(folder).sort();
  return names.map((name) => parseRedFixture(`${group}/${name.replace(/\.red$/, '')}`, readFileSync(new URL(name, folder), 'utf8')));
}

function parseRedFixture(name: string, text: string): RedFixture {
  const [head = '', ...parts] = text.replaceAll('~~', '').split(/^--- (.+)\n/m);
  const [, rule, message = ''] = /^# expects (\S+?)(?:: (.+))?\n$/.exec(head) ?? [];
  if (rule === undefined || parts.length === 0) throw new Error(`test/red/${name}.red does not have the form of a red fixture`);
  const tree = new Map<string, string>();
  for (let i = 0; i < parts.length; i += 2) tree.set(parts[i] ?? '', parts[i + 1] ?? '');
  return { name, rule, message, tree };
}
