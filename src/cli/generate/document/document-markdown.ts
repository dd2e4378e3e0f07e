// A report for a pull request or a wiki.
import { printable, printableLines } from '../printable.ts';
import { type Block, hasWords, type ReportDocument, type Section } from './report-document.ts';

/** GitHub's Markdown, ending in a newline. */
export function documentMarkdown({ title, sections }: ReportDocument): string {
  return `${[`# ${inert(title)}`, ...sections.filter(hasWords).map(sectionMarkdown)].join('\n\n')}\n`;
}

function sectionMarkdown({ title, level, blocks }: Section): string {
  const parts = blocks.map(blockMarkdown).filter((part) => part !== '');
  return [`${'#'.repeat(level + 1)} ${inert(title)}`, ...parts].join('\n\n');
}

function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return block.tone === 'bad' || block.tone === 'warning' ? `**${inert(block.text)}**` : inert(block.text);
    case 'list':
      return block.items
        .flatMap(({ text, quote = '', below = [] }) => [
          `- ${inert(text)}`,
          ...[quote, ...below].filter((line) => line !== '').map((line) => `  - ${inert(line)}`),
        ])
        .join('\n');
    case 'code':
      return fenced(block.language, printableLines(block.text.trimEnd()));
    case 'table':
      return [
        row(block.head),
        row(
          block.head.map(() => '---'),
          true,
        ),
        ...block.rows.map((cells) => row(cells)),
      ].join('\n');
    case 'picture':
      return '';
  }
}

function row(cells: readonly string[], raw = false): string {
  return `| ${cells.map((cell) => (raw ? cell : inert(cell))).join(' | ')} |`;
}

/** The fence is longer than any run of backticks in the text. */
function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** Input cannot become markup: no tags, links, code, emphasis, cells, lists, mentions or links made of bare addresses. */
function inert(text: string): string {
  return printable(text)
    .replace(/[\\`*[\]|~]/g, '\\$&')
    .replace(/(?<!\w)_|_(?!\w)/g, '\\_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/@(?=\w)/g, '&#64;')
    .replace(/:(?=\/\/)/g, '&#58;')
    .replace(/www(?=\.)/gi, '$&&#8203;')
    .replace(/^\s*(?=[-+=#])/, '\\')
    .replace(/^(\s*\d+)(?=[.)])/, '$1\\');
}
