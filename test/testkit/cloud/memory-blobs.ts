// Blobs in memory, put by tests without a stream.
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { BlobStore, StoredBlob } from '../../../src/cloud/ports/blobs.ts';

export interface MemoryBlobs extends BlobStore {
  readonly put: (bytes: Uint8Array) => StoredBlob;
  /** Nothing is ever removed. */
  readonly hold: (digest: string) => void;
  readonly release: (digest: string) => void;
  /** Digests that are held, each as often as it is. */
  readonly held: () => readonly string[];
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
  const holds: string[] = [];
  const held = <Blob extends StoredBlob>(blob: Blob): Blob => {
    holds.push(blob.digest);
    return blob;
  };
  return {
    put,
    hold: (digest) => {
      holds.push(digest);
    },
    release: (digest) => {
      const index = holds.indexOf(digest);
      if (index < 0) throw new Error(`${digest} is not held`);
      holds.splice(index, 1);
    },
    held: () => [...holds],
    receive: async (body, { keepPart = false } = {}) => {
      const chunks: Uint8Array[] = [];
      try {
        for await (const chunk of body) chunks.push(chunk as Uint8Array);
      } catch (error) {
        if (!keepPart) throw error;
        return held({ ...put(Buffer.concat(chunks)), broken: true });
      }
      return held(put(Buffer.concat(chunks)));
    },
    join: async (parts) => held(put(Buffer.concat(parts.map(({ digest }) => bytesOf(digest))))),
    read: (digest, from, length) => Readable.from([bytesOf(digest).subarray(from, from + length)]),
    peek: (digest) => kept.get(digest),
    has: (digest) => kept.has(digest),
  };
}
