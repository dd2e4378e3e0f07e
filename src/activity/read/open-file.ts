// Opens files: small ones are read at once, into one buffer again and again.
import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs';
import type { OpenedObject } from './opened-object.ts';
import { WHOLE_OBJECT } from './read-limits.ts';

/** The bytes of a small file are there until the next file is opened. Throws the system's errors. */
export function fileOpener(): (path: string) => OpenedObject {
  let buffer = Buffer.allocUnsafeSlow(256 << 10);
  return (path) => {
    const stats = statSync(path);
    // Opening a pipe here would wait for its other end.
    if (!stats.isFile() || stats.size > WHOLE_OBJECT) return { kind: 'stream', pieces: createReadStream(path, { highWaterMark: 1 << 20 }) };
    if (stats.size > buffer.length) buffer = Buffer.allocUnsafeSlow(Math.min(WHOLE_OBJECT, stats.size * 2));
    const file = openSync(path, 'r');
    try {
      let length = 0;
      while (length < stats.size) {
        const count = readSync(file, buffer, length, stats.size - length, null);
        if (count === 0) break;
        length += count;
      }
      return { kind: 'whole', bytes: buffer.subarray(0, length) };
    } finally {
      closeSync(file);
    }
  };
}
