// How records lie in a file: each in a frame with its length and checksum, so that a torn one is told from a whole one.
import { crc32 } from 'node:zlib';
import type { DiskFile } from '../ports/disk.ts';

/** FF never occurs in UTF-8, so no text in a payload looks like the beginning of a frame. */
const MAGIC = Buffer.from([0xff, 0x4a, 0x52, 0x01]);

/** Magic, length of the payload, CRC-32 of that length and the payload; numbers with the least significant byte first. */
const HEADER = 12;

const WINDOW = 1 << 20;

/** One frame around a text or bytes. */
export function frameOf(payload: string | Uint8Array): Uint8Array {
  const length = typeof payload === 'string' ? Buffer.byteLength(payload) : payload.length;
  const frame = Buffer.allocUnsafe(HEADER + length);
  MAGIC.copy(frame);
  frame.writeUInt32LE(length, 4);
  if (typeof payload === 'string') frame.write(payload, HEADER);
  else frame.set(payload, HEADER);
  frame.writeUInt32LE(checksum(frame), 8);
  return frame;
}

export interface FramesRead {
  /** Where the last whole frame ends, in bytes; what follows is not a frame. */
  readonly end: number;
  readonly size: number;
  /** Where a whole frame begins behind what is not one: then it was damaged after it was written, not torn while it was. */
  readonly later?: number;
}

/**
 * Hands over the payloads of a file, up to the end or to the first frame that is not whole.
 * A payload is only valid during the call.
 */
export async function readFrames(file: DiskFile, each: (payload: Buffer) => void): Promise<FramesRead> {
  const size = await file.size();
  const at = windowOn(file, size);
  let end = 0;
  for (;;) {
    const frame = await frameAt(at, end, size);
    if (frame === undefined) break;
    each(frame.subarray(HEADER));
    end += frame.length;
  }
  if (end === size) return { end, size };
  const later = await nextFrame(at, end + 1, size);
  return later === undefined ? { end, size } : { end, size, later };
}

type Window = (position: number, length: number) => Promise<Buffer>;

async function frameAt(at: Window, position: number, size: number): Promise<Buffer | undefined> {
  if (position + HEADER > size) return undefined;
  const header = await at(position, HEADER);
  if (!MAGIC.equals(header.subarray(0, 4))) return undefined;
  const length = HEADER + header.readUInt32LE(4);
  if (position + length > size) return undefined;
  const frame = await at(position, length);
  return frame.length === length && checksum(frame) === frame.readUInt32LE(8) ? frame : undefined;
}

async function nextFrame(at: Window, from: number, size: number): Promise<number | undefined> {
  let position = from;
  while (position + HEADER <= size) {
    const bytes = await at(position, Math.min(WINDOW, size - position));
    const found = bytes.indexOf(MAGIC);
    if (found >= 0) {
      if ((await frameAt(at, position + found, size)) !== undefined) return position + found;
      position += found + 1;
    } else {
      // The magic may lie across the border of two windows.
      position += bytes.length - MAGIC.length + 1;
    }
  }
  return undefined;
}

/** Reads a file in large pieces. */
function windowOn(file: DiskFile, size: number): Window {
  let start = 0;
  let bytes: Buffer = Buffer.alloc(0);
  return async (position, length) => {
    if (position < start || position + length > start + bytes.length) {
      const read = await file.read(position, Math.min(Math.max(length, WINDOW), size - position));
      start = position;
      bytes = Buffer.from(read.buffer, read.byteOffset, read.length);
    }
    return bytes.subarray(position - start, position - start + length);
  };
}

function checksum(frame: Buffer): number {
  return crc32(frame.subarray(HEADER), crc32(frame.subarray(4, 8)));
}
