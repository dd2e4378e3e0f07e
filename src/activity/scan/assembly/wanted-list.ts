// The members of parameters that are wanted of a kind of event, and which of them a member is.
import { sameBytes } from './compare';
import { reserve } from './memory';
import { memberEntry, memberLength, memberStart, openPlace } from './names';

/** A list: how many names, where they stand, and the place from which names follow each other in these parameters. */
const NAMES: usize = 4;
const PLACE: usize = 8;
/** Which names were looked for lately, sets of two of eight bytes each: the name's entry, and its index plus 1, or 0. The one that was found later comes first. */
const RECENT: usize = 16;
const SETS: usize = 16;
export const LIST_SIZE: usize = 16 + 16 * 16;

export const NOT_WANTED: u32 = 0xffffffff;

/** `names`: for each sixteen bytes, length and place of the name, length and place of its JSON text with the colon. */
export function openList(count: u32, names: usize): usize {
  const list = reserve(LIST_SIZE);
  memory.fill(list, 0, LIST_SIZE);
  store<u32>(list, count);
  store<u32>(list, <u32>names, NAMES);
  store<u32>(list, <u32>openPlace(), PLACE);
  return list;
}

export function placeOf(list: usize): usize {
  return <usize>load<u32>(list, PLACE);
}

export function nameAt(list: usize, index: u32): usize {
  return <usize>load<u32>(list, NAMES) + ((<usize>index) << 4);
}

/** The index of the member whose name was read last, or `NOT_WANTED`. */
export function indexOfMember(list: usize): u32 {
  if (load<u32>(list) == 0) return NOT_WANTED;
  if (memberEntry == 0) return search(list);
  const recent = list + RECENT + (((memberEntry >> 4) & (SETS - 1)) << 4);
  if (<usize>load<u32>(recent) == memberEntry) return load<u32>(recent, 4) - 1;
  if (<usize>load<u32>(recent, 8) == memberEntry) return load<u32>(recent, 12) - 1;
  const index = search(list);
  store<u64>(recent, load<u64>(recent), 8);
  store<u32>(recent, <u32>memberEntry);
  store<u32>(recent, index + 1, 4);
  return index;
}

function search(list: usize): u32 {
  for (let index: u32 = 0, count = load<u32>(list); index < count; index++) {
    const name = nameAt(list, index);
    if (<usize>load<u32>(name) == memberLength && sameBytes(memberStart, <usize>load<u32>(name, 4), memberLength)) return index;
  }
  return NOT_WANTED;
}
