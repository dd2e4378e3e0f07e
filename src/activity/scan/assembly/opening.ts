// How events mostly begin, up to the value of `userIdentity`: what comes before it mostly says nothing, and is always the same.
import { sameBytes } from './compare';
import { copyBytes } from './memory';
import { last, startAt } from './names';
import { end, skipSpace } from './walk';

const LONGEST: usize = 64;
const opening: usize = memory.data(80, 16);
let length: usize = 0;
/** The name that was read last in it. */
let lastName: usize = 0;

/** Where the identity stands of an event that begins with this member; 0 if it begins otherwise. */
export function afterOpening(at: usize): usize {
  if (length == 0 || !sameBytes(opening, at, length) || at + length > end) return 0;
  startAt(lastName);
  // It may have been remembered with fewer spaces at its end.
  return skipSpace(at + length);
}

/** Only members that say nothing may be in it, and then the name of `userIdentity`, which was read last. */
export function keepOpening(from: usize, past: usize): void {
  if (past - from > LONGEST) return;
  length = past - from;
  lastName = last;
  copyBytes(opening, from, length);
}
