// Uploads in parts: where their rows are.
import type { StateReader } from '../../../../cloud/state/table.ts';
import { invalidArgument, noSuchUpload } from '../../errors.ts';
import { type PartRow, parts, type UploadRow, uploads } from '../../state.ts';
import { sortKey } from '../target/sort-key.ts';
import type { Target } from '../target/target.ts';
import { inside } from '../target/inside.ts';

export interface UploadInput {
  readonly Key: string;
  readonly UploadId: string;
}

export function uploadKey(target: Target, { Key, UploadId }: UploadInput): string {
  return inside(target.key, sortKey(Key), UploadId);
}

/** Errors: NoSuchUpload. */
export function requireUpload(state: StateReader, target: Target, input: UploadInput): UploadRow {
  const row = input.UploadId.includes('\0') ? undefined : state.get(uploads, uploadKey(target, input));
  if (row === undefined) throw noSuchUpload(input.UploadId);
  return row;
}

export function partKey(uploadId: string, number: number): string {
  return inside(uploadId, String(number).padStart(5, '0'));
}

/** Ascending by number. */
export function partsOf(state: StateReader, uploadId: string): IterableIterator<readonly [key: string, row: PartRow]> {
  return state.scan(parts, inside(uploadId, ''));
}

/** Errors: InvalidArgument. */
export function checkPartNumber(number: number): void {
  if (Number.isInteger(number) && number >= 1 && number <= 10_000) return;
  throw invalidArgument('Part number must be an integer between 1 and 10000, inclusive', 'partNumber', String(number));
}
