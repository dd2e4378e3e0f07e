// An image with what its replication came to.
import type { ImageRow, ReplicationState } from '../../rows/image-row.ts';
import { placeOf } from './destinations-of.ts';

/** A destination's newest state takes the place of an older one. */
export function withReplication(image: ImageRow, states: readonly ReplicationState[]): ImageRow {
  if (states.length === 0) return image;
  const all = new Map([...image.replication, ...states].map((state) => [placeOf(state), state]));
  return { ...image, replication: [...all.values()] };
}
