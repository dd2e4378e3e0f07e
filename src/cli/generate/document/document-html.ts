// A report as one file for a browser: no scripts, nothing loaded from elsewhere, readable without a network and on paper.
import { createHash } from 'node:crypto';
import { escapeHtml } from './escape-html.ts';
import { PAGE_STYLE } from './page-style.ts';
import type { Block, ListItem, ReportDocument, Section, Tone } from './report-document.ts';

/** The whole page. Its own policy lets nothing in but its style. */
export function documentHtml({ title, sections }: ReportDocument): string {
  const style = createHash('sha256').update(PAGE_STYLE).digest('base64');
  const contents = sections.map(
    ({ title: name, level }, index) => `<li class="l${level}"><a href="#s${index}">${escapeHtml(name)}</a></li>`,
  );
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${style}'; base-uri 'none'; form-action 'none'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escapeHtml(title)}</title>`,
    `<style>${PAGE_STYLE}</style>`,
    '</head>',
    '<body>',
    '<main>',
    `<h1>${escapeHtml(title)}</h1>`,
    `<nav aria-label="Contents"><ol>${contents.join('')}</ol></nav>`,
    ...sections.map(sectionHtml),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function sectionHtml({ title, level, blocks }: Section, index: number): string {
  const heading = `h${level + 1}`;
  return [
    `<section aria-labelledby="s${index}">`,
    `<${heading} id="s${index}">${escapeHtml(title)}</${heading}>`,
    ...blocks.map(blockHtml),
    '</section>',
  ].join('\n');
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p${toneClass(block.tone)}>${escapeHtml(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map(itemHtml).join('')}</ul>`;
    case 'code':
      return `<pre tabindex="0"><code>${block.text.trimEnd().split('\n').map(escapeHtml).join('\n')}</code></pre>`;
    case 'table':
      return tableHtml(block.caption, block.head, block.rows);
    case 'picture':
      return `<figure>${block.svg()}<figcaption>${escapeHtml(block.caption)}</figcaption></figure>`;
  }
}

function itemHtml({ text, tone, quote, below = [] }: ListItem): string {
  const lines = quote === undefined ? below : [quote, ...below];
  const details = lines.length === 0 ? '' : `<ul>${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>`;
  return `<li><span${toneClass(tone)}>${escapeHtml(text)}</span>${details}</li>`;
}

const NUMBER = /^\d[\d,]*$/;

function tableHtml(caption: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  const isNumeric = (column: number): boolean => rows.every((cells) => NUMBER.test(cells[column] ?? ''));
  const titles = head.map((title, column) => `<th scope="col"${isNumeric(column) ? ' class="n"' : ''}>${escapeHtml(title)}</th>`).join('');
  const body = rows.map((cells) => `<tr>${cells.map(cellHtml).join('')}</tr>`).join('\n');
  return `<div class="wide" tabindex="0" role="region" aria-label="${escapeHtml(caption)}"><table><caption>${escapeHtml(caption)}</caption><thead><tr>${titles}</tr></thead><tbody>\n${body}\n</tbody></table></div>`;
}

function cellHtml(cell: string): string {
  return NUMBER.test(cell) ? `<td class="n">${cell}</td>` : `<td>${escapeHtml(cell)}</td>`;
}

function toneClass(tone: Tone | undefined): string {
  return tone === undefined ? '' : ` class="${tone}"`;
}
