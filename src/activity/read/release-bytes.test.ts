// Bytes that are given back are gone; small ones, which may share their memory, stay.
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { releaseBytes } from './release-bytes.ts';

describe('releaseBytes', () => {
  it('gives back what gunzip allocated', () => {
    const bytes = gunzipSync(gzipSync(Buffer.alloc(1 << 20, 'a')), { chunkSize: (1 << 20) + 64 });
    releaseBytes(bytes);
    expect(bytes.length).toBe(0);
    expect(bytes.buffer.byteLength).toBe(0);
  });

  it('keeps small bytes, and what shares their memory', () => {
    const bytes = Buffer.from('some text');
    const neighbour = Buffer.from('other text');
    releaseBytes(bytes);
    expect(bytes.toString()).toBe('some text');
    expect(neighbour.toString()).toBe('other text');
  });
});
