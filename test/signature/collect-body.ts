// Runs bytes through a stream in pieces of a given size and collects what comes out.
import { Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Rejects with what the stream fails with. */
export async function collectBody(bytes: Buffer, through: Transform, piece = 65_536): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += piece) pieces.push(bytes.subarray(at, at + piece));
  const out: Buffer[] = [];
  through.on('data', (part: Buffer) => out.push(part));
  await pipeline(Readable.from(pieces), through);
  return Buffer.concat(out);
}
