// Groups that differ in an object of S3 alone: which they may be, and what makes one of them.
import { hashBytes } from './compare';
import { COUNT, FLAGS, IS_ASCII, IS_FOLDER, LENGTHS, PARTS, partsSize } from './group-record';
import { addRecord, findRecord, hashOfRecord } from './groups';
import { copyBytes, giveBlock, powerFor, takeBlock } from './memory';
import { LEFT_OUT, PARAMETERS, RESOURCES } from './parts';
import { addEvents, has } from './sightings';

/** Of the key what comes before the lengths. */
const ADDRESSES: usize = 32;
/** Between the ARNs of a group. */
const BETWEEN: u32 = 255;

/**
 * A number that is the same for groups that differ in their object alone, and seldom for others; 0 for groups of no object, and of several.
 */
export function objectKind(record: usize): u32 {
  let slash: usize = 0;
  let begin: usize = 0;
  let arn = record + PARTS;
  const end = arn + <usize>load<u32>(record + LENGTHS);
  while (arn < end) {
    let past = arn;
    while (past < end && <u32>load<u8>(past) != BETWEEN) past++;
    const found = bucketEnd(arn, past);
    if (found != 0) {
      if (slash != 0) return 0;
      slash = found;
      begin = arn;
    }
    arn = past + 1;
  }
  if (slash == 0) return 0;
  return hashBytes(begin, slash - begin, hashBytes(record, ADDRESSES, 1)) | 1;
}

/** Where the bucket of an object's ARN ends; 0 when it is no object's. */
function bucketEnd(at: usize, past: usize): usize {
  if (past - at < 12 || load<u32>(at) != 0x3a6e7261) return 0;
  let partition = at + 4;
  while (partition < past && load<u8>(partition) != 0x3a) partition++;
  // `:s3:` and `::`
  if (partition + 6 >= past || load<u32>(partition) != 0x3a33733a || <u32>load<u16>(partition, 4) != 0x3a3a) return 0;
  let slash = partition + 6;
  while (slash < past && load<u8>(slash) != 0x2f) slash++;
  return slash > partition + 6 && slash + 1 < past ? slash : 0;
}

export function isFolder(record: usize): bool {
  return has(record, IS_FOLDER);
}

/**
 * The group like `record` but for its resources and parameters, which stand one after the other at `at`; it stands for all objects below a folder.
 * Without events if it is new.
 */
export function folderOf(record: usize, at: usize, resources: u32, parameters: u32): usize {
  const changed: usize = partSize(record, RESOURCES) + partSize(record, PARAMETERS);
  const others: usize = partsSize(record) - changed;
  // What was left out has no object in it, whatever stands for it outside.
  const isLeftOut = load<u32>(record + lengthAt(PARAMETERS)) == LEFT_OUT;
  const given: usize = <usize>resources + (isLeftOut ? 0 : <usize>parameters);
  const power = powerFor(PARTS + given + others + 16);
  const like = takeBlock(power);
  memory.copy(like, record, PARTS);
  store<u32>(like + lengthAt(RESOURCES), resources);
  if (!isLeftOut) store<u32>(like + lengthAt(PARAMETERS), parameters);
  copyBytes(like + PARTS, at, given);
  copyBytes(like + PARTS + given, record + PARTS + changed, others);
  store<u64>(like + COUNT, 0);
  store<u64>(like + FLAGS, (load<u64>(record + FLAGS) & IS_ASCII) | IS_FOLDER);
  let folder = findRecord(hashOfRecord(like, given + others), like, given + others);
  if (folder == 0) folder = addRecord(like, given + others);
  store<u64>(folder + FLAGS, load<u64>(folder + FLAGS) | IS_FOLDER);
  giveBlock(like, power);
  return folder;
}

function lengthAt(which: u32): usize {
  return LENGTHS + ((<usize>which) << 2);
}

function partSize(record: usize, which: u32): usize {
  const length = load<u32>(record + lengthAt(which));
  return length == LEFT_OUT ? 0 : <usize>length;
}

/** The events of the one count for the other from now on; `forgetDropped` forgets the one. */
export function moveEvents(from: usize, to: usize): void {
  if (from == to) return;
  addEvents(to, from);
  store<u64>(from + COUNT, 0);
}
