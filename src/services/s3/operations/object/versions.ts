// The versions of an object: reading one, adding one, removing one.
import type { CallContext } from '../../../../cloud/call-context.ts';
import type { StateReader, StateWriter } from '../../../../cloud/state/table.ts';
import { noncurrent, type ObjectRow, objects } from '../../state.ts';
import { sortKey } from '../target/sort-key.ts';
import type { Target } from '../target/target.ts';
import { newVersionId, sequenceOf } from './version-id.ts';
import { inside } from '../target/inside.ts';

/** What is written; the rest of the row follows from the bucket. */
export type NewVersion = Omit<ObjectRow, 'sequence' | 'versionId'>;

function objectKey(target: Target, key: string): string {
  return inside(target.key, sortKey(key));
}

/** Older versions sort newest first. */
function noncurrentKey(target: Target, { key, sequence }: Pick<ObjectRow, 'key' | 'sequence'>): string {
  return inside(objectKey(target, key), fallingSequence(sequence));
}

/** Text that sorts the other way round. */
export function fallingSequence(sequence: number): string {
  return String(10 ** 12 - sequence).padStart(13, '0');
}

/** Prefix of the row keys of the older versions of one key. */
export function noncurrentPrefix(target: Target, key: string): string {
  return inside(objectKey(target, key), '');
}

/** The newest version, be it a delete marker; or the one of this id. */
export function findVersion(state: StateReader, target: Target, key: string, versionId?: string): ObjectRow | undefined {
  const latest = state.get(objects, objectKey(target, key));
  if (versionId === undefined || latest === undefined || latest.versionId === versionId) return latest;
  if (versionId === 'null') return findNull(state, target, key);
  const sequence = sequenceOf(versionId);
  if (sequence === undefined) return undefined;
  const row = state.get(noncurrent, noncurrentKey(target, { key, sequence }));
  return row?.versionId === versionId ? row : undefined;
}

function findNull(state: StateReader, target: Target, key: string): ObjectRow | undefined {
  for (const [, row] of state.scan(noncurrent, noncurrentPrefix(target, key))) if (row.versionId === 'null') return row;
  return undefined;
}

/** Makes it the newest version; without versioning in the place of the one before. */
export function addVersion(cx: Pick<CallContext, 'state' | 'random'>, target: Target, version: NewVersion): ObjectRow {
  const { state } = cx;
  const place = objectKey(target, version.key);
  const latest = state.get(objects, place);
  const sequence = (latest?.sequence ?? 0) + 1;
  const versionId = target.bucket.versioning === 'Enabled' ? newVersionId(sequence, cx.random) : 'null';
  if (latest !== undefined && target.bucket.versioning !== undefined) {
    if (versionId === 'null') forgetNull(state, target, version.key);
    if (latest.versionId !== versionId) state.put(noncurrent, noncurrentKey(target, latest), latest);
  }
  const row = { ...version, sequence, versionId };
  state.put(objects, place, row);
  return row;
}

function forgetNull(state: StateWriter, target: Target, key: string): void {
  const old = findNull(state, target, key);
  if (old !== undefined) state.delete(noncurrent, noncurrentKey(target, old));
}

/** Replaces a version by one that differs in what may be changed later: tags, access control list, locks. */
export function changeVersion(state: StateWriter, target: Target, row: ObjectRow): void {
  const place = objectKey(target, row.key);
  if (state.get(objects, place)?.sequence === row.sequence) state.put(objects, place, row);
  else state.put(noncurrent, noncurrentKey(target, row), row);
}

/** Removes a version for ever; the one before it becomes the newest. */
export function removeVersion(state: StateWriter, target: Target, row: ObjectRow): void {
  const place = objectKey(target, row.key);
  if (state.get(objects, place)?.sequence !== row.sequence) {
    state.delete(noncurrent, noncurrentKey(target, row));
    return;
  }
  const [next] = state.scan(noncurrent, noncurrentPrefix(target, row.key));
  if (next === undefined) {
    state.delete(objects, place);
    return;
  }
  state.delete(noncurrent, next[0]);
  state.put(objects, place, next[1]);
}
