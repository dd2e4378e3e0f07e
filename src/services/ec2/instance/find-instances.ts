// Instances as calls name them. Those that were terminated long ago are gone.
import type { AuthorizeContext } from '../../../cloud/call-context.ts';
import { missingParameter } from '../errors.ts';
import { checkId, idNotFound } from '../resource-ids.ts';
import { INSTANCES, type InstanceRow, rowKey, rowsOf } from '../rows.ts';
import { isForgotten } from './instance-state.ts';

type Where = Pick<AuthorizeContext, 'state' | 'account' | 'region' | 'now'>;

export function findInstance(cx: Where, id: string): InstanceRow | undefined {
  const row = cx.state.get(INSTANCES, rowKey(cx, id));
  return row === undefined || isForgotten(row, cx.now) ? undefined : row;
}

/** Throws `InvalidInstanceID.Malformed` and `.NotFound`. */
export function getInstance(cx: Where, id: string): InstanceRow {
  return getInstances(cx, [id])[0] as InstanceRow;
}

/** In the order asked for, each once. Throws `InvalidInstanceID.Malformed` and `.NotFound`, naming all that are not there. */
export function getInstances(cx: Where, ids: readonly string[]): readonly InstanceRow[] {
  checkInstanceIds(ids);
  const unique = [...new Set(ids)];
  const missing = unique.filter((id) => findInstance(cx, id) === undefined);
  if (missing.length > 0) throw idNotFound('instance', missing);
  return unique.flatMap((id) => findInstance(cx, id) ?? []);
}

/** Throws `MissingParameter` for none, `InvalidInstanceID.Malformed`. */
export function checkInstanceIds(ids: readonly string[] | undefined): readonly string[] {
  if (ids === undefined || ids.length === 0) throw missingParameter('InstanceId');
  for (const id of ids) checkId('instance', id);
  return ids;
}

export function allInstances(cx: Where): readonly InstanceRow[] {
  return rowsOf(INSTANCES, cx).filter((row) => !isForgotten(row, cx.now));
}
