// A report for a terminal.
import type { Paint } from '../../terminal/paint.ts';
import { wrapText } from '../../terminal/wrap-text.ts';
import { printable, printableLines } from '../printable.ts';
import { type Block, hasWords, type ReportDocument, type Section, type Tone } from './report-document.ts';

/** The whole text, ending in a newline. */
export function documentText({ title, sections }: ReportDocument, columns: number, paint: Paint): string {
  return `${[paint.bold(printable(title)), ...sections.filter(hasWords).map((section) => sectionText(section, columns, paint))].join('\n\n')}\n`;
}

function sectionText({ title, level, blocks }: Section, columns: number, paint: Paint): string {
  const head = level === 1 ? paint.bold(`── ${printable(title)} ──`) : paint.bold(printable(title));
  return [head, ...blocks.flatMap((block) => blockLines(block, columns - 2, paint)).map((line) => (line === '' ? '' : `  ${line}`))].join(
    '\n',
  );
}

function blockLines(block: Block, columns: number, paint: Paint): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
      return wrapText(printable(block.text), columns).map((line) => tinted(line, block.tone, paint));
    case 'list':
      return block.items.flatMap(({ text, tone, quote, below = [] }) => [
        ...hanging(printable(text), columns).map((line) => tinted(line, tone, paint)),
        ...(quote === undefined ? [] : [`  ${printable(quote)}`]),
        ...below.flatMap((line) => hanging(printable(line), columns - 2)).map((line) => paint.dim(`  ${line}`)),
      ]);
    case 'code':
      return printableLines(block.text.trimEnd()).split('\n');
    case 'table':
      return tableLines(block.head, block.rows, paint);
    case 'picture':
      return [];
  }
}

function hanging(text: string, columns: number): readonly string[] {
  return wrapText(text, columns - 2).map((line, index) => (index === 0 ? line : `  ${line}`));
}

/** The last column is as wide as it wants. */
function tableLines(head: readonly string[], rows: readonly (readonly string[])[], paint: Paint): readonly string[] {
  const cells = rows.map((row) => row.map(printable));
  const widths = head.map((title, index) => Math.max(title.length, ...cells.map((row) => row[index]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, index) => aligned(cell, widths[index] ?? 0))
      .join('  ')
      .trimEnd();
  return [paint.dim(line(head)), ...cells.map(line)];
}

function aligned(cell: string, width: number): string {
  return /^\d[\d,]*$/.test(cell) ? cell.padStart(width) : cell.padEnd(width);
}

function tinted(text: string, tone: Tone | undefined, paint: Paint): string {
  if (tone === 'good') return paint.green(text);
  if (tone === 'bad') return paint.red(text);
  return tone === 'warning' ? paint.yellow(text) : text;
}
