// Granted actions as squares, by service: used, never used, not to be seen in the logs.
import type { ServiceComparison } from '../../../activity/compare/comparison.ts';
import { escapeHtml } from '../document/escape-html.ts';
import { count } from '../quantity.ts';

const LEFT = 250;
const COUNTS = 240;
const SIZE = 9;
const PER_LINE = 72;
const MOST_SQUARES = 400;
const MOST_SERVICES = 60;

interface Square {
  readonly kind: 'used' | 'unused' | 'unseen';
  readonly title: string;
}

/** Services that were used come first. Those with very many actions are cut, and say so. */
export function usedMapSvg(services: readonly ServiceComparison[], label: string): string {
  const rank = ({ use }: ServiceComparison): number => (use === 'used' ? 0 : use === 'unknown' ? 1 : 2);
  const shown = services.toSorted((a, b) => rank(a) - rank(b)).slice(0, MOST_SERVICES);
  const rows: string[] = [];
  let y = 4;
  for (const service of shown) {
    const squares = squaresOf(service);
    const lines = Math.max(1, Math.ceil(Math.min(squares.length, MOST_SQUARES) / PER_LINE));
    rows.push(rowSvg(service, squares, y));
    y += lines * (SIZE + 2) + 8;
  }
  const left = services.length - shown.length;
  const rest = left > 0 ? `<text class="axis" x="0" y="${y + 10}">and ${count(left)} more services, of which nothing was used</text>` : '';
  const [width, height] = [LEFT + PER_LINE * (SIZE + 2), y + 16];
  return `<svg role="img" aria-label="${escapeHtml(label)}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${rows.join('')}${rest}</svg>`;
}

function squaresOf({ used, unused, notShown }: ServiceComparison): readonly Square[] {
  return [
    ...used.map(({ action, calls }): Square => ({ kind: 'used', title: `${action}: ${count(calls)} calls` })),
    ...unused.map((action): Square => ({ kind: 'unused', title: `${action}: never used` })),
    ...notShown.map(({ action, because }): Square => ({ kind: 'unseen', title: `${action}: ${because}` })),
  ];
}

function rowSvg({ service, used, granted }: ServiceComparison, squares: readonly Square[], y: number): string {
  const name = service.length > 22 ? `${service.slice(0, 21)}…` : service;
  const cells = squares.slice(0, MOST_SQUARES).map(({ kind, title }, index) => {
    const [x, top] = [LEFT + (index % PER_LINE) * (SIZE + 2), y + Math.floor(index / PER_LINE) * (SIZE + 2)];
    return markSvg(kind, x, top, `<title>${escapeHtml(title)}</title>`);
  });
  const cut = squares.length > MOST_SQUARES ? ', cut' : '';
  const sum = `<text class="axis" text-anchor="end" x="${COUNTS}" y="${y + 9}">${count(used.length)} of ${count(granted)}${cut}</text>`;
  return `<text x="0" y="${y + 9}">${escapeHtml(name)}</text>${cells.join('')}${sum}`;
}

/** Told apart by shape as well as by colour. */
function markSvg(kind: Square['kind'], x: number, y: number, title: string): string {
  if (kind === 'unseen') return `<circle class="unseen" cx="${x + SIZE / 2}" cy="${y + SIZE / 2}" r="2">${title}</circle>`;
  const inset = kind === 'used' ? 0 : 0.75;
  const size = SIZE - 2 * inset;
  return `<rect class="${kind}" x="${x + inset}" y="${y + inset}" width="${size}" height="${size}">${title}</rect>`;
}
