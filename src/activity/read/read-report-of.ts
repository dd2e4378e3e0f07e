// The report of what was read.
import type { ReadReport } from '../read-report.ts';
import { addOutcomes, type ReadOutcome } from './object-outcome.ts';
import type { GatheredNotes } from './report-notes.ts';
import { forgottenBeyond, type SeenTable } from './seen-events.ts';
import { latestDelivery, type Selection } from './selection.ts';

export interface ReadFacts {
  readonly total: ReadOutcome;
  readonly notes: GatheredNotes;
  readonly seen: SeenTable;
  readonly elsewhere: number;
  readonly folders: number;
  readonly foldAbove: number;
  readonly selection: Selection;
}

export function readReport(facts: ReadFacts): ReadReport {
  const { total, notes } = facts;
  const { problems, problemCount } = addOutcomes(total, notes.outcome());
  const skipped = new Map(notes.skipped);
  if (total.empty > 0) skipped.set('empty objects', (skipped.get('empty objects') ?? 0) + total.empty);
  return {
    objects: total.objects,
    skipped: new Map([...skipped].sort(([left], [right]) => (left < right ? -1 : 1))),
    ...(total.passedOver > 0 && { passedOver: total.passedOver }),
    compressedBytes: total.compressedBytes,
    jsonBytes: total.jsonBytes,
    events: total.events - facts.elsewhere,
    repeats: total.repeats,
    malformed: total.malformed,
    problems,
    problemCount,
    firstSeen: total.firstSeen,
    lastSeen: total.lastSeen,
    dataEventSources: total.dataEventSources,
    notes: notesOf(facts),
  };
}

function notesOf({ total, notes, seen, elsewhere, folders, foldAbove, selection }: ReadFacts): readonly string[] {
  const beyond = forgottenBeyond(seen);
  const latest = latestDelivery(selection);
  const isLatestUsed = [...notes.skipped.keys()].some((reason) => reason.startsWith('delivered too long after'));
  return [
    ...when(
      total.passedOver > 0,
      `${count(total.passedOver, 'object')} without any of the principals asked for passed over; their events are not counted`,
    ),
    ...when(total.outside > 0, `${count(total.outside, 'event')} before or after the time asked for left out`),
    ...when(
      total.untimed > 0,
      `${count(total.untimed, 'event')} whose \`eventTime\` is missing or no instant such as \`2026-01-31T00:00:00Z\` counted without a time`,
    ),
    ...when(elsewhere > 0, `${count(elsewhere, 'event')} of other accounts or regions left out`),
    ...when(isLatestUsed, `objects delivered after ${latest} were not opened; events that came later than that are missing`),
    ...when(
      folders > 0,
      `${count(folders, 'folder')} of a bucket with more than ${foldAbove} objects or folders touched by one kind of call: shown as \`folder/*\``,
    ),
    ...when(beyond !== undefined, `repeats of an event more than ${beyond} events apart could not be told and count twice`),
  ];
}

function when(holds: boolean, note: string): readonly string[] {
  return holds ? [note] : [];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
