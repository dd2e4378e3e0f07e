// A value of any size that is passed over byte by byte. Strings are told from brackets; a number or literal is all that is outside of both.
import { byteAt, isSpace } from './walk';

/** Open brackets, whether in a string, and after a backslash. */
let depth: u32 = 0;
let inString: bool = false;
let afterBackslash: bool = false;
/** Whether the bytes that were passed were its last ones. */
export let isPassed: bool = false;

/** `at` is its first byte; returns from where `passBytes` goes on. */
export function startValue(at: usize): usize {
  const byte = byteAt(at);
  inString = byte == 0x22;
  afterBackslash = false;
  depth = byte == 0x7b || byte == 0x5b ? 1 : 0;
  return inString || depth != 0 ? at + 1 : at;
}

/** Returns where it ends, or `past`. */
export function passBytes(at: usize, past: usize): usize {
  isPassed = true;
  for (; at < past; at++) {
    const byte = byteAt(at);
    if (inString) {
      if (afterBackslash) afterBackslash = false;
      else if (byte == 0x5c) afterBackslash = true;
      else if (byte == 0x22) {
        inString = false;
        if (depth == 0) return at + 1;
      }
    } else if (depth == 0) {
      if (byte == 0x2c || (byte | 0x20) == 0x7d || isSpace(byte)) return at;
    } else if (byte == 0x22) {
      inString = true;
    } else if ((byte | 0x20) == 0x7b) {
      depth++;
    } else if ((byte | 0x20) == 0x7d) {
      if (--depth == 0) return at + 1;
    }
  }
  isPassed = false;
  return at;
}

/** Eight bytes from which another module goes on. */
export function holdValue(to: usize): void {
  store<u32>(to, depth);
  store<u32>(to, <u32>inString | ((<u32>afterBackslash) << 1), 4);
}

export function goOnWithValue(from: usize): void {
  depth = load<u32>(from);
  inString = (load<u32>(from, 4) & 1) != 0;
  afterBackslash = (load<u32>(from, 4) & 2) != 0;
}
