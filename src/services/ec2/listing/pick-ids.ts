// Resources that a Describe operation names by id.
import { checkId, idNotFound, type ResourceKindName } from '../resource-ids.ts';

/** Those named, or all when none is. Throws `….Malformed` and `….NotFound`. */
export function pickIds<Row>(
  kind: ResourceKindName,
  rows: readonly Row[],
  idOf: (row: Row) => string,
  ids: readonly string[] | undefined,
): readonly Row[] {
  if (ids === undefined || ids.length === 0) return rows;
  for (const id of ids) checkId(kind, id);
  const wanted = new Set(ids);
  const found = rows.filter((row) => wanted.delete(idOf(row)));
  if (wanted.size > 0) throw idNotFound(kind, [...wanted]);
  return found;
}
