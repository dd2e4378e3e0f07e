// Bodies too large for rows, as files named by their digest. Small ones may live in memory: the users cannot tell.
import type { Readable } from 'node:stream';

export interface StoredBlob {
  /** SHA-256 in hex. */
  readonly digest: string;
  /** Bytes. */
  readonly length: number;
}

/** A received blob stays while a row refers to it (`Table.blobs`), or while the call that received it runs. */
export interface BlobStore {
  /**
   * Stores a stream as it comes, never whole in memory. Durable when it resolves (with `--data`). Rejects when the stream does;
   * with `keepPart` it keeps what came, and says that it is `broken`. Each is to be released once (`CloudBlobs`).
   */
  readonly receive: (body: Readable, options?: { readonly keepPart?: boolean }) => Promise<StoredBlob & { readonly broken?: boolean }>;
  /** One blob of several, in order; a single one is itself. Held like a received one. */
  readonly join: (parts: readonly StoredBlob[]) => Promise<StoredBlob>;
  /** Bytes `from` (inclusive) for `length` bytes. Throws if there is no such blob. */
  readonly read: (digest: string, from: number, length: number) => Readable;
  /** The bytes of a blob that is held in memory; undefined for one in a file. For small answers in one piece. */
  readonly peek: (digest: string) => Uint8Array | undefined;
  /** Some bytes of a blob at once, in a file or not: for checksums of copied parts. Throws if there is no such blob. */
  readonly readNow?: (digest: string, from: number, length: number) => Uint8Array;
  readonly has: (digest: string) => boolean;
}
