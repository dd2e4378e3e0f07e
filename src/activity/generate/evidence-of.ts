// The evidence for a statement: which recorded calls need it.
import type { UsedCall } from '../used-call.ts';
import type { Cell } from './cell.ts';
import type { StatementEvidence } from './generated-policy.ts';

/** Notes of one statement; the rest are counted. */
const MOST_NOTES = 8;
const MOST_EXAMPLES = 3;

export function evidenceOf(cells: readonly Cell[]): StatementEvidence {
  const needs = cells.flatMap((cell) => cell.needs);
  const all = new Set(needs.map(({ call }) => call));
  // A call into another account stands in two trails: the owner's copy counts where the caller's is not there.
  const own = [...all].filter(({ ownersCopy }) => !ownersCopy);
  const calls = (own.length > 0 ? own : [...all]).sort(byTime);
  const groups = calls.map(({ group }) => group);
  const ids = [...groups.map(({ firstId }) => firstId), ...groups.map(({ lastId }) => lastId)].filter((id) => id !== '');
  return {
    calls: groups.reduce((sum, { count }) => sum + count, 0),
    firstSeen: groups[0]?.firstSeen ?? '',
    lastSeen: latest(groups),
    examples: [...new Set(ids)].slice(0, MOST_EXAMPLES),
    notes: notesOf(cells, calls),
  };
}

function byTime({ group: left }: UsedCall, { group: right }: UsedCall): number {
  return compare(left.firstSeen, right.firstSeen) || compare(left.firstId, right.firstId) || compare(left.lastId, right.lastId);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function latest(groups: readonly UsedCall['group'][]): string {
  let last = '';
  for (const { lastSeen } of groups) if (lastSeen > last) last = lastSeen;
  return last;
}

function notesOf(cells: readonly Cell[], calls: readonly UsedCall[]): readonly string[] {
  const notes = new Set<string>();
  for (const { action, pattern, needs, notes: own } of cells) {
    for (const note of own) notes.add(`${action}: ${note}`);
    const guessed = needs.filter(({ resourceKnown }) => !resourceKnown);
    if (guessed.length > 0) {
      const kinds = [...new Set(guessed.map(kindOf))].sort().slice(0, 3).join(', ');
      notes.add(`${action} on ${pattern === '*' ? 'all resources' : pattern}: the events do not tell on which it was (${kinds})`);
    }
    for (const need of needs) if (need.follows) notes.add(`${action} follows from ${kindOf(need)}: ${need.because}`);
  }
  const unclear = calls.filter(({ outcome }) => outcome === 'unclear').reduce((sum, { group }) => sum + group.count, 0);
  if (unclear > 0) notes.add(`${unclear} of the calls ended in an error that may come before authorization`);
  const sorted = [...notes].sort();
  const rest = sorted.length - MOST_NOTES;
  return rest > 0 ? [...sorted.slice(0, MOST_NOTES), `and ${rest} more of this kind`] : sorted;
}

function kindOf({ call }: Cell['needs'][number]): string {
  return `${call.group.eventSource} ${call.group.eventName}`;
}
