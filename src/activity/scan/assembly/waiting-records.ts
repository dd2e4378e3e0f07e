// Records that wait to be counted in their groups: groups lie far from each other in memory, so that the memory of many is asked for at the same time.
import { FLAGS, IS_ASCII, LENGTHS, PARTS } from './group-record';
import { addRecord, findRecord, hashOfRecord, slotFor } from './groups';
import { addEvents } from './sightings';
import { isAscii } from './texts';

const MOST: usize = 32;
/** Sixteen bytes each: hash, address of the record, size of its parts, where its group probably is. */
const waiting: usize = memory.data(512, 16);
let count: usize = 0;

export function isFull(): bool {
  return count == MOST;
}

/** Counts the events of a record in the group with its key and parts: at the latest when `countWaiting` is called. The record has to stand there until then. */
export function countLater(record: usize, size: usize): void {
  const place = waiting + (count << 4);
  store<u32>(place, hashOfRecord(record, size));
  store<u32>(place, <u32>record, 4);
  store<u32>(place, <u32>size, 8);
  count++;
}

/** Something of what was loaded ahead is written here, so that the loads are made. */
const ahead: usize = memory.data(16, 16);

/** No record waits any longer. */
export function countWaiting(): void {
  const end = waiting + (count << 4);
  for (let place = waiting; place < end; place += 16) {
    const slot = slotFor(load<u32>(place));
    store<u32>(place, load<u32>(slot) == load<u32>(place) ? load<u32>(slot, 4) : 0, 12);
  }
  for (let place = waiting; place < end; place += 16) {
    const group = <usize>load<u32>(place, 12);
    store<u32>(ahead, load<u32>(group) + load<u32>(group, 64) + load<u32>(group, 128) + load<u32>(group, 256));
  }
  for (let place = waiting; place < end; place += 16) countNow(load<u32>(place), <usize>load<u32>(place, 4), <usize>load<u32>(place, 8));
  count = 0;
}

function countNow(hash: u32, record: usize, size: usize): void {
  const group = findRecord(hash, record, size);
  if (group != 0) return addEvents(group, record);
  const resources = <usize>load<u32>(record + LENGTHS);
  // What stands between ARNs is not ASCII: of resources the flag tells already.
  if (!isAscii(record + PARTS + resources, size - resources)) store<u64>(record + FLAGS, load<u64>(record + FLAGS) & ~IS_ASCII);
  addRecord(record, size);
}
