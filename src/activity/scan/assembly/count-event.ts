// The record of one event, which is counted in its group.
import {
  COUNT,
  FIRST_ID,
  FIRST_IS_TEXT,
  FIRST_TIME,
  FLAGS,
  IS_ASCII,
  LAST_ID,
  LAST_IS_TEXT,
  LAST_TIME,
  LENGTHS,
  PARTS,
} from './group-record';
import { copyBytes, giveBlock, powerFor, takeBlock } from './memory';
import { COUNT as COUNT_OF_PARTS, partAt, partLength, partSize, RESOURCES } from './parts';
import { areAscii } from './resources';
import { countLater, countWaiting, isFull } from './waiting-records';

/** Where records stand while they wait. */
const POWER: u32 = 14;
const records: usize = takeBlock(POWER);
let filled: usize = records;

/** Counts an event in the group with this key and the parts that are set: at the latest when `countEvents` is called. */
export function countEvent(key: usize, time: u64, id: usize, idIsText: bool): void {
  let size: usize = 0;
  for (let which: u32 = 0; which < COUNT_OF_PARTS; which++) size += partSize(which);
  const room = (PARTS + size + 31) & ~15;
  if (isFull() || filled + room > records + ((<usize>1) << POWER)) countEvents();
  if (room <= (<usize>1) << POWER) {
    writeRecord(filled, key, time, id, idIsText);
    countLater(filled, size);
    filled += room;
    return;
  }
  const power = powerFor(room);
  const block = takeBlock(power);
  writeRecord(block, key, time, id, idIsText);
  countLater(block, size);
  countWaiting();
  giveBlock(block, power);
}

/** No event waits any longer. */
export function countEvents(): void {
  countWaiting();
  filled = records;
}

function writeRecord(record: usize, key: usize, time: u64, id: usize, idIsText: bool): void {
  v128.store(record, v128.load(key));
  v128.store(record, v128.load(key, 16), 16);
  store<u64>(record + COUNT, 1);
  store<u64>(record + FIRST_TIME, time);
  store<u64>(record + LAST_TIME, time);
  store<u64>(record + FLAGS, (idIsText ? FIRST_IS_TEXT | LAST_IS_TEXT : 0) | (areAscii || partSize(RESOURCES) == 0 ? IS_ASCII : 0));
  v128.store(record + FIRST_ID, v128.load(id));
  v128.store(record + LAST_ID, v128.load(id));
  let at = record + PARTS;
  for (let which: u32 = 0; which < COUNT_OF_PARTS; which++) {
    store<u32>(record + LENGTHS + ((<usize>which) << 2), partLength(which));
    copyBytes(at, partAt(which), partSize(which));
    at += partSize(which);
  }
}
