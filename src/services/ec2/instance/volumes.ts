// The volumes of instances.
import type { AuthorizeContext } from '../../../cloud/call-context.ts';
import { type Place, rowsOf, VOLUMES, type VolumeRow } from '../rows.ts';

/** Root first, then by device. */
export function volumesOf(place: Place, instanceId: string, rootDevice: string): readonly VolumeRow[] {
  const rank = ({ attachment }: VolumeRow): string => (attachment?.device === rootDevice ? '' : (attachment?.device ?? ''));
  return rowsOf(VOLUMES, place)
    .filter(({ attachment }) => attachment?.instanceId === instanceId)
    .toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

export function allVolumes(cx: Pick<AuthorizeContext, 'state' | 'account' | 'region'>): readonly VolumeRow[] {
  return rowsOf(VOLUMES, cx);
}
