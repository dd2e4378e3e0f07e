// Ids of events as records have them: the 16 bytes of one of the usual form, or the address of a text.
import { textBefore } from './host';
import { findOrAdd, Kind } from './text-table';

const written: usize = memory.data(48, 16);

/** Whether one id comes before another one: as text, with no id at the end. */
export function idBefore(id: usize, idIsText: bool, other: usize, otherIsText: bool): bool {
  if (!idIsText && !otherIsText) {
    const a = bswap(load<u64>(id));
    const b = bswap(load<u64>(other));
    return a != b ? a < b : bswap(load<u64>(id, 8)) < bswap(load<u64>(other, 8));
  }
  const text = textOfId(id, idIsText);
  const otherText = textOfId(other, otherIsText);
  return text != 0 && text != otherText && (otherText == 0 || textBefore(text, otherText));
}

export function textOfId(at: usize, itIsText: bool): usize {
  if (itIsText) return <usize>load<u32>(at);
  writeId(at, written);
  return findOrAdd(written, 36, Kind.TEXT);
}

/** Its 36 characters. */
export function writeId(id: usize, to: usize): void {
  const bytes = v128.load(id);
  const high = i8x16.shr_u(bytes, 4);
  const low = v128.and(bytes, i8x16.splat(15));
  const first = hexDigits(i8x16.shuffle(high, low, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23));
  const second = hexDigits(i8x16.shuffle(high, low, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31));
  // Each goes to where its first one belongs, and the next over what is too much of it.
  v128.store(to, first);
  v128.store(to + 9, i8x16.swizzle(first, i8x16(8, 9, 10, 11, 0, 12, 13, 14, 15, 0, 0, 0, 0, 0, 0, 0)));
  v128.store(to + 19, i8x16.swizzle(second, i8x16(0, 1, 2, 3, 0, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14)));
  store<u8>(to + 35, i8x16.extract_lane_u(second, 15));
  store<u8>(to + 8, 0x2d);
  store<u8>(to + 13, 0x2d);
  store<u8>(to + 18, 0x2d);
  store<u8>(to + 23, 0x2d);
}

function hexDigits(values: v128): v128 {
  const isLetter = i8x16.gt_u(values, i8x16.splat(9));
  return i8x16.add(i8x16.add(values, i8x16.splat(0x30)), v128.and(isLetter, i8x16.splat(39)));
}
