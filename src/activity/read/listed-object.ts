// What listing finds: objects with their sizes, and what it meets on the way.
import type { ReadProblem } from '../read-report.ts';

export interface ListedObject {
  /** The path of a file, or the key of an object in S3. */
  readonly name: string;
  /** Bytes as stored. */
  readonly size: number;
  /** A pipe or a device: its size shows when it is read. */
  readonly isStream?: true;
}

/** Told of what is left out and of what fails. */
export interface ListingNotes {
  readonly skip: (reason: string) => void;
  readonly problem: (problem: ReadProblem) => void;
}

/** Names of files that hold no logs are left out when a folder or prefix is read; a file that is named itself is always opened. */
export function looksLikeLog(name: string): boolean {
  const file = name.slice(name.lastIndexOf('/') + 1);
  return !file.startsWith('.') && (!file.includes('.') || /\.(?:json|ndjson|jsonl|log|gz)$/i.test(file));
}
