// Which events are asked for.
import type { PrincipalPattern } from '../principal-pattern.ts';
import type { Selection } from '../read/selection.ts';

export interface ActivityFilter extends Selection {
  /** Absent: everybody's. */
  readonly principals?: readonly PrincipalPattern[] | undefined;
}
