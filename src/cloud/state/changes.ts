// What one call changed: each row before and after, in the order in which it was written.

export interface Change {
  readonly table: string;
  readonly key: string;
  /** Undefined: there was none. */
  readonly before: unknown;
  /** Undefined: it was deleted. */
  readonly after: unknown;
}

export type ChangeSet = readonly Change[];

export const NO_CHANGES: ChangeSet = [];

/** The changes that undo these. */
export function reversed(changes: ChangeSet): ChangeSet {
  return changes.map(({ table, key, before, after }) => ({ table, key, before: after, after: before })).reverse();
}
