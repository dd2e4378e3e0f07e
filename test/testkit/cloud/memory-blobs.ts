// Blobs in memory, put by tests without a stream.
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { BlobStore, StoredBlob } from '../../../src/cloud/ports/blobs.ts';

export interface MemoryBlobs extends BlobStore {
  readonly put: (bytes: Uint8Array) => StoredBlob;
  /** Nothing is ever removed. */
  readonly hold: (digest: string) => void;
  readonly release: (digest: string) => void;
}

export function memoryBlobs(): MemoryBlobs {
  const kept = new Map<string, Uint8Array>();
  const put = (bytes: Uint8Array): StoredBlob => {
    const digest = createHash('sha256').update(bytes).digest('hex');
    kept.set(digest, bytes);
    return { digest, length: bytes.length };
  };
  const bytesOf = (digest: string): Uint8Array => {
    const bytes = kept.get(digest);
    if (bytes === undefined) throw new Error(`no blob ${digest}`);
    return bytes;
  };
  return {
    put,
    hold: () => undefined,
    release: () => undefined,
    receive: async (body) => put(Buffer.concat(await body.toArray())),
    read: (digest, from, length) => Readable.from([bytesOf(digest).subarray(from, from + length)]),
    peek: (digest) => kept.get(digest),
    has: (digest) => kept.has(digest),
  };
}
