// The part of a report about the roles that a principal assumed: what it did as these is not its own policy's concern.
import { list, paragraph, type Section } from '../document/report-document.ts';
import type { PolicyReport } from '../generate-report.ts';
import { count, counted, spanText } from '../quantity.ts';

const MOST = 20;

export function chainSections({ chains }: PolicyReport): readonly Section[] {
  if (chains.length === 0) return [];
  const lines = chains
    .slice(0, MOST)
    .map(({ to, count: times, firstSeen, lastSeen }) => `${to}, ${counted(times, 'time')}, ${spanText(firstSeen, lastSeen)}`);
  const more = chains.length - lines.length;
  const blocks = [
    paragraph('What is done as these roles needs permissions of theirs; generate with --principal for them as well:'),
    ...list([...lines, ...(more > 0 ? [`… and ${count(more)} more`] : [])]),
  ];
  return [{ title: 'roles assumed', level: 2, blocks }];
}
