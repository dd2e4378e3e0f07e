// Files as the cloud sees them. All that is durable goes through here, so that tests can put a faulty disk underneath.

export interface DiskFile {
  /** Writes all of the bytes at a position, or rejects; then any part of them may have been written. */
  readonly write: (bytes: Uint8Array, position: number) => Promise<void>;
  /** Fewer bytes than asked for only at the end of the file. `into`: memory that may be used for them, at least as long. */
  readonly read: (position: number, length: number, into?: Buffer) => Promise<Uint8Array>;
  /** Bytes. */
  readonly size: () => Promise<number>;
  readonly truncate: (length: number) => Promise<void>;
  /** Resolves when what was written, and the length, survive a loss of power. After a rejection nothing is certain. */
  readonly sync: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** `read`: must exist. `write`: must exist. `create`: must not exist; only its owner may read it. */
export type OpenMode = 'read' | 'write' | 'create';

export interface Disk {
  /** Makes a folder and its parents, for its owner alone. Nothing happens if it exists. */
  readonly makeFolder: (path: string) => Promise<void>;
  /** Names of what is in a folder, in no order. Empty if there is no such folder. */
  readonly list: (path: string) => Promise<readonly string[]>;
  /** Resolves when the names in the folder survive a loss of power. */
  readonly syncFolder: (path: string) => Promise<void>;
  readonly open: (path: string, mode: OpenMode) => Promise<DiskFile>;
  /** Reads a part of a file at once, on the calling thread; fewer bytes only at its end. */
  readonly readNow: (path: string, position: number, length: number) => Uint8Array;
  /** Replaces what has the new name. */
  readonly rename: (from: string, to: string) => Promise<void>;
  /** Removes a file; nothing happens if there is none. */
  readonly remove: (path: string) => Promise<void>;
  /** Removes a folder and all that is in it. */
  readonly removeFolder: (path: string) => Promise<void>;
  /**
   * Takes a lock that other processes respect, and that ends with this process however that ends.
   * Rejects with an error that names the process that holds it.
   */
  readonly lock: (path: string) => Promise<() => Promise<void>>;
}
