// Takes over the groups of another module, whose memory stands in this one.
import {
  COUNT,
  FIRST_ID,
  FIRST_IS_TEXT,
  FIRST_TIME,
  LAST_ID,
  LAST_IS_TEXT,
  LAST_TIME,
  LENGTHS,
  partsSize,
  RECIPIENT,
  REGION,
} from './group-record';
import { isTextTime, timeOfText } from './instants';
import { has } from './sightings';
import { add, ASCII, BYTES, find, findOrAdd, kindOf, lengthOf } from './text-table';
import { countLater, countWaiting, isFull } from './waiting-records';

/** Set in a text's kind: it is an account, or a region, whose events are wanted. */
const WANTED_ACCOUNT: u32 = 1024;
const WANTED_REGION: u32 = 2048;

let someAccounts: bool = false;
let someRegions: bool = false;
/** Events of other accounts and regions. */
export let elsewhere: u64 = 0;

export function wantAccount(text: usize): void {
  someAccounts = true;
  if (text != 0) store<u32>(text, load<u32>(text, 4) | WANTED_ACCOUNT, 4);
}

export function wantRegion(text: usize): void {
  someRegions = true;
  if (text != 0) store<u32>(text, load<u32>(text, 4) | WANTED_REGION, 4);
}

/** What has the address `a` in the other module stands at `image + a`. */
let image: usize = 0;

const addresses: usize = memory.data(32, 16);

/** `at` is where the other module's memory stands, `slots` and `slotsEnd` what the table of its groups is there. The memory is written to. */
export function merge(at: usize, slots: usize, slotsEnd: usize): void {
  image = at;
  for (let slot = at + slots, past = at + slotsEnd; slot < past; slot += 8) {
    const record = <usize>load<u32>(slot, 4);
    if (record != 0) mergeGroup(image + record);
  }
  countWaiting();
}

/** The record is changed in its place, until it is one of this module. */
function mergeGroup(record: usize): void {
  translate(record, entryOf(<usize>load<u32>(record)));
  translate(record + 4, entryOf(<usize>load<u32>(record, 4)));
  for (let field: usize = 8; field < LENGTHS; field += 4) translate(record + field, textOf(<usize>load<u32>(record + field)));
  if (
    isElsewhere(<usize>load<u32>(record + RECIPIENT), someAccounts, WANTED_ACCOUNT) ||
    isElsewhere(<usize>load<u32>(record + REGION), someRegions, WANTED_REGION)
  ) {
    elsewhere += load<u64>(record + COUNT);
    return;
  }
  translateTime(record + FIRST_TIME);
  translateTime(record + LAST_TIME);
  if (has(record, FIRST_IS_TEXT)) translate(record + FIRST_ID, textOf(<usize>load<u32>(record + FIRST_ID)));
  if (has(record, LAST_IS_TEXT)) translate(record + LAST_ID, textOf(<usize>load<u32>(record + LAST_ID)));
  if (isFull()) countWaiting();
  countLater(record, partsSize(record));
}

function translate(at: usize, to: usize): void {
  store<u32>(at, <u32>to);
}

function translateTime(at: usize): void {
  const time = load<u64>(at);
  if (isTextTime(time)) store<u64>(at, timeOfText(textOf(<usize>(time & 0xffffffff))));
}

/** What does not tell its account or region may be of those that are wanted. */
function isElsewhere(text: usize, some: bool, flag: u32): bool {
  return some && text != 0 && (load<u32>(text, 4) & flag) == 0;
}

/** The text here that is a text there. The third word of an entry there is what it is here. */
function textOf(there: usize): usize {
  if (there == 0) return 0;
  const entry = image + there;
  const known = <usize>load<u32>(entry, 8);
  if (known != 0) return known;
  const kind = kindOf(entry);
  const length = <usize>lengthOf(entry);
  let text = find(entry + BYTES, length, kind);
  if (text == 0) text = add(entry + BYTES, length, kind | (load<u32>(entry, 4) & ASCII));
  store<u32>(entry, <u32>text, 8);
  return text;
}

/** Likewise of what is a list of texts: an identity, a kind of event. */
function entryOf(there: usize): usize {
  const entry = image + there;
  const known = <usize>load<u32>(entry, 8);
  if (known != 0) return known;
  const length = <usize>lengthOf(entry);
  for (let field: usize = 0; field < length; field += 4)
    store<u32>(addresses + field, <u32>textOf(<usize>load<u32>(entry + BYTES + field)));
  const own = findOrAdd(addresses, length, kindOf(entry));
  store<u32>(entry, <u32>own, 8);
  return own;
}
