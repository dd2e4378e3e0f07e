// Decompresses gzip as it comes, one member after the other (RFC 1952). Each member is inflated by itself: zlib's own way through several loses the end of
// the last one where something else comes after it, and says nothing of what comes after zeros.
import { crc32, createInflateRaw } from 'node:zlib';
import type { JsonSink } from './json-sink.ts';

export interface GunzipFailure {
  /** `trailing`: all members are whole, and something else comes after them. */
  readonly kind: 'truncated' | 'damaged' | 'trailing';
  readonly error: Error;
}

export interface GunzipWriter {
  readonly write: (bytes: Uint8Array) => Promise<void>;
  readonly end: () => Promise<void>;
  readonly failure: () => GunzipFailure | undefined;
  readonly close: () => void;
}

/** Compressed bytes that are handed to zlib at a time. */
const SLICE = 64 << 10;
const TRAILER = 8;
/** Bytes of a header with its name and comment. */
const LONGEST_HEADER = 1 << 20;

/** `chunk`: decompressed bytes that zlib gives at a time. Each piece is handed on as soon as it is there. */
export function gunzipWriter(sink: JsonSink, chunk: number): GunzipWriter {
  let failure: GunzipFailure | undefined;
  /** Undefined: in a header, a trailer, or between members. */
  let member: Member | undefined;
  let step: 'header' | 'trailer' | 'between' = 'header';
  let finished: Member | undefined;
  let members = 0;
  /** Of a header or trailer, what is there so far. */
  let held: Uint8Array = new Uint8Array();

  const fail = (kind: GunzipFailure['kind'], message: string): Uint8Array => {
    failure ??= { kind, error: new Error(message) };
    return NOTHING;
  };
  const inflate = async (current: Member, bytes: Uint8Array): Promise<Uint8Array> => {
    const used = await current.write(bytes);
    const error = current.failure();
    if (error !== undefined) return fail('damaged', error.message);
    if (!current.isOver()) return NOTHING;
    finished = current;
    member = undefined;
    step = 'trailer';
    return bytes.subarray(used);
  };
  const readHeader = (bytes: Uint8Array): Uint8Array => {
    const length = headerLength(bytes);
    if (length === 'none') return members === 0 ? fail('damaged', 'incorrect header check') : fail('trailing', 'no member of gzip');
    if (length === undefined && bytes.length <= LONGEST_HEADER) return hold(bytes);
    if (length === undefined || length === 'unknown') return fail('damaged', 'unknown header');
    member = openMember(sink, chunk);
    members += 1;
    return bytes.subarray(length);
  };
  const readTrailer = (bytes: Uint8Array): Uint8Array => {
    if (bytes.length < TRAILER) return hold(bytes);
    const view = new DataView(bytes.buffer, bytes.byteOffset, TRAILER);
    if (view.getUint32(0, true) !== finished?.crc()) return fail('damaged', 'incorrect data check');
    if (view.getUint32(4, true) !== finished.length()) return fail('damaged', 'incorrect length check');
    finished.close();
    step = 'between';
    return bytes.subarray(TRAILER);
  };
  const hold = (bytes: Uint8Array): Uint8Array => {
    held = bytes.slice();
    return NOTHING;
  };
  const frame = (more: Uint8Array): Uint8Array => {
    const bytes = held.length === 0 ? more : Buffer.concat([held, more]);
    held = NOTHING;
    if (step === 'trailer') return readTrailer(bytes);
    if (step === 'header') return readHeader(bytes);
    // Zeros fill up what is written in blocks.
    const next = bytes.findIndex((byte) => byte !== 0);
    if (next < 0) return NOTHING;
    step = 'header';
    return bytes.subarray(next);
  };

  return {
    failure: () => failure,
    close: () => (member ?? finished)?.close(),
    write: async (bytes) => {
      for (let at = 0; at < bytes.length && failure === undefined && !sink.isTooLarge(); at += SLICE) {
        let rest = bytes.subarray(at, at + SLICE);
        sink.compressed(rest.length);
        while (rest.length > 0 && failure === undefined && !sink.isTooLarge()) {
          rest = member === undefined ? frame(rest) : await inflate(member, rest);
        }
        await sink.makeRoom();
      }
    },
    end: async () => {
      if (member !== undefined || step !== 'between') fail('truncated', 'unexpected end of file');
    },
  };
}

const NOTHING = new Uint8Array();
const MAGIC = [0x1f, 0x8b];
const DEFLATE = 8;
const HAS_CHECK = 2;
const HAS_EXTRA = 4;
const HAS_NAME = 8;
const HAS_COMMENT = 16;
const RESERVED = 0xe0;

/** Undefined: more bytes are needed; `none`: this is no gzip; `unknown`: it is of a kind that nobody reads. */
function headerLength(bytes: Uint8Array): number | 'none' | 'unknown' | undefined {
  if (MAGIC.some((byte, index) => index < bytes.length && bytes[index] !== byte)) return 'none';
  if (bytes.length < 10) return undefined;
  const flags = bytes[3] ?? 0;
  if (bytes[2] !== DEFLATE || (flags & RESERVED) !== 0) return 'unknown';
  let at = 10;
  if ((flags & HAS_EXTRA) !== 0) {
    if (bytes.length < at + 2) return undefined;
    at += 2 + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
  }
  for (const flag of [HAS_NAME, HAS_COMMENT]) {
    if ((flags & flag) === 0) continue;
    const end = bytes.indexOf(0, at);
    if (end < 0) return undefined;
    at = end + 1;
  }
  if ((flags & HAS_CHECK) !== 0) at += 2;
  return at <= bytes.length ? at : undefined;
}

interface Member {
  /** How many of the bytes belong to it. */
  readonly write: (bytes: Uint8Array) => Promise<number>;
  readonly isOver: () => boolean;
  readonly failure: () => Error | undefined;
  readonly crc: () => number;
  readonly length: () => number;
  readonly close: () => void;
}

/** A stream that fails throws away what nobody took yet: each piece is taken at once. */
function openMember(sink: JsonSink, chunk: number): Member {
  const inflate = createInflateRaw({ chunkSize: chunk });
  let failure: Error | undefined;
  let received: { readonly error: unknown } | undefined;
  let isOver = false;
  let crc = 0;
  let length = 0;
  inflate.on('error', (error) => {
    failure ??= error;
  });
  inflate.on('end', () => {
    isOver = true;
  });
  inflate.on('data', (piece: Uint8Array) => {
    try {
      if (received !== undefined || sink.isTooLarge()) return;
      crc = crc32(piece, crc);
      length = (length + piece.length) % 2 ** 32;
      sink.json(piece);
    } catch (error) {
      received = { error };
      inflate.destroy();
    }
  });
  return {
    isOver: () => isOver,
    failure: () => failure,
    crc: () => crc,
    length: () => length,
    close: () => inflate.destroy(),
    write: (bytes) => {
      const before = inflate.bytesWritten;
      return new Promise((resolve, reject) => {
        const done = (): void => {
          inflate.off('close', done);
          inflate.off('end', done);
          if (received === undefined) resolve(inflate.bytesWritten - before);
          else reject(received.error);
        };
        if (failure !== undefined || inflate.destroyed) return done();
        // Where it ends before the bytes do, it does not say that it has written them.
        inflate.once('close', done).once('end', done);
        inflate.write(bytes, done);
      });
    },
  };
}
