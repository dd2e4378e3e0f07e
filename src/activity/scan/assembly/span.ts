// What of a record is mostly different in every group, as text for the program around.
import { textOfId, writeId } from './event-ids';
import {
  FIRST_ID,
  FIRST_IS_TEXT,
  FIRST_TIME,
  FLAGS,
  IS_ASCII,
  IS_FOLDER,
  LAST_ID,
  LAST_IS_TEXT,
  LAST_TIME,
  PARTS,
  partsSize,
} from './group-record';
import { isTextTime, textOfTime, writeTime } from './instants';
import { copyBytes, giveBlock, powerFor, takeBlock } from './memory';
import { has } from './sightings';

let power: u32 = 12;
let span: usize = takeBlock(power);

/** Two times of 20 characters, two ids of 36, and the parts, one after the other; 0 if a time or id has another form, or not all is ASCII. */
export function writeSpan(record: usize): usize {
  const first = load<u64>(record + FIRST_TIME);
  const last = load<u64>(record + LAST_TIME);
  if ((load<u64>(record + FLAGS) & ~IS_FOLDER) != IS_ASCII || isTextTime(first) || isTextTime(last)) return 0;
  const size = partsSize(record);
  const needed: usize = size + 128;
  if (needed > (<usize>1) << power) {
    giveBlock(span, power);
    power = powerFor(needed);
    span = takeBlock(power);
  }
  writeTime(first, span);
  writeTime(last, span + 20);
  writeId(record + FIRST_ID, span + 40);
  writeId(record + LAST_ID, span + 76);
  copyBytes(span + 112, record + PARTS, size);
  return span;
}

/** The texts of the same, for any form: `which` is 0 and 1 for the times, 2 and 3 for the ids. */
export function spanText(record: usize, which: u32): usize {
  switch (which) {
    case 0:
      return textOfTime(load<u64>(record + FIRST_TIME));
    case 1:
      return textOfTime(load<u64>(record + LAST_TIME));
    case 2:
      return textOfId(record + FIRST_ID, has(record, FIRST_IS_TEXT));
    default:
      return textOfId(record + LAST_ID, has(record, LAST_IS_TEXT));
  }
}
