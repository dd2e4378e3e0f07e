// The hash by which repeats of an event are known: over its id, its time, and all of its group's key, which CloudTrail's own ids would not need. In logs that were edited by hand
// different events may have one id.
import { longHash } from './compare';
import { isTextTime } from './instants';
import { COUNT as COUNT_OF_PARTS, partAt, partLength, partSize } from './parts';
import { BYTES } from './text-table';
import { bytesOf, sizeOf } from './texts';

/** Where the addresses of texts begin and end in a key: after identity and kind. */
const TEXTS: usize = 8;
const END: usize = 32;
/** An identity is the addresses of six texts. */
const IDENTITY_SIZE: usize = 24;
const written: usize = memory.data(16, 16);

/** `withParts`: the rest of the key and the parts are read, too. */
export function hashEvent(
  idAt: usize,
  idLength: usize,
  time: u64,
  source: usize,
  name: usize,
  identity: usize,
  key: usize,
  withParts: bool,
): u64 {
  let hash = longHash(idAt, idLength, 1);
  if (isTextTime(time)) {
    hash = hashText(<usize>(time & 0xffffffff), hash);
  } else {
    store<u64>(written, time);
    hash = longHash(written, 8, hash);
  }
  hash = hashText(name, hashText(source, hash));
  for (let field: usize = 0; field < IDENTITY_SIZE; field += 4) hash = hashText(<usize>load<u32>(identity + BYTES + field), hash);
  if (!withParts) return hash;
  for (let field = TEXTS; field < END; field += 4) hash = hashText(<usize>load<u32>(key + field), hash);
  for (let which: u32 = 0; which < COUNT_OF_PARTS; which++) hash = longHash(partAt(which), partSize(which), hash ^ <u64>partLength(which));
  return hash;
}

function hashText(text: usize, hash: u64): u64 {
  return longHash(bytesOf(text), sizeOf(text), hash);
}
