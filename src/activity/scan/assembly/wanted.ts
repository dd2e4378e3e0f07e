// The wanted members of `requestParameters` and `responseElements`, as canonical JSON.
import { isCanonical, isTooDeep } from './canonical';
import { sameBytes } from './compare';
import { canonicalJson } from './host';
import { copyBytes, giveBlock, powerFor, takeBlock } from './memory';
import { member, memberLength, memberStart, OMITTED, readMember } from './names';
import { LEFT_OUT, PARAMETERS, partAt, partSize, setPart } from './parts';
import { BYTES, extraOf, find, findOrAdd, Kind, lengthOf, setExtra } from './text-table';
import { byteAt, firstMember, nextMember, notJson, skipValue } from './walk';

/** Where the wanted members stand, eight bytes each: start and end; 0 for those that are not there. */
let placesPower: u32 = 9;
let places: usize = takeBlock(placesPower);

/** A text for the parameters, and one for the response: power of its size, and address. */
const texts: usize = memory.data(16, 16);
openText(0);
openText(8);

function openText(text: usize): void {
  store<u32>(texts + text, 12);
  store<u32>(texts + text, <u32>takeBlock(12), 4);
}

/**
 * Reads the value at `at` into a part of the key; nothing wanted has the length 0. `members` are `count` entries of 16 bytes: length and place of the name,
 * length and place of its JSON text with the colon. Returns where the value ends, or 0.
 */
export function readWanted(part: u32, at: usize, members: usize, count: usize): usize {
  setPart(part, 0, 0);
  if (byteAt(at) != 0x7b) return skipValue(at);
  if (count << 3 > <usize>1 << placesPower) enlargePlaces(count);
  for (let i: usize = 0; i < count; i++) store<u64>(places + (i << 3), 0);
  let isOmitted = false;
  let found = false;
  at = firstMember(at);
  while (at != 0 && byteAt(at) == 0x22) {
    const start = readMember(at);
    if (start == 0) return 0;
    const place = count == 0 ? <usize>0 : placeOfName(members, count);
    const mayBeOmitted = member == OMITTED;
    at = skipValue(start);
    if (at == 0) return 0;
    if (mayBeOmitted) isOmitted = at == start + 4 && load<u32>(start) == 0x65757274;
    if (place != 0) {
      found = true;
      store<u32>(place, <u32>start);
      store<u32>(place, <u32>at, 4);
    }
    at = nextMember(at);
  }
  if (at == 0) return 0;
  if (isOmitted) setPart(part, 0, LEFT_OUT);
  else if (found) gather(part, members, count);
  return at + 1;
}

function enlargePlaces(count: usize): void {
  giveBlock(places, placesPower);
  placesPower = powerFor(count << 3);
  places = takeBlock(placesPower);
}

function placeOfName(members: usize, count: usize): usize {
  for (let i: usize = 0; i < count; i++) {
    const entry = members + (i << 4);
    if (<usize>load<u32>(entry) == memberLength && sameBytes(memberStart, <usize>load<u32>(entry, 4), memberLength)) return places + (i << 3);
  }
  return 0;
}

function gather(part: u32, members: usize, count: usize): void {
  let size: usize = 2;
  for (let i: usize = 0; i < count; i++) {
    const place = places + (i << 3);
    if (load<u32>(place) != 0) size += <usize>(load<u32>(place, 4) - load<u32>(place)) + <usize>load<u32>(members + (i << 4), 8) + 1;
  }
  const text = textFor(part, size + 32);
  let at = text;
  for (let i: usize = 0; i < count; i++) {
    const place = places + (i << 3);
    const start = <usize>load<u32>(place);
    if (start == 0) continue;
    const entry = members + (i << 4);
    store<u8>(at, at == text ? 0x7b : 0x2c);
    at = copy(at + 1, <usize>load<u32>(entry, 12), <usize>load<u32>(entry, 8));
    at = copy(at, start, <usize>load<u32>(place, 4) - start);
  }
  store<u8>(at, 0x7d);
  // Numbers are read up to what follows them.
  store<u8>(at + 1, 0);
  setPart(part, text, <u32>(at + 1 - text));
}

function textFor(part: u32, size: usize): usize {
  const text = texts + (part == PARAMETERS ? 0 : 8);
  const power = load<u32>(text);
  if (size > <usize>1 << power) {
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

/** Whether the part was canonical; it is now, or `status` says that it is no JSON. */
export function wasCanonical(part: u32): bool {
  const at = partAt(part);
  const length = partSize(part);
  if (length == 0 || isCanonical(at, length)) return true;
  if (isTooDeep(at, length)) {
    setPart(part, 0, LEFT_OUT);
    return false;
  }
  let text = find(at, length, Kind.RAW_JSON);
  text = text != 0 ? <usize>extraOf(text) : canonicalText(at, length);
  if (text == 0) return <bool>notJson();
  setPart(part, text + BYTES, lengthOf(text));
  return false;
}

function canonicalText(at: usize, length: usize): usize {
  const answer = canonicalJson(at, length);
  if (answer == 0) return 0;
  const text = findOrAdd(answer + 8, <usize>load<u32>(answer), Kind.JSON);
  setExtra(findOrAdd(at, length, Kind.RAW_JSON), <u32>text);
  return text;
}
