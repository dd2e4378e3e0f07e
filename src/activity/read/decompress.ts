// Gives the bytes of an object as they were before they were compressed, piece by piece.
import { createGunzip, gunzipSync } from 'node:zlib';
import type { OpenedObject } from './opened-object.ts';
import { HIGHEST_RATIO, RATIO_FROM, WHOLE_JSON } from './read-limits.ts';

export interface Decompressed {
  readonly compressedBytes: number;
  readonly jsonBytes: number;
  /** Absent: it was read to its end. */
  readonly problem?: { readonly kind: 'truncated' | 'damaged' | 'tooLarge' | 'unreadable'; readonly error: unknown };
}

/** Takes what was compressed: in one piece, or in several. What it is given is its own. */
export interface BytesReceiver {
  readonly whole: (bytes: Uint8Array) => void;
  readonly piece: (bytes: Uint8Array) => void;
}

/** Told of the bytes so far while a large object is read. */
export type OnBytes = (compressed: number, json: number) => void;

/** Compressed bytes that are handed to zlib at a time. */
const SLICE = 64 << 10;
/** Decompressed bytes that zlib gives at a time: so many before damage may be lost, few therefore where damage is likely. */
const CHUNK = 64 << 10;
const SMALL_CHUNK = 16 << 10;

/** Never throws for what is in the object. What the receiver throws is thrown. Gzip is told by its first bytes, several members of it are read one after the other. */
export async function decompress(object: OpenedObject, receiver: BytesReceiver, largest: number, onBytes: OnBytes): Promise<Decompressed> {
  if (object.kind === 'stream') return decompressStream(object.pieces, receiver.piece, largest, onBytes, CHUNK);
  const { bytes } = object;
  const compressedBytes = bytes.length;
  if (!isGzip(bytes)) {
    if (bytes.length > largest) return { compressedBytes, jsonBytes: 0, problem: { kind: 'tooLarge', error: undefined } };
    receiver.whole(bytes);
    return { compressedBytes, jsonBytes: compressedBytes };
  }
  const json = gunzipWhole(bytes, Math.min(WHOLE_JSON, largest));
  if (json === undefined) return decompressStream([bytes], receiver.piece, largest, onBytes, SMALL_CHUNK);
  const jsonBytes = json.length;
  receiver.whole(json);
  return { compressedBytes, jsonBytes };
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** Undefined for what is large or damaged, which a stream tells more of. */
function gunzipWhole(bytes: Uint8Array, limit: number): Uint8Array | undefined {
  // The last four bytes of a member are its length: with room for it (and what tells that it is over) nothing has to be put together.
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = bytes.length < 18 ? limit + 1 : view.getUint32(bytes.length - 4, true);
  if (length > limit) return undefined;
  try {
    return gunzipSync(bytes, { chunkSize: Math.max(1024, length + 64), maxOutputLength: limit });
  } catch {
    return undefined;
  }
}

async function decompressStream(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  push: (bytes: Uint8Array) => void,
  largest: number,
  onBytes: OnBytes,
  chunk: number,
): Promise<Decompressed> {
  const sink = jsonSink(push, largest, onBytes);
  let writer: Writer | undefined;
  try {
    let first: Uint8Array = new Uint8Array();
    for await (const piece of pieces) {
      if (writer !== undefined) await writer.write(piece);
      else {
        first = first.length === 0 ? piece.slice() : Buffer.concat([first, piece]);
        if (first.length < 2) continue;
        writer = isGzip(first) ? gunzipWriter(sink, chunk) : plainWriter(sink);
        await writer.write(first);
      }
      if (sink.isTooLarge() || writer.failure() !== undefined) break;
    }
    if (writer === undefined) await plainWriter(sink).write(first);
    else if (!sink.isTooLarge()) await writer.end();
    const failure = writer?.failure();
    if (sink.isTooLarge()) return { ...sink.bytes(), problem: { kind: 'tooLarge', error: undefined } };
    return failure === undefined
      ? sink.bytes()
      : { ...sink.bytes(), problem: { kind: isCut(failure) ? 'truncated' : 'damaged', error: failure } };
  } catch (error) {
    if (error instanceof PushFailure) throw error.cause;
    return { ...sink.bytes(), problem: { kind: 'unreadable', error } };
  } finally {
    writer?.close();
  }
}

/** What receives the bytes threw: no fault of the object. */
class PushFailure extends Error {}

interface JsonSink {
  readonly compressed: (count: number) => void;
  readonly json: (bytes: Uint8Array) => void;
  readonly isTooLarge: () => boolean;
  readonly bytes: () => { readonly compressedBytes: number; readonly jsonBytes: number };
}

function jsonSink(push: (bytes: Uint8Array) => void, largest: number, onBytes: OnBytes): JsonSink {
  let compressedBytes = 0;
  let jsonBytes = 0;
  let tooLarge = false;
  return {
    compressed: (count) => {
      compressedBytes += count;
    },
    json: (bytes) => {
      if (tooLarge) return;
      jsonBytes += bytes.length;
      tooLarge = jsonBytes > largest || (jsonBytes > RATIO_FROM && jsonBytes > HIGHEST_RATIO * compressedBytes);
      if (tooLarge) return;
      try {
        push(bytes);
      } catch (error) {
        throw new PushFailure('', { cause: error });
      }
      onBytes(compressedBytes, jsonBytes);
    },
    isTooLarge: () => tooLarge,
    bytes: () => ({ compressedBytes, jsonBytes }),
  };
}

interface Writer {
  readonly write: (bytes: Uint8Array) => Promise<void>;
  readonly end: () => Promise<void>;
  readonly failure: () => Error | undefined;
  readonly close: () => void;
}

function plainWriter(sink: JsonSink): Writer {
  const write = async (bytes: Uint8Array): Promise<void> => {
    sink.compressed(bytes.length);
    sink.json(bytes);
  };
  return { write, end: async () => {}, failure: () => undefined, close: () => {} };
}

/** Hands on each piece as soon as zlib has it: a stream that fails throws away what nobody took yet. */
function gunzipWriter(sink: JsonSink, chunk: number): Writer {
  const gunzip = createGunzip({ chunkSize: chunk });
  let failure: Error | undefined;
  let received: { readonly error: unknown } | undefined;
  gunzip.on('error', (error) => {
    failure ??= error;
  });
  gunzip.on('data', (piece: Uint8Array) => {
    try {
      if (received === undefined) sink.json(piece);
    } catch (error) {
      received = { error };
      gunzip.destroy();
    }
  });
  const settled = (start: (done: () => void) => void): Promise<void> =>
    new Promise((resolve, reject) => {
      const done = (): void => (received === undefined ? resolve() : reject(received.error));
      if (failure !== undefined || gunzip.destroyed) done();
      else {
        gunzip.once('close', done);
        start(() => {
          gunzip.off('close', done);
          done();
        });
      }
    });
  return {
    failure: () => failure,
    close: () => gunzip.destroy(),
    write: async (bytes) => {
      for (let at = 0; at < bytes.length && failure === undefined && !sink.isTooLarge(); at += SLICE) {
        const slice = bytes.subarray(at, at + SLICE);
        sink.compressed(slice.length);
        await settled((done) => gunzip.write(slice, done));
      }
    },
    end: () => settled((done) => gunzip.end().once('end', done)),
  };
}

function isCut(error: Error): boolean {
  return 'code' in error && error.code === 'Z_BUF_ERROR';
}
