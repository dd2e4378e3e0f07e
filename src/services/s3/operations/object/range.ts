// Byte ranges of objects.
import type { BlobSlice } from '../../../../cloud/model/streamed-body.ts';
import { ServiceError } from '../../../../cloud/service-error.ts';

/** Both ends inclusive, in bytes. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/**
 * The part that a `Range` header asks for; undefined where it says nothing that counts (malformed, several ranges), so that all is answered.
 * Errors: InvalidRange 416. Source: RFC 9110 section 14.1.2.
 */
export function readRange(header: string, size: number): ByteRange | undefined {
  const match = /^bytes=\s*(\d*)\s*-\s*(\d*)\s*$/i.exec(header);
  if (match === null) return undefined;
  const [, from = '', to = ''] = match;
  if (from === '' && to === '') return undefined;
  if (from === '') return suffix(Number(to), header, size);
  const first = Number(from);
  const last = to === '' ? size - 1 : Number(to);
  if (to !== '' && last < first) return undefined;
  if (first >= size) throw invalidRange(header, size);
  return { first, last: Math.min(last, size - 1) };
}

function suffix(length: number, header: string, size: number): ByteRange {
  if (length === 0 || size === 0) throw invalidRange(header, size);
  return { first: Math.max(0, size - length), last: size - 1 };
}

export function invalidRange(header: string, size: number): ServiceError {
  return new ServiceError('InvalidRange', 416, 'The requested range is not satisfiable', {
    members: { RangeRequested: header, ActualObjectSize: size },
    headers: [['Content-Range', `bytes */${size}`]],
  });
}

/** The slices that make up a part of a body. */
export function sliceOf(body: readonly BlobSlice[], { first, last }: ByteRange): readonly BlobSlice[] {
  const cut: BlobSlice[] = [];
  let at = 0;
  for (const { digest, from, length } of body) {
    const start = Math.max(first - at, 0);
    const end = Math.min(last + 1 - at, length);
    if (start < end) cut.push({ digest, from: from + start, length: end - start });
    at += length;
    if (at > last) break;
  }
  return cut;
}
