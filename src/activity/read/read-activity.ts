// Reads CloudTrail logs of any size: finds the objects, reads them in threads, and gathers what was done into groups.
import { availableParallelism } from 'node:os';
import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { ActivityGroups } from '../activity-groups.ts';
import type { PrincipalPattern } from '../principal-pattern.ts';
import type { ReadReport } from '../read-report.ts';
import { MemoryFull } from '../scan/memory-full.ts';
import type { ScannerEngine } from '../scan/open-scanner.ts';
import { ActivityReadError } from './activity-read-error.ts';
import { type GroupBatch, groupStore } from './group-store.ts';
import { listSource } from './list-source.ts';
import { addOutcomes, NOTHING_READ, type ReadOutcome } from './object-outcome.ts';
import { orAborted } from './or-aborted.ts';
import { portionQueue, type PortionQueue } from './portion-queue.ts';
import { portionReader } from './portion-reader.ts';
import { FOLD_ABOVE, LARGEST_OBJECT, MOST_GROUPS } from './read-limits.ts';
import { progressMeter, type ReadProgress } from './read-progress.ts';
import { readReport } from './read-report-of.ts';
import { type ReaderSetup, scannerOpener } from './reader-setup.ts';
import { gatherNotes } from './report-notes.ts';
import type { S3Options } from './s3-client.ts';
import { seenTable } from './seen-events.ts';
import { type Selection, selectionProblem } from './selection.ts';
import type { ActivitySource } from './source.ts';
import { sourceReader } from './source-reader.ts';
import { readInWorkers } from './worker-pool.ts';

