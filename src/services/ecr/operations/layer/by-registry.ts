// Whether a call came in by the registry's door: clients of it cut their uploads as they like, and read back what they have just pushed.
import type { RequestView } from '../../../../cloud/call-context.ts';

/** It decides about limits, never about permissions. */
export function byRegistry({ gateway }: Pick<RequestView, 'gateway'>): boolean {
  return gateway === true;
}
