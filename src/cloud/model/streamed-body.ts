// The bytes of a `stream` member: a blob already received and stored, or bytes to send.

/** A request body that was received, verified, and stored under its digest. */
export interface ReceivedBody {
  /** SHA-256 in hex. */
  readonly digest: string;
  /** Bytes. */
  readonly length: number;
  /** Further checksums that the request asked to have computed, by header name (`x-amz-checksum-crc32`), and `md5` in hex. */
  readonly checksums: ReadonlyMap<string, string>;
}

/** A part of a stored blob to send; `from` and `length` in bytes. */
export interface BlobSlice {
  readonly digest: string;
  readonly from: number;
  readonly length: number;
}

/** What a handler answers in a `stream` member; slices are sent one after the other. */
export type StreamedBody = ReceivedBody | Uint8Array | readonly BlobSlice[];
