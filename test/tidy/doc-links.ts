// Gate: links between documents, and mentions of documents in code, lead somewhere.
import { posix } from 'node:path';
import type { Gate, Violation } from './gate.ts';
import type { SourceTree } from './source-tree.ts';

export const docLinks: Gate = {
  name: 'document links',
  rules: ['docs/link', 'docs/anchor', 'docs/mention'],
  check,
};

const LINK = /\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g;
const MENTION = /\bdocs\/[\w./-]+\.md\b/g;

function check(tree: SourceTree): readonly Violation[] {
  const folders = new Set([...tree.keys()].flatMap(parents));
  const violations: Violation[] = [];
  for (const [path, text] of tree) {
    if (path.endsWith('.red') || path === 'package-lock.json') continue;
    const isDocument = path.endsWith('.md');
    for (const [index, line] of (isDocument ? withoutCode(text) : text).split('\n').entries()) {
      const report = (rule: string, message: string): void => void violations.push({ rule, path, line: index + 1, message });
      if (!isDocument)
        for (const [mention] of line.matchAll(MENTION)) if (!tree.has(mention)) report('docs/mention', `\`${mention}\` is not there`);
      if (isDocument) for (const [, target = ''] of line.matchAll(LINK)) checkLink(path, target, tree, folders, report);
    }
  }
  return violations;
}

function checkLink(
  path: string,
  link: string,
  tree: SourceTree,
  folders: ReadonlySet<string>,
  report: (rule: string, message: string) => void,
): void {
  if (/^[a-z]+:/.test(link)) return;
  const [file = '', anchor] = link.split('#', 2);
  const target = file === '' ? path : posix.normalize(posix.join(posix.dirname(path), decodeURIComponent(file))).replace(/\/$/, '');
  if (!tree.has(target) && !folders.has(target)) {
    report('docs/link', `\`${link}\` leads nowhere`);
    return;
  }
  if (anchor === undefined || !target.endsWith('.md')) return;
  if (!anchorsOf(tree.get(target) ?? '').has(decodeURIComponent(anchor)))
    report('docs/anchor', `no heading in ${target} makes \`#${anchor}\``);
}

/** The anchors that GitHub makes of headings. */
function anchorsOf(text: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const line of withoutCode(text, false).split('\n')) {
    const heading = /^#{1,6}\s+(.*?)\s*#*$/.exec(line)?.[1];
    if (heading === undefined) continue;
    const slug = heading
      .toLowerCase()
      .replace(/[^\p{Letter}\p{Mark}\p{Number}\p{Connector_Punctuation} -]/gu, '')
      .replace(/ /g, '-');
    let anchor = slug;
    for (let n = 1; anchors.has(anchor); n++) anchor = `${slug}-${n}`;
    anchors.add(anchor);
  }
  return anchors;
}

/** The text with fenced blocks, and inline code too if asked, blanked; lines stay where they are. */
function withoutCode(text: string, inline = true): string {
  let fence = '';
  const lines = text.split('\n').map((line) => {
    const mark = /^\s*(```+|~~~+)/.exec(line)?.[1];
    if (fence !== '') {
      if (mark?.startsWith(fence)) fence = '';
      return '';
    }
    if (mark === undefined) return inline ? line.replace(/`[^`]*`/g, '') : line;
    fence = mark;
    return '';
  });
  return lines.join('\n');
}

function parents(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
