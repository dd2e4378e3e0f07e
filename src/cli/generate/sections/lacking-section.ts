// The part of a report that says what the policy may lack.
import { list, paragraph, type Block, type Section } from '../document/report-document.ts';
import type { PolicyReport } from '../generate-report.ts';
import { count, counted } from '../quantity.ts';

const MOST = 30;

export function lackingSections({ policy }: PolicyReport): readonly Section[] {
  const { unmapped, possible } = policy;
  if (unmapped.length + possible.length === 0) return [];
  const blocks: Block[] = [];
  if (unmapped.length > 0) {
    blocks.push(paragraph('Calls whose action is not known; nothing is guessed, so the policy may lack what they need:', 'warning'));
    const lines = unmapped.map(
      ({ eventSource, eventName, count: calls, because }) => `${eventSource} ${eventName}, ${counted(calls, 'call')}: ${because}`,
    );
    blocks.push(...list(shortened(lines)));
  }
  if (possible.length > 0) {
    blocks.push(paragraph('Actions that may have been needed, which the events do not tell; add them if calls are refused:'));
    blocks.push(
      ...list(shortened(possible.map(({ action, because, count: calls }) => `${action}, ${counted(calls, 'call')}: ${because}`))),
    );
  }
  return [{ title: 'not in the policy', level: 2, blocks }];
}

function shortened(lines: readonly string[]): readonly string[] {
  return lines.length > MOST ? [...lines.slice(0, MOST), `… and ${count(lines.length - MOST)} more`] : lines;
}
