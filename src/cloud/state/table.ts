// Rows of plain data by key, ordered: what a service keeps. Rows are never changed in place: a new one is put.

/** A kind of row, whatever its type. Its name is its identity for ever: stored data is found by it. */
export interface AnyTable {
  readonly name: string;
  /** Counts up when the form of rows changes; `migrate` brings older ones up. */
  readonly version: number;
  /** The row in today's form, from a row of version `from`. */
  readonly migrate?: (row: unknown, from: number) => unknown;
  /** Digests of stored blobs that the row refers to; a blob that no row refers to is removed. */
  readonly blobs?: (row: never) => readonly string[];
}

export interface Table<Row> extends AnyTable {
  readonly migrate?: (row: unknown, from: number) => Row;
  readonly blobs?: (row: Row) => readonly string[];
  /** Never set; carries the type. */
  readonly row?: Row;
}

/** Declares a table: `defineTable<RoleRow>('iam.roles')`. */
export function defineTable<Row>(name: string, options: Partial<Pick<Table<Row>, 'version' | 'migrate' | 'blobs'>> = {}): Table<Row> {
  return { version: 1, ...options, name };
}

/** Joins the parts of a key so that they sort part by part. Throws RangeError for a part with NUL: it could pass for two. */
export function keyOf(...parts: readonly string[]): string {
  for (const part of parts) if (part.includes('\0')) throw new RangeError('a part of a key contains NUL');
  return parts.join('\0');
}

export interface StateReader {
  readonly get: <Row>(table: Table<Row>, key: string) => Row | undefined;
  /**
   * Rows whose keys begin with `prefix`, ascending by UTF-16 code unit, beginning after `after` (exclusive) if given.
   * Lazy: stop reading when you have enough. The table must not be written meanwhile.
   */
  readonly scan: <Row>(table: Table<Row>, prefix: string, after?: string) => IterableIterator<readonly [key: string, row: Row]>;
}

/** Within one call. All of it is kept when the call succeeds, none of it when it throws. */
export interface StateWriter extends StateReader {
  readonly put: <Row>(table: Table<Row>, key: string, row: NoInfer<Row>) => void;
  readonly delete: <Row>(table: Table<Row>, key: string) => void;
}
