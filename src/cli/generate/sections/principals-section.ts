// The part of a report that lists everybody whom the logs show.
import { list, paragraph, type Block, type Section } from '../document/report-document.ts';
import { serviceOf } from '../picture/timeline.ts';
import { count, counted, minute } from '../quantity.ts';
import type { SeenPrincipal } from '../seen-principal.ts';

const LONGEST = 40;

/** `next`: a command to type, for the first that a policy can be written for; `most`: rows of each table. */
export function principalsSection(seen: readonly SeenPrincipal[], next: string | undefined, most: number): Section {
  const editable = seen.filter(({ notEditable }) => notEditable === undefined);
  const others = seen.filter(({ notEditable }) => notEditable !== undefined);
  const blocks: Block[] = [];
  if (editable.length === 0) blocks.push(paragraph('None of those seen is a user or a role that a policy can be written for.', 'warning'));
  else blocks.push(...tableOf('Users and roles that a policy can be written for', editable, most));
  if (others.length > 0) blocks.push(...tableOf('Others, for which no policy can be written', others, most));
  if (next !== undefined) blocks.push(paragraph('To generate a policy:'), { kind: 'code', language: 'sh', text: next });
  return { title: 'principals seen', level: 1, blocks };
}

function tableOf(caption: string, seen: readonly SeenPrincipal[], most: number): readonly Block[] {
  const rows = seen
    .slice(0, most)
    .map(({ id, allowed, denied, unclear, services, firstSeen, lastSeen, notEditable, permissionSet }) => [
      count(allowed + unclear),
      count(denied),
      minute(firstSeen).slice(0, 10),
      minute(lastSeen).slice(0, 10),
      servicesText(services),
      `${id}${permissionSet === undefined ? '' : ` (permission set ${permissionSet})`}${notEditable === undefined ? '' : ` (${notEditable})`}`,
    ]);
  const more = seen.length - rows.length;
  const head = ['calls', 'denied', 'first', 'last', 'services', 'principal'];
  return [
    paragraph(`${caption}:`),
    { kind: 'table', caption, head, rows },
    ...list(more > 0 ? [`… and ${count(more)} more (--format json has all)`] : []),
  ];
}

function servicesText(services: readonly string[]): string {
  const text = services.map(serviceOf).join(' ');
  return text.length > LONGEST ? counted(services.length, 'service') : text;
}
