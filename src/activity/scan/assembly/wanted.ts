// The wanted members of `requestParameters` and `responseElements`, as canonical JSON.
import { isCanonical, isTooDeep } from './canonical';
import { canonicalJson } from './host';
import { indexOfMember, nameAt, NOT_WANTED } from './wanted-list';
import { copyBytes, giveBlock, powerFor, takeBlock } from './memory';
import { member, OMITTED, readMember } from './names';
import { LEFT_OUT, PARAMETERS, partAt, partSize, setPart } from './parts';
import { BYTES, extraOf, find, findOrAdd, Kind, lengthOf, setExtra } from './text-table';
import { byteAt, escaped, firstMember, nextMember, notJson, skipValue } from './walk';

/** The wanted members that were found, in the order of the list, twelve bytes each: index in the list, start, end. */
let foundPower: u32 = 10;
let found: usize = takeBlock(foundPower);
let foundCount: usize = 0;
const FOUND_SIZE: usize = 12;

/** A text for the parameters, and one for the response: power of its size, and address. */
const texts: usize = memory.data(16, 16);
openText(0);
openText(8);

function openText(text: usize): void {
  store<u32>(texts + text, 12);
  store<u32>(texts + text, <u32>takeBlock(12), 4);
}

/**
 * Reads the value at `at` into a part of the key; nothing wanted has the length 0. `list` is one of a kind of event (`event-kind.ts`).
 * Returns where the value ends, or 0.
 */
export function readWanted(part: u32, at: usize, list: usize): usize {
  setPart(part, 0, 0);
  if (byteAt(at) != 0x7b) return skipValue(at);
  foundCount = 0;
  arePlain = true;
  let isOmitted = false;
  at = firstMember(at);
  while (at != 0 && byteAt(at) == 0x22) {
    const start = readMember(at);
    if (start == 0) return 0;
    const index = indexOfMember(list);
    const mayBeOmitted = member == OMITTED;
    at = skipValue(start);
    if (at == 0) return 0;
    const isPlain = byteAt(start) == 0x22 && !escaped;
    if (mayBeOmitted) isOmitted = at == start + 4 && load<u32>(start) == 0x65757274;
    if (index != NOT_WANTED) {
      keep(index, start, at);
      if (!isPlain) arePlain = false;
    }
    at = nextMember(at);
  }
  if (at == 0) return 0;
  if (isOmitted) setPart(part, 0, LEFT_OUT);
  else if (foundCount > 0) gather(part, list);
  return at + 1;
}

/** The last of members with one name counts. */
function keep(index: u32, start: usize, end: usize): void {
  let place = found + foundCount * FOUND_SIZE;
  while (place > found && load<u32>(place - FOUND_SIZE) >= index) place -= FOUND_SIZE;
  const past = found + foundCount * FOUND_SIZE;
  if (place == past || load<u32>(place) != index) {
    // Mostly they come in their order, and even a copy of nothing is a call out of the module.
    if (place != past) memory.copy(place + FOUND_SIZE, place, past - place);
    foundCount++;
  }
  store<u32>(place, index);
  store<u32>(place, <u32>start, 4);
  store<u32>(place, <u32>end, 8);
  if ((foundCount + 1) * FOUND_SIZE > (<usize>1) << foundPower) enlargeFound();
}

function enlargeFound(): void {
  const old = found;
  found = takeBlock(foundPower + 1);
  memory.copy(found, old, foundCount * FOUND_SIZE);
  giveBlock(old, foundPower++);
}

/** Whether what was found are strings without escapes. */
let arePlain: bool = true;
/** Whether the part is known to be canonical. */
let parametersAreCanonical: bool = false;
let responseIsCanonical: bool = false;

function gather(part: u32, list: usize): void {
  const past = found + foundCount * FOUND_SIZE;
  let size: usize = 34;
  for (let place = found; place < past; place += FOUND_SIZE) {
    size += <usize>(load<u32>(place, 8) - load<u32>(place, 4)) + <usize>load<u32>(nameAt(list, load<u32>(place)), 8) + 1;
  }
  const text = textFor(part, size);
  let at = text;
  for (let place = found; place < past; place += FOUND_SIZE) {
    const name = nameAt(list, load<u32>(place));
    const start = <usize>load<u32>(place, 4);
    store<u8>(at, at == text ? 0x7b : 0x2c);
    // `canonical.ts` tells why names that begin with a digit are looked at there.
    if (byteAt(<usize>load<u32>(name, 12) + 1) <= 0x39) arePlain = false;
    at = copy(at + 1, <usize>load<u32>(name, 12), <usize>load<u32>(name, 8));
    at = copy(at, start, <usize>load<u32>(place, 8) - start);
  }
  store<u8>(at, 0x7d);
  // Numbers are read up to what follows them.
  store<u8>(at + 1, 0);
  setPart(part, text, <u32>(at + 1 - text));
  const isSure = arePlain && hasOnlyPlainBytes(text, at);
  if (part == PARAMETERS) parametersAreCanonical = isSure;
  else responseIsCanonical = isSure;
}

/** Printable ASCII without backslashes. */
function hasOnlyPlainBytes(at: usize, past: usize): bool {
  const backslash = i8x16.splat(0x5c);
  const space = i8x16.splat(0x20);
  for (; at + 16 <= past; at += 16) if (oddBytes(v128.load(at), backslash, space) != 0) return false;
  return (oddBytes(v128.load(at), backslash, space) & ((1 << (<i32>(past - at))) - 1)) == 0;
}

/** Bytes beyond ASCII are negative as signed ones, and so below the space too. */
function oddBytes(bytes: v128, backslash: v128, space: v128): i32 {
  return i8x16.bitmask(v128.or(i8x16.eq(bytes, backslash), i8x16.lt_s(bytes, space)));
}

function textFor(part: u32, size: usize): usize {
  const text = texts + (part == PARAMETERS ? 0 : 8);
  const power = load<u32>(text);
  if (size > (<usize>1) << power) {
    giveBlock(<usize>load<u32>(text, 4), power);
    store<u32>(text, powerFor(size));
    store<u32>(text, <u32>takeBlock(load<u32>(text)), 4);
  }
  return <usize>load<u32>(text, 4);
}

function copy(to: usize, from: usize, length: usize): usize {
  copyBytes(to, from, length);
  return to + length;
}

/** Makes a part canonical; false: `status` says that it is no JSON. */
export function makeCanonical(part: u32): bool {
  const at = partAt(part);
  const length = partSize(part);
  if (length == 0 || (part == PARAMETERS ? parametersAreCanonical : responseIsCanonical) || isCanonical(at, length)) return true;
  if (isTooDeep(at, length)) {
    setPart(part, 0, LEFT_OUT);
    return true;
  }
  let text = find(at, length, Kind.RAW_JSON);
  text = text != 0 ? <usize>extraOf(text) : canonicalText(at, length);
  if (text == 0) return <bool>notJson();
  setPart(part, text + BYTES, lengthOf(text));
  return true;
}

function canonicalText(at: usize, length: usize): usize {
  const answer = canonicalJson(at, length);
  if (answer == 0) return 0;
  const text = findOrAdd(answer + 8, <usize>load<u32>(answer), Kind.JSON);
  setExtra(findOrAdd(at, length, Kind.RAW_JSON), <u32>text);
  return text;
}