export interface ReadOptions extends Selection {
  /** Only the calls of these. Absent: of all. */
  readonly principals?: readonly PrincipalPattern[] | undefined;
  /** Threads that read; 0 for none. Absent: as many as the machine has cores, 8 at most, and none for a few small objects; without `principals` one less, and no more than are worth their memory. */
  readonly workers?: number | undefined;
  readonly engine?: ScannerEngine | undefined;
  /** So many distinct objects and folders may one kind of call touch in one folder of a bucket before they become `folder/*`; 1,000 when absent. */
  readonly foldAbove?: number | undefined;
  /** Decompressed bytes of one object; 8 GiB when absent. */
  readonly largestObject?: number | undefined;
  /** Distinct groups that are held; 2,000,000 when absent. */
  readonly mostGroups?: number | undefined;
  readonly s3?: S3Options | undefined;
  /** Absent: the process's own. */
  readonly stdin?: AsyncIterable<Uint8Array> | undefined;
  readonly onProgress?: ((progress: ReadProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface ActivityRead {
  /** The earliest first. The same for any number of threads and any order of the objects. */
  readonly groups: ActivityGroups;
  readonly report: ReadReport;
}

/** Fewer objects, and no more bytes, are read without threads, which take a moment to start. */
const FEW_OBJECTS = 8;
const FEW_BYTES = 16 << 20;
const MOST_WORKERS = 8;
/** Compressed bytes that are worth one more thread where everybody's calls are read: about a second's. */
const BYTES_OF_THREAD = 128 << 20;
/** Objects that a thread takes at a time. */
const PORTION = 64;
const S3_PORTION = 256;
/** Reading begins when so many objects were found, or all. */
const HEAD_START = 5000;
/** Milliseconds after which others in this thread may do something. */
const BREATH = 20;

/**
 * Reads all events of the sources.
 *
 * What is wrong with an object, a folder or a source is in the report; the rest is read. Throws `ActivityReadError` when there can be no result (a bad
 * selection, more distinct groups than are held, a thread that dies), and the signal's reason.
 */
export async function readActivity(sources: readonly ActivitySource[], options: ReadOptions = {}): Promise<ActivityRead> {
  const wrong = selectionProblem(options);
  if (wrong !== undefined) throw new ActivityReadError('badSelection', wrong);
  options.signal?.throwIfAborted();
  const { s3 = {}, foldAbove = FOLD_ABOVE, mostGroups = MOST_GROUPS } = options;
  const notes = gatherNotes();
  const queue = portionQueue(sources.map((source) => ({ found: listSource(source, options, s3, notes), portion: portionOf(source) })));
  try {
    await orAborted(queue.foundAtLeast(HEAD_START), options.signal);
    const seen = seenTable(expectedEvents(sources, queue));
    const setup: ReaderSetup = {
      sources,
      s3,
      principals: options.principals,
      from: options.from,
      to: options.to,
      engine: options.engine,
      largest: options.largestObject ?? LARGEST_OBJECT,
      seen,
    };
    const store = groupStore(foldAbove, options);
    let total = NOTHING_READ;
    let current = { compressed: 0, json: 0 };
    const meter = progressMeter(() => {
      const { objects, bytes, complete } = queue.known();
      return {
        objects: total.objects + total.empty,
        compressedBytes: total.compressedBytes + current.compressed,
        jsonBytes: total.jsonBytes + current.json,
        events: total.events,
        groups: store.size(),
        knownObjects: objects,
        knownBytes: bytes,
        isListed: complete,
      };
    }, options.onProgress);
    const told = {
      onOutcome: (outcome: ReadOutcome): void => {
        total = addOutcomes(total, outcome);
        current = { compressed: 0, json: 0 };
        meter.tell();
      },
      onGroups: (batch: GroupBatch): void => {
        store.add(batch);
        if (store.size() <= mostGroups) return;
        store.fold();
        if (store.size() > mostGroups) throw tooManyGroups(`more than ${mostGroups} distinct calls`);
      },
      onBytes: (compressed: number, json: number): void => {
        current = { compressed, json };
        meter.tell();
      },
    };
    const workers = workersFor(sources, queue, options);
    if (workers === 0) await orAborted(readHere(queue, setup, options, told), options.signal);
    else await readInWorkers({ workers, setup, queue, signal: options.signal, ...told });
    meter.end();
    const elsewhere = store.elsewhere();
    const { groups, folders } = store.take();
    return {
      groups,
      report: readReport({ total, notes, seen, elsewhere, folders, foldAbove, selection: options }),
    };
  } catch (error) {
    throw error instanceof MemoryFull ? tooManyGroups('so many distinct calls that there is no memory for them') : error;
  } finally {
    queue.stop();
  }
}

/** Objects that are fetched ahead of each other come in longer rows. */
function portionOf({ kind }: ActivitySource): number {
  return kind === 's3' ? S3_PORTION : PORTION;
}

/** Threads cannot read what is piped into the process. */
function workersFor(sources: readonly ActivitySource[], queue: PortionQueue, { workers: wanted, principals }: ReadOptions): number {
  const { objects, bytes, complete } = queue.known();
  if (sources.some(({ kind }) => kind === 'stdin')) return 0;
  if (wanted !== undefined) return Math.min(wanted, complete ? objects : wanted);
  if (complete && (objects <= 1 || (objects < FEW_OBJECTS && bytes < FEW_BYTES))) return 0;
  const cores = Math.min(availableParallelism(), MOST_WORKERS, objects);
  if (principals !== undefined) return cores;
  // This thread puts together the groups of everybody. Each other one takes its memory, which is more than a moment's worth where there is little to read.
  const worthwhile = complete ? 1 + Math.floor(bytes / BYTES_OF_THREAD) : cores;
  return Math.min(Math.max(1, cores - 1), worthwhile);
}

/** Bytes of one event, compressed (about a hundred and thirty) or not (more than a thousand), taken low. */
function expectedEvents(sources: readonly ActivitySource[], queue: PortionQueue): number {
  const { bytes, complete } = queue.known();
  return complete && sources.every(({ kind }) => kind !== 'stdin') ? bytes / 100 : Number.POSITIVE_INFINITY;
}

interface Told {
  readonly onOutcome: (outcome: ReadOutcome) => void;
  readonly onGroups: (batch: GroupBatch) => void;
  readonly onBytes: (compressed: number, json: number) => void;
}

async function readHere(
  queue: PortionQueue,
  setup: ReaderSetup,
  { signal, stdin = process.stdin }: ReadOptions,
  told: Told,
): Promise<void> {
  let breath = performance.now();
  // Nobody else reads on from what is silent.
  const close = (): void => void (stdin instanceof Readable && stdin.destroy());
  const reader = portionReader({
    sources: setup.sources.map((source) => () => sourceReader(source, setup.s3, () => stdin ?? process.stdin)),
    openScanner: scannerOpener(setup),
    largest: setup.largest,
    onGroups: async (batch) => told.onGroups(batch),
    onObject: async (outcome) => {
      told.onOutcome(outcome);
      signal?.throwIfAborted();
      if (performance.now() - breath < BREATH) return;
      await setImmediate();
      breath = performance.now();
    },
    onBytes: (compressed, json) => {
      signal?.throwIfAborted();
      told.onBytes(compressed, json);
    },
  });
  if (setup.sources.some(({ kind }) => kind === 'stdin')) signal?.addEventListener('abort', close, { once: true });
  try {
    for (let portion = await queue.take(); portion !== undefined; portion = await queue.take()) await reader.read(portion);
    await reader.finish();
  } finally {
    signal?.removeEventListener('abort', close);
  }
}

function tooManyGroups(what: string): ActivityReadError {
  return new ActivityReadError(
    'tooManyGroups',
    `the logs have ${what}; read fewer at a time (one principal, fewer days, accounts or regions), or let a database group them`,
  );
}
