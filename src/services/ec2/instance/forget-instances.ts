// Removes what was terminated long ago, with what was kept of it.
import type { CallContext } from '../../../cloud/call-context.ts';
import { INSTANCES, LAUNCHES, rowKey, rowsOf, TAGS } from '../rows.ts';
import { isForgotten } from './instance-state.ts';

export function forgetInstances(cx: CallContext): void {
  const forgotten = rowsOf(INSTANCES, cx).filter((row) => isForgotten(row, cx.now));
  for (const { id, clientToken } of forgotten) {
    cx.state.delete(INSTANCES, rowKey(cx, id));
    cx.state.delete(TAGS, rowKey(cx, id));
    if (clientToken !== undefined && clientToken !== '') cx.state.delete(LAUNCHES, rowKey(cx, clientToken));
  }
}
