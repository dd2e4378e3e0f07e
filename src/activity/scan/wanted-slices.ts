// The wanted members of parameters, cut from the bytes of an event: the same bytes say the same, so that each is read by JSON.parse only once.
import { isTooDeep } from './event-fields.ts';
import { memberName } from './event-walk.ts';
import { BAD, firstMember, nextMember, readName, skipValue, type Walk } from './json-walk.ts';
import { NO_JSON, openNumbered } from './numbered.ts';
import { decodeUtf8, encodeText } from './text-bytes.ts';
import { canonicalJson } from './canonical-json.ts';

export interface WantedSlices {
  /** The number of the canonical text of the value at `at`, or `NO_JSON`. */
  readonly numberOf: (at: number, wanted: readonly string[]) => number;
  readonly textOf: (number: number) => string;
  readonly size: () => number;
}

const NAME_IS_NO_JSON = -2;
const OMITTED = encodeText('omitted').bytes;
const TRUE = encodeText('true').bytes;
const NOTHING = encodeText('{}').bytes;
const LEFT_OUT = encodeText('null').bytes;

export function openWantedSlices(walk: Walk): WantedSlices {
  const texts = openNumbered(canonicalText, (text) => text);
  /** Names as they begin a member of the canonical text, by the lists that they stand in. */
  const names = new Map<readonly string[], readonly { readonly name: Uint8Array; readonly json: Uint8Array }[]>();
  let text = new Uint8Array(4096);
  /** Where each of them begins and ends. */
  let places = new Int32Array(64);

  const namesOf = (wanted: readonly string[]): readonly { readonly name: Uint8Array; readonly json: Uint8Array }[] => {
    const known = names.get(wanted);
    if (known !== undefined) return known;
    const made = wanted.map((name) => ({ name: encodeText(name).bytes, json: encodeText(`${JSON.stringify(name)}:`).bytes }));
    names.set(wanted, made);
    return made;
  };

  const indexOfName = (list: readonly { readonly name: Uint8Array }[], wanted: readonly string[]): number => {
    if (walk.nameEscaped) {
      const name = memberName(walk);
      return name === undefined ? NAME_IS_NO_JSON : wanted.indexOf(name);
    }
    for (let index = 0; index < list.length; index++) {
      const name = list[index]?.name;
      if (name !== undefined && isName(walk, name)) return index;
    }
    return -1;
  };

  const numberOf = (begin: number, wanted: readonly string[]): number => {
    const { bytes } = walk;
    if (bytes[begin] !== 0x7b) return texts.numberOf(NOTHING, 0, NOTHING.length);
    const list = namesOf(wanted);
    if (2 * list.length > places.length) places = new Int32Array(4 * list.length);
    places.fill(0, 0, 2 * list.length);
    let isOmitted = false;
    let size = 2;
    let at = firstMember(walk, begin);
    while (at > 0 && bytes[at] === 0x22) {
      const value = readName(walk, at);
      if (value <= 0) return NO_JSON;
      const index = indexOfName(list, wanted);
      if (index === NAME_IS_NO_JSON) return NO_JSON;
      const isOmission = walk.nameEscaped ? memberName(walk) === 'omitted' : isName(walk, OMITTED);
      const past = skipValue(walk, value);
      if (past <= 0) return NO_JSON;
      if (isOmission) isOmitted = past - value === TRUE.length && TRUE.every((byte, offset) => bytes[value + offset] === byte);
      if (index >= 0) {
        places[2 * index] = value;
        places[2 * index + 1] = past;
      }
      at = nextMember(walk, past);
    }
    if (at <= 0) return at === BAD ? NO_JSON : at;
    if (isOmitted) return texts.numberOf(LEFT_OUT, 0, LEFT_OUT.length);
    for (let index = 0; index < list.length; index++) {
      size += (places[2 * index + 1] ?? 0) - (places[2 * index] ?? 0) + (list[index]?.json.length ?? 0) + 1;
    }
    if (size > text.length) text = new Uint8Array(2 * size);
    let end = 0;
    for (let index = 0; index < list.length; index++) {
      const [from = 0, to = 0] = [places[2 * index], places[2 * index + 1]];
      const name = list[index]?.json;
      if (from === 0 || name === undefined) continue;
      text[end++] = end === 1 ? 0x7b : 0x2c;
      text.set(name, end);
      text.set(bytes.subarray(from, to), end + name.length);
      end += name.length + to - from;
    }
    if (end === 0) return texts.numberOf(NOTHING, 0, NOTHING.length);
    text[end++] = 0x7d;
    return texts.numberOf(text, 0, end);
  };

  return { numberOf, textOf: texts.valueOf, size: texts.size };
}

function isName({ bytes, nameFrom, nameTo }: Walk, name: Uint8Array): boolean {
  if (nameTo - nameFrom !== name.length) return false;
  for (let index = 0; index < name.length; index++) if (bytes[nameFrom + index] !== name[index]) return false;
  return true;
}

function canonicalText(bytes: Uint8Array): string | undefined {
  const raw = decodeUtf8(bytes);
  return isTooDeep(raw) ? 'null' : canonicalJson(raw);
}
