// The body of an answer out of stored blobs.
import { Readable } from 'node:stream';
import type { BlobSlice, StreamedBody } from '../model/streamed-body.ts';
import type { BlobStore } from '../ports/blobs.ts';
import type { WireResponse } from '../wire/wire-response.ts';

type Body = NonNullable<WireResponse['body']>;

/** What the sender needs of the store: a blob that is being sent stays, even if its row goes. */
export type SendingBlobs = Pick<BlobStore, 'peek' | 'read'> & {
  readonly hold: (digest: string) => void;
  readonly release: (digest: string) => void;
};

export function slicesOf(body: StreamedBody): readonly BlobSlice[] {
  if (body instanceof Uint8Array) return [];
  return 'digest' in body ? [{ digest: body.digest, from: 0, length: body.length }] : body;
}

/** Blobs in memory are answered in one piece, files are streamed one after the other. The slices are held; they are released when they are sent. */
export function sendStored(blobs: SendingBlobs, body: StreamedBody): Body {
  if (body instanceof Uint8Array) return body;
  const slices = slicesOf(body);
  const [only] = slices;
  if (only === undefined) return new Uint8Array(0);
  if (slices.length > 1) {
    const length = slices.reduce((sum, slice) => sum + slice.length, 0);
    return { stream: Readable.from(piecesOf(blobs, slices), { objectMode: false }), length };
  }
  const held = blobs.peek(only.digest);
  const answer =
    held === undefined
      ? { stream: blobs.read(only.digest, only.from, only.length), length: only.length }
      : held.subarray(only.from, only.from + only.length);
  blobs.release(only.digest);
  return answer;
}

async function* piecesOf(blobs: SendingBlobs, slices: readonly BlobSlice[]): AsyncGenerator<Uint8Array> {
  try {
    for (const { digest, from, length } of slices) yield* blobs.read(digest, from, length) as AsyncIterable<Uint8Array>;
  } finally {
    for (const { digest } of slices) blobs.release(digest);
  }
}
