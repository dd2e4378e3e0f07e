// `resources[]`: the ARNs in their order, as one text.
import { copyBytes, giveBlock, takeBlock } from './memory';
import { LARGE_ARN, member, readMember, SMALL_ARN } from './names';
import { bytesOf, isAscii, next, readText, sizeOf, textOf } from './texts';
import { bad, byteAt, escaped, findQuote, firstMember, nextMember, skipSpace, skipValue } from './walk';

/** No byte of UTF-8. */
const BETWEEN: u8 = 255;
let power: u32 = 12;
/** The ARNs that were read, one after the other. */
export let list: usize = takeBlock(power);
export let size: usize = 0;
/** Whether all of them are ASCII. */
export let areAscii: bool = true;

export function noResources(): void {
  size = 0;
}

/** Returns where the value ends, or 0. */
export function readResources(at: usize): usize {
  size = 0;
  areAscii = true;
  if (byteAt(at) != 0x5b) return skipValue(at);
  at = skipSpace(at + 1);
  while (byteAt(at) != 0x5d) {
    at = byteAt(at) == 0x7b ? readResource(at) : skipValue(at);
    if (at == 0) return 0;
    at = skipSpace(at);
    if (byteAt(at) == 0x5d) break;
    if (byteAt(at) != 0x2c) return bad(at);
    at = skipSpace(at + 1);
    if (byteAt(at) == 0x5d) return bad(at);
  }
  return at + 1;
}

/** Where the bytes of an ARN are, and how many. */
let arn: usize = 0;
let arnSize: usize = 0;

function readResource(at: usize): usize {
  let large: usize = 0;
  let largeSize: usize = 0;
  let small: usize = 0;
  let smallSize: usize = 0;
  at = firstMember(at);
  while (at != 0 && byteAt(at) == 0x22) {
    at = readMember(at);
    if (at == 0) return 0;
    if (member == LARGE_ARN) {
      at = readArn(at);
      large = arn;
      largeSize = arnSize;
    } else if (member == SMALL_ARN) {
      at = readArn(at);
      small = arn;
      smallSize = arnSize;
    } else {
      at = skipValue(at);
    }
    if (at != 0) at = nextMember(at);
  }
  if (at == 0) return 0;
  if (largeSize > 0) append(large, largeSize);
  else if (smallSize > 0) append(small, smallSize);
  return at + 1;
}

/** Bytes that are the text are taken as they stand. */
function readArn(at: usize): usize {
  if (byteAt(at) == 0x22) {
    const quote = findQuote(at + 1);
    if (quote == 0) return 0;
    arn = at + 1;
    arnSize = quote - arn;
    if (!escaped && isAscii(arn, arnSize)) return quote + 1;
    useText(textOf(arn, arnSize, escaped));
    return next == 0 ? 0 : quote + 1;
  }
  useText(readText(at));
  return next;
}

function useText(text: usize): void {
  areAscii = false;
  arn = bytesOf(text);
  arnSize = sizeOf(text);
}

function append(at: usize, length: usize): void {
  while (size + length + 32 > (<usize>1) << power) {
    const old = list;
    list = takeBlock(power + 1);
    memory.copy(list, old, size);
    giveBlock(old, power++);
  }
  if (size > 0) store<u8>(list + size++, BETWEEN);
  copyBytes(list + size, at, length);
  size += length;
}
