// The wanted members of parameters, cut from the bytes of an event: the same bytes say the same, so that each is read by JSON.parse only once.
import type { Hash } from './event-hash.ts';
import { isTooDeep } from './event-fields.ts';
import { BAD, firstMember, nextMember, readName as readNameOfMember, skipValue, type Walk } from './json-walk.ts';
import { NO_JSON, openNumbered } from './numbered.ts';
import { decodeUtf8, encodeText } from './text-bytes.ts';
import { canonicalJson, unescapeJson } from './canonical-json.ts';

export interface WantedSlices {
  /** The number of the canonical text of the value at `at`, or `NO_JSON`. */
  readonly numberOf: (at: number, wanted: readonly string[]) => number;
  readonly textOf: (number: number) => string;
  readonly hashOf: (number: number) => Hash;
  readonly size: () => number;
}

const TRUE = encodeText('true').bytes;
const NOTHING = encodeText('{}').bytes;
const LEFT_OUT = encodeText('null').bytes;

/** The names of a list as they begin a member, and where in it the names are that were seen. */
interface WantedList {
  readonly json: readonly Uint8Array[];
  readonly indexes: Map<number, number>;
}

export function openWantedSlices(walk: Walk): WantedSlices {
  const texts = openNumbered(canonicalText, (text) => text);
  /** Names of members that were seen, and for each list which of them is where in it. */
  const names = openNumbered(readName, (name) => name);
  const lists = new Map<readonly string[], WantedList>();
  let text = new Uint8Array(4096);
  /** Where each member of the list begins and ends. */
  let places = new Int32Array(64);
  /** Those that were found. */
  const found: number[] = [];

  const listOf = (wanted: readonly string[]): WantedList => {
    const known = lists.get(wanted);
    if (known !== undefined) return known;
    const made = { json: wanted.map((name) => encodeText(`${JSON.stringify(name)}:`).bytes), indexes: new Map<number, number>() };
    lists.set(wanted, made);
    return made;
  };

  /** -1: it is not in the list. */
  const indexOf = (name: number, wanted: readonly string[], { indexes }: WantedList): number => {
    const known = indexes.get(name);
    if (known !== undefined) return known;
    const index = wanted.indexOf(names.valueOf(name));
    indexes.set(name, index);
    return index;
  };

  const numberOf = (begin: number, wanted: readonly string[]): number => {
    const { bytes } = walk;
    if (bytes[begin] !== 0x7b) return texts.numberOf(NOTHING, 0, NOTHING.length);
    const list = listOf(wanted);
    if (2 * wanted.length > places.length) places = new Int32Array(4 * wanted.length);
    found.length = 0;
    let isOmitted = false;
    let size = 2;
    let at = firstMember(walk, begin);
    while (at > 0 && bytes[at] === 0x22) {
      const value = readNameOfMember(walk, at);
      if (value <= 0) return NO_JSON;
      const name = names.numberOf(bytes, walk.nameFrom - 1, walk.nameTo + 1);
      if (name === NO_JSON) return NO_JSON;
      const index = indexOf(name, wanted, list);
      const past = skipValue(walk, value);
      if (past <= 0) return NO_JSON;
      if (names.valueOf(name) === 'omitted')
        isOmitted = past - value === TRUE.length && TRUE.every((byte, offset) => bytes[value + offset] === byte);
      if (index >= 0) {
        if (!found.includes(index)) found.push(index);
        places[2 * index] = value;
        places[2 * index + 1] = past;
      }
      at = nextMember(walk, past);
    }
    if (at <= 0) return at === BAD ? NO_JSON : at;
    if (isOmitted) return texts.numberOf(LEFT_OUT, 0, LEFT_OUT.length);
    found.sort((one, other) => one - other);
    for (const index of found) size += (places[2 * index + 1] ?? 0) - (places[2 * index] ?? 0) + (list.json[index]?.length ?? 0) + 1;
    if (size > text.length) text = new Uint8Array(2 * size);
    let end = 0;
    for (const index of found) {
      const [from = 0, to = 0] = [places[2 * index], places[2 * index + 1]];
      const name = list.json[index] ?? NOTHING;
      text[end++] = end === 1 ? 0x7b : 0x2c;
      text.set(name, end);
      text.set(bytes.subarray(from, to), end + name.length);
      end += name.length + to - from;
    }
    if (end === 0) return texts.numberOf(NOTHING, 0, NOTHING.length);
    text[end++] = 0x7d;
    return texts.numberOf(text, 0, end);
  };

  return { numberOf, textOf: texts.valueOf, hashOf: texts.hashOf, size: texts.size };
}

function readName(bytes: Uint8Array): string | undefined {
  return unescapeJson(decodeUtf8(bytes.subarray(1, -1)));
}

function canonicalText(bytes: Uint8Array): string | undefined {
  const raw = decodeUtf8(bytes);
  return isTooDeep(raw) ? 'null' : canonicalJson(raw);
}
