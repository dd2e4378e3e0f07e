// The bytes of stored bodies, for what cannot be known without reading them: ETags and checksums of copied parts.
import type { CallContext } from '../../../../cloud/call-context.ts';
import type { BlobSlice } from '../../../../cloud/model/streamed-body.ts';

const PIECE = 1 << 20;

/** In pieces of at most a megabyte where it must be read from files; undefined if it cannot be read within a turn. */
export function* bytesOf({ blobs }: Pick<CallContext, 'blobs'>, body: readonly BlobSlice[]): Generator<Uint8Array | undefined> {
  for (const { digest, from, length } of body) {
    const held = blobs.peek(digest);
    if (held !== undefined) {
      yield held.subarray(from, from + length);
      continue;
    }
    if (blobs.readNow === undefined) {
      yield undefined;
      return;
    }
    for (let at = 0; at < length; at += PIECE) yield blobs.readNow(digest, from + at, Math.min(PIECE, length - at));
  }
}
