// Gives the bytes of an object as they were before they were compressed, piece by piece.
import { gunzipSync } from 'node:zlib';
import { type GunzipWriter, gunzipWriter } from './gunzip-writer.ts';
import { type BytesReceiver, type JsonSink, jsonSink, type OnBytes, PushFailure } from './json-sink.ts';
import type { OpenedObject } from './opened-object.ts';
import { WHOLE_JSON } from './read-limits.ts';

export interface Decompressed {
  readonly compressedBytes: number;
  readonly jsonBytes: number;
  /** Absent: it was read to its end. `trailing`: it was, and something that is no gzip comes after it. */
  readonly problem?: { readonly kind: 'truncated' | 'damaged' | 'trailing' | 'tooLarge' | 'unreadable'; readonly error: unknown };
}

/** Decompressed bytes that zlib gives at a time: so many before damage may be lost, few therefore where damage is likely. */
const CHUNK = 64 << 10;
const SMALL_CHUNK = 16 << 10;

/** Never throws for what is in the object. What the receiver throws is thrown. Gzip is told by its first bytes, several members of it are read one after the other. */
export async function decompress(object: OpenedObject, receiver: BytesReceiver, largest: number, onBytes: OnBytes): Promise<Decompressed> {
  if (object.kind === 'stream') return decompressStream(object.pieces, receiver, largest, onBytes, CHUNK);
  const { bytes } = object;
  const compressedBytes = bytes.length;
  if (!isGzip(bytes)) {
    if (bytes.length > largest) return { compressedBytes, jsonBytes: 0, problem: { kind: 'tooLarge', error: undefined } };
    receiver.whole(bytes);
    return { compressedBytes, jsonBytes: compressedBytes };
  }
  const json = gunzipWhole(bytes, Math.min(WHOLE_JSON, largest));
  if (json === undefined) return decompressStream([bytes], receiver, largest, onBytes, SMALL_CHUNK);
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
  let answer: unknown;
  try {
    answer = gunzipSync(bytes, { chunkSize: Math.max(1024, length + 64), maxOutputLength: limit, info: true });
  } catch {
    return undefined;
  }
  // What comes after zeros was not looked at, unless there are zeros alone.
  const { buffer, engine } = answer as { readonly buffer: Uint8Array; readonly engine: { readonly bytesWritten: number } };
  return bytes.subarray(engine.bytesWritten).some((byte) => byte !== 0) ? undefined : buffer;
}

async function decompressStream(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  receiver: BytesReceiver,
  largest: number,
  onBytes: OnBytes,
  chunk: number,
): Promise<Decompressed> {
  const sink = jsonSink(receiver, largest, onBytes);
  let writer: GunzipWriter | undefined;
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
    return failure === undefined ? sink.bytes() : { ...sink.bytes(), problem: failure };
  } catch (error) {
    if (error instanceof PushFailure) throw error.cause;
    return { ...sink.bytes(), problem: { kind: 'unreadable', error } };
  } finally {
    writer?.close();
  }
}

function plainWriter(sink: JsonSink): GunzipWriter {
  const write = async (bytes: Uint8Array): Promise<void> => {
    sink.compressed(bytes.length);
    sink.json(bytes);
    await sink.makeRoom();
  };
  return { write, end: async () => {}, failure: () => undefined, close: () => {} };
}
