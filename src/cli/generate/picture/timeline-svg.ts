// A timeline, drawn.
import { escapeHtml } from '../document/escape-html.ts';
import { counted } from '../quantity.ts';
import type { Lane, Timeline } from './timeline.ts';

const LEFT = 170;
const ROW = 20;
const TOP = 22;
const ROOM = 820;

/** Colours come from the classes of the page; opacity tells how many calls are known of a column. */
export function timelineSvg({ columns, daysPerColumn, lanes }: Timeline, label: string): string {
  const cell = Math.max(6, Math.min(80, Math.floor(ROOM / columns.length)));
  const width = LEFT + cell * columns.length + 80;
  const height = TOP + ROW * lanes.length + 4;
  const most = Math.max(1, ...lanes.flatMap(({ known }) => known));
  const dates = columns.flatMap((day, index) => (index % Math.ceil(75 / cell) === 0 ? [axis(LEFT + index * cell, day)] : []));
  const rows = lanes.map((lane, index) => laneSvg(lane, TOP + index * ROW, cell, most, columns, daysPerColumn));
  return `<svg role="img" aria-label="${escapeHtml(label)}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${dates.join('')}${rows.join('')}</svg>`;
}

function axis(x: number, day: string): string {
  return `<text class="axis" x="${x}" y="13">${escapeHtml(day)}</text>`;
}

function laneSvg(lane: Lane, y: number, cell: number, most: number, columns: readonly string[], days: number): string {
  const { service, first, last, known, calls } = lane;
  const name = service.length > 24 ? `${service.slice(0, 23)}…` : service;
  const span =
    last < first
      ? ''
      : `<rect class="lane" x="${LEFT + first * cell}" y="${y + 2}" width="${(last - first + 1) * cell}" height="${ROW - 4}"/>`;
  const bars = known.map((count, index) => {
    if (count === 0) return '';
    const opacity = (0.25 + (0.75 * Math.log1p(count)) / Math.log1p(most)).toFixed(2);
    const when = days === 1 ? `${columns[index]}` : `${days} days from ${columns[index]}`;
    const title = `${service}, ${when}: at least ${counted(count, 'call')}`;
    const place = `x="${LEFT + index * cell + 1}" y="${y + 3}" width="${cell - 2}" height="${ROW - 6}"`;
    return `<rect class="bar" ${place} fill-opacity="${opacity}"><title>${escapeHtml(title)}</title></rect>`;
  });
  const end = LEFT + columns.length * cell + 8;
  return `<text x="0" y="${y + 14}">${escapeHtml(name)}</text>${span}${bars.join('')}<text class="axis" x="${end}" y="${y + 14}">${calls}</text>`;
}
