// What reading objects came to, added up.
import type { ReadProblem } from '../read-report.ts';
import { NAMED_PROBLEMS } from './read-limits.ts';

/** Of one object, of the objects of a portion, or of all. */
export interface ReadOutcome {
  readonly objects: number;
  /** Objects without a byte in them. */
  readonly empty: number;
  /** Objects in which the ARNs of the principals asked for are nowhere: what is in them was not counted. */
  readonly passedOver: number;
  readonly compressedBytes: number;
  readonly jsonBytes: number;
  readonly events: number;
  readonly repeats: number;
  readonly malformed: number;
  /** Events before or after the time asked for. */
  readonly outside: number;
  /** Of the events, those without a time. */
  readonly untimed: number;
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly dataEventSources: readonly string[];
  readonly problems: readonly ReadProblem[];
  readonly problemCount: number;
}

export const NOTHING_READ: ReadOutcome = {
  objects: 0,
  empty: 0,
  passedOver: 0,
  compressedBytes: 0,
  jsonBytes: 0,
  events: 0,
  repeats: 0,
  malformed: 0,
  outside: 0,
  untimed: 0,
  firstSeen: '',
  lastSeen: '',
  dataEventSources: [],
  problems: [],
  problemCount: 0,
};

/** The sum does not depend on the order; of too many problems those are kept whose objects sort first. */
export function addOutcomes(left: ReadOutcome, right: ReadOutcome): ReadOutcome {
  return {
    objects: left.objects + right.objects,
    empty: left.empty + right.empty,
    passedOver: left.passedOver + right.passedOver,
    compressedBytes: left.compressedBytes + right.compressedBytes,
    jsonBytes: left.jsonBytes + right.jsonBytes,
    events: left.events + right.events,
    repeats: left.repeats + right.repeats,
    malformed: left.malformed + right.malformed,
    outside: left.outside + right.outside,
    untimed: left.untimed + right.untimed,
    firstSeen: left.firstSeen !== '' && (right.firstSeen === '' || left.firstSeen < right.firstSeen) ? left.firstSeen : right.firstSeen,
    lastSeen: later(left.lastSeen, right.lastSeen),
    dataEventSources: addSources(left.dataEventSources, right.dataEventSources),
    problems: addProblems(left.problems, right.problems),
    problemCount: left.problemCount + right.problemCount,
  };
}

function later(left: string, right: string): string {
  return compare(left, right) > 0 ? left : right;
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function addSources(left: readonly string[], right: readonly string[]): readonly string[] {
  const isKnown = right.every((source) => left.includes(source));
  return isKnown ? left : [...new Set([...left, ...right])].sort();
}

function addProblems(left: readonly ReadProblem[], right: readonly ReadProblem[]): readonly ReadProblem[] {
  if (right.length === 0) return left;
  const all = [...left, ...right].sort((one, other) => compare(one.object, other.object));
  return all.slice(0, NAMED_PROBLEMS);
}
