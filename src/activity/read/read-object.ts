// Reads one object into a scanner, and tells what it came to.
import type { ObjectScanner, ScannedObject } from '../scan/object-scanner.ts';
import { releaseBytes } from './release-bytes.ts';
import type { ReadProblem } from '../read-report.ts';
import { type Decompressed, decompress } from './decompress.ts';
import type { OnBytes } from './json-sink.ts';
import { NOTHING_READ, type ReadOutcome } from './object-outcome.ts';
import { foreignFormat, HEAD_LENGTH } from './foreign-format.ts';
import type { OpenedObject } from './opened-object.ts';

export interface ReadObjectOptions {
  /** For people: its path or URL. */
  readonly object: string;
  /** Decompressed bytes that it may have. */
  readonly largest: number;
  /** What a failure of its source means. */
  readonly sourceProblem: (error: unknown) => ReadProblem;
  readonly onBytes: OnBytes;
  /** Called again and again in the middle of a large object: empties a scanner that is full. */
  readonly makeRoom: () => Promise<void> | undefined;
}

/** Never throws for what is in the object or for a source that fails. */
export async function readObject(opened: OpenedObject, scanner: ObjectScanner, options: ReadObjectOptions): Promise<ReadOutcome> {
  let whole: ScannedObject | undefined;
  let head: Uint8Array = NO_BYTES;
  const receiver = {
    piece: (json: Uint8Array): void => {
      if (head.length === 0) head = Uint8Array.from(json.subarray(0, HEAD_LENGTH));
      scanner.push(json);
    },
    makeRoom: options.makeRoom,
    whole: (json: Uint8Array): void => {
      head = Uint8Array.from(json.subarray(0, HEAD_LENGTH));
      if (json.length > 0) whole = scanner.scan(json);
      // Where a buffer was ever given back, all code that reads bytes in JavaScript is slower.
      if (scanner.takeImage !== undefined) releaseBytes(json);
    },
  };
  const bytes = await decompress(opened, receiver, options.largest, options.onBytes);
  const scanned = whole ?? scanner.end();
  const { compressedBytes, jsonBytes } = bytes;
  const isEmpty = jsonBytes === 0 && bytes.problem === undefined;
  if (isEmpty) return { ...NOTHING_READ, empty: 1, compressedBytes };
  const { events, repeats, malformed, outside, untimed, firstSeen, lastSeen, dataEventSources } = scanned;
  const problem = problemOf(bytes, scanned, head, options);
  return {
    objects: 1,
    empty: 0,
    passedOver: scanned.passedOver ? 1 : 0,
    compressedBytes,
    jsonBytes,
    events,
    repeats,
    malformed,
    outside,
    untimed,
    firstSeen,
    lastSeen,
    dataEventSources,
    problems: problem === undefined ? [] : [{ ...problem, object: options.object, events: events + repeats + outside }],
    problemCount: problem === undefined ? 0 : 1,
  };
}

/** Of an object that could not be opened. */
export function unopened(problem: ReadProblem): ReadOutcome {
  return { ...NOTHING_READ, objects: 1, problems: [problem], problemCount: 1 };
}

const NO_BYTES = new Uint8Array();

type Problem = Pick<ReadProblem, 'kind' | 'message'>;

function problemOf(
  { problem, jsonBytes }: Decompressed,
  scanned: ScannedObject,
  head: Uint8Array,
  options: ReadObjectOptions,
): Problem | undefined {
  const kept = scanned.events + scanned.repeats > 0 ? '; the events before that were read' : '';
  switch (problem?.kind) {
    case 'unreadable':
      return options.sourceProblem(problem.error);
    case 'truncated':
      return { kind: 'truncated', message: `its compressed data ends too early${kept}; fetch the object again` };
    case 'damaged':
      return { kind: 'damaged', message: `its compressed data is damaged (${textOf(problem.error)})${kept}; fetch the object again` };
    case 'trailing':
      return {
        kind: 'damaged',
        message: 'after its compressed data comes something that is no gzip; that was left out, and all before it was read',
      };
    case 'tooLarge':
      return { kind: 'tooLarge', message: `${sizeProblem(jsonBytes, options.largest)}${kept}; the rest was left out` };
  }
  const at = `at byte ${scanned.problem?.offset}`;
  switch (scanned.problem?.kind) {
    case 'truncated':
      return { kind: 'truncated', message: `its JSON ends in the middle, ${at}${kept}; fetch the object again` };
    case 'notJson': {
      const isAtStart = scanned.problem.offset === 0;
      const foreign = isAtStart ? foreignFormat(head, false) : undefined;
      if (foreign !== undefined) return { kind: 'notJson', message: foreign };
      return options.object.endsWith('.gz') && isAtStart
        ? { kind: 'notGzip', message: 'it is neither gzip, as its name says, nor JSON' }
        : { kind: 'notJson', message: `it is no JSON ${at}${kept}` };
    }
    case 'noRecords': {
      const none = 'it is JSON without events of CloudTrail: there is no list `Records` in it';
      return { kind: 'noRecords', message: foreignFormat(head, true) ?? none };
    }
  }
  return undefined;
}

function sizeProblem(jsonBytes: number, largest: number): string {
  if (jsonBytes > largest) return `it has more than ${largest} decompressed bytes`;
  return `it grows as no log does when it is decompressed, as a bomb does`;
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
