// What there is to read, without reading it: for plans.
import type { ReadProblem } from '../read-report.ts';
import { listSource } from './list-source.ts';
import { readLogPath } from './log-path.ts';
import { gatherNotes } from './report-notes.ts';
import type { S3Options } from './s3-client.ts';
import type { Selection } from './selection.ts';
import type { ActivitySource } from './source.ts';

export interface ObjectListing {
  readonly objects: number;
  /** As stored, which is compressed as a rule. */
  readonly bytes: number;
  /** Of them, those whose names end in `.gz`. */
  readonly compressedBytes: number;
  /** Objects and bytes by account and region, as far as their paths tell; the most bytes first. */
  readonly places: readonly ListedPlace[];
  readonly skipped: ReadonlyMap<string, number>;
  /** Folders and prefixes that could not be listed, or files whose size could not be asked for. */
  readonly problems: readonly ReadProblem[];
  readonly problemCount: number;
}

export interface ListedPlace {
  /** '' where the path does not tell. */
  readonly account: string;
  readonly region: string;
  readonly objects: number;
  readonly bytes: number;
}

export interface ListOptions extends Selection {
  readonly s3?: S3Options | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((objects: number, bytes: number) => void) | undefined;
}

/** Counts the objects that `readActivity` would open with the same options. Throws the signal's reason. */
export async function listObjects(sources: readonly ActivitySource[], options: ListOptions = {}): Promise<ObjectListing> {
  const notes = gatherNotes();
  let objects = 0;
  let bytes = 0;
  let compressedBytes = 0;
  const places = new Map<string, ListedPlace>();
  for (const source of sources) {
    for await (const { name, size } of listSource(source, options, options.s3 ?? {}, notes)) {
      options.signal?.throwIfAborted();
      objects += 1;
      bytes += size;
      if (name.endsWith('.gz')) compressedBytes += size;
      addPlace(places, name, size);
      if (objects % 1000 === 0) options.onProgress?.(objects, bytes);
    }
  }
  const { problems, problemCount } = notes.outcome();
  return { objects, bytes, compressedBytes, places: byBytes(places), skipped: sorted(notes.skipped), problems, problemCount };
}

function addPlace(places: Map<string, ListedPlace>, name: string, size: number): void {
  const { account = '', region = '' } = readLogPath(name);
  const key = `${account} ${region}`;
  const { objects, bytes } = places.get(key) ?? { objects: 0, bytes: 0 };
  places.set(key, { account, region, objects: objects + 1, bytes: bytes + size });
}

function byBytes(places: ReadonlyMap<string, ListedPlace>): readonly ListedPlace[] {
  return [...places].sort(([left, a], [right, b]) => b.bytes - a.bytes || (left < right ? -1 : 1)).map(([, place]) => place);
}

function sorted(counts: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  return new Map([...counts].sort(([left], [right]) => (left < right ? -1 : 1)));
}
