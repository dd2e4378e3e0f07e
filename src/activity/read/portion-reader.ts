// Reads portions of objects with one scanner: what each reader does, in a thread of its own or not.
import type { ObjectScanner } from '../scan/object-scanner.ts';
import type { OnBytes } from './json-sink.ts';
import type { GroupBatch } from './group-store.ts';
import { addOutcomes, NOTHING_READ, type ReadOutcome } from './object-outcome.ts';
import type { OpenedObject, OpenObject } from './opened-object.ts';
import { FETCH_AHEAD, FULL_SCANNER } from './read-limits.ts';
import type { Portion } from './portion-queue.ts';
import { readObject, unopened } from './read-object.ts';
import type { ReadProblem } from '../read-report.ts';

/** One source, opened by a reader. */
export interface SourceReader {
  readonly open: OpenObject;
  /** Whether opening takes so long that several objects are opened at a time. */
  readonly isRemote: boolean;
  readonly objectText: (name: string) => string;
  readonly problem: (name: string, error: unknown) => ReadProblem;
}

export interface PortionReader {
  readonly read: (portion: Portion) => Promise<ReadOutcome>;
  /** The groups that were not handed over before. */
  readonly finish: () => Promise<void>;
}

export interface PortionReaderOptions {
  readonly sources: readonly (() => Promise<SourceReader>)[];
  readonly openScanner: () => ObjectScanner;
  readonly largest: number;
  /** A scanner with so many bytes of groups is emptied, also in the middle of an object. */
  readonly full?: number | undefined;
  /** Takes the groups of a scanner that has become large, and what is left in the end. */
  readonly onGroups: (batch: GroupBatch) => Promise<void>;
  /** Told of each object; the reader goes on when it is done. */
  readonly onObject: (outcome: ReadOutcome) => void | Promise<void>;
  /** Told of the bytes of a large object while it is read. */
  readonly onBytes: OnBytes;
}

export function portionReader(options: PortionReaderOptions): PortionReader {
  const { sources, openScanner, largest, full = FULL_SCANNER, onGroups, onObject, onBytes } = options;
  let scanner: ObjectScanner | undefined;
  const readers = new Map<number, Promise<SourceReader>>();

  const readerOf = (index: number): Promise<SourceReader> => {
    const reader = readers.get(index) ?? sources[index]!();
    readers.set(index, reader);
    return reader;
  };

  const readOne = async (source: SourceReader, name: string, opening: Promise<OpenedObject> | OpenedObject): Promise<ReadOutcome> => {
    let opened: OpenedObject;
    try {
      opened = await opening;
    } catch (error) {
      return unopened(source.problem(name, error));
    }
    scanner ??= openScanner();
    return readObject(opened, scanner, {
      object: source.objectText(name),
      largest,
      sourceProblem: (error) => source.problem(name, error),
      onBytes,
      makeRoom,
    });
  };

  const empty = async (): Promise<void> => {
    if (scanner === undefined) return;
    await onGroups(scanner.takeImage === undefined ? [...scanner.takeGroups()] : scanner.takeImage());
  };

  const makeRoom = (): Promise<void> | undefined => (scanner !== undefined && scanner.size() > full ? empty() : undefined);

  return {
    read: async ({ source: index, names }) => {
      const source = await readerOf(index);
      const ahead = source.isRemote ? FETCH_AHEAD : 1;
      const opening: (Promise<OpenedObject> | OpenedObject)[] = [];
      let total = NOTHING_READ;
      for (const [at, name] of names.entries()) {
        while (opening.length < Math.min(names.length, at + ahead)) opening.push(openSafely(source, names[opening.length]!));
        const outcome = await readOne(source, name, opening[at]!);
        // What was read is let go.
        opening[at] = NOTHING;
        total = addOutcomes(total, outcome);
        await onObject(outcome);
        await makeRoom();
      }
      return total;
    },
    finish: empty,
  };
}

const NOTHING: OpenedObject = { kind: 'whole', bytes: new Uint8Array() };

/** A failure shows when the object's turn has come. */
function openSafely(source: SourceReader, name: string): Promise<OpenedObject> | OpenedObject {
  try {
    const opening = source.open(name);
    if (opening instanceof Promise) opening.catch(() => {});
    return opening;
  } catch (error) {
    const failed = Promise.reject(error);
    failed.catch(() => {});
    return failed;
  }
}
