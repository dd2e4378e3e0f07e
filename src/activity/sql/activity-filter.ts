// Which events are asked for.
import type { Selection } from '../read/selection.ts';

export interface ActivityFilter extends Selection {
  /** Values of `ActivityIdentity.arn`; absent: everybody's. */
  readonly principals?: readonly string[] | undefined;
}
