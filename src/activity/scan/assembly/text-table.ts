// Every distinct text once: what is equal has the same address. 0 is the empty text.
import { hashBytes, sameBytes } from './compare';
import { copyBytes, giveBlock, reserve, takeBlock } from './memory';

/** Kinds of entries; entries of different kinds are never the same. */
export namespace Kind {
  /** Decoded text, in UTF-8. */
  export const TEXT: u32 = 0;
  /** Decoded text in which surrogates stand alone, each written as if it were a character. */
  export const SURROGATES: u32 = 1;
  /** The raw bytes of a string that is not written as its text is; `extra` is the text. */
  export const RAW_TEXT: u32 = 2;
  /** Canonical JSON. */
  export const JSON: u32 = 3;
  /** JSON that is not canonical; `extra` is the canonical text. */
  export const RAW_JSON: u32 = 4;
  /** Addresses of texts: an identity. */
  export const IDENTITY: u32 = 5;
  /** Addresses of source and name; `extra` is where the wanted members stand. */
  export const EVENT: u32 = 6;
}

/** Set in a text's kind: all of its bytes are ASCII. */
export const ASCII: u32 = 512;
/** Set in a text's kind: it is the ARN of one of the principals that are wanted, or of somebody else; without either it is not known. */
export const WANTED_PRINCIPAL: u32 = 256;
export const OTHER_PRINCIPAL: u32 = 4096;

/** An entry: length, kind, a word for who reads the texts in the end, extra, bytes. */
export const BYTES: usize = 16;

/** Eight bytes a slot: hash and address. */
let power: u32 = 16;
let slots: usize = openSlots(power);
let used: u32 = 0;
/** Where a text belongs that was not found. */
let place: usize = 0;
let placeHash: u32 = 0;

function openSlots(size: u32): usize {
  const at = takeBlock(size);
  memory.fill(at, 0, (<usize>1) << size);
  return at;
}

export function lengthOf(entry: usize): u32 {
  return load<u32>(entry);
}
export function kindOf(entry: usize): u32 {
  return load<u32>(entry, 4) & 255;
}
export function extraOf(entry: usize): u32 {
  return load<u32>(entry, 12);
}
export function setExtra(entry: usize, value: u32): void {
  store<u32>(entry, value, 12);
}

/** The entry, or 0; `add` puts it where this found room. */
export function find(at: usize, length: usize, kind: u32): usize {
  const hash = hashBytes(at, length, kind);
  const mask: usize = (((<usize>1) << power) >> 3) - 1;
  let index = <usize>hash & mask;
  while (true) {
    const slot = slots + (index << 3);
    const entry = <usize>load<u32>(slot, 4);
    if (entry == 0) {
      place = slot;
      placeHash = hash;
      return 0;
    }
    if (load<u32>(slot) == hash && lengthOf(entry) == <u32>length && kindOf(entry) == kind && sameBytes(entry + BYTES, at, length))
      return entry;
    index = (index + 1) & mask;
  }
}

/** Adds what `find` has just not found. */
export function add(at: usize, length: usize, kind: u32): usize {
  const entry = reserve(BYTES + length);
  store<u32>(entry, <u32>length);
  store<u32>(entry, kind, 4);
  store<u32>(entry, 0, 8);
  store<u32>(entry, 0, 12);
  copyBytes(entry + BYTES, at, length);
  store<u32>(place, placeHash);
  store<u32>(place, <u32>entry, 4);
  used++;
  const slots = (<u32>1) << power;
  if (used << 4 > slots) enlarge();
  return entry;
}

export function findOrAdd(at: usize, length: usize, kind: u32): usize {
  const known = find(at, length, kind);
  return known != 0 ? known : add(at, length, kind);
}

function enlarge(): void {
  const old = slots;
  const oldPower = power;
  slots = openSlots(++power);
  const mask: usize = (((<usize>1) << power) >> 3) - 1;
  for (let slot = old, end = old + ((<usize>1) << oldPower); slot < end; slot += 8) {
    if (load<u32>(slot, 4) == 0) continue;
    let index = <usize>load<u32>(slot) & mask;
    while (load<u32>(slots + (index << 3), 4) != 0) index = (index + 1) & mask;
    store<u64>(slots + (index << 3), load<u64>(slot));
  }
  giveBlock(old, oldPower);
}
