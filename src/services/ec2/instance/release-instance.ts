// What becomes of an instance's volumes and interface when it is terminated.
import type { CallContext } from '../../../cloud/call-context.ts';
import { type InstanceRow, rowKey, TAGS, VOLUMES } from '../rows.ts';
import { volumesOf } from './volumes.ts';

export function releaseInstance(cx: CallContext, { id, rootDevice, interface: own }: InstanceRow): void {
  const { state } = cx;
  for (const { attachment, ...volume } of volumesOf(cx, id, rootDevice)) {
    const key = rowKey(cx, volume.id);
    if (attachment?.deleteOnTermination === true) {
      state.delete(VOLUMES, key);
      state.delete(TAGS, key);
    } else state.put(VOLUMES, key, volume);
  }
  state.delete(TAGS, rowKey(cx, own.id));
}
