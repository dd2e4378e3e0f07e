// The values on a tape as nodes, made when they are asked for.
import type { Span } from './ast.ts';
import { decodeJsonString } from './decode-json-string.ts';
import type { JsonArray, JsonMember, JsonNode, JsonObject, JsonString } from './json-node.ts';
import { after } from './json-tape.ts';

/** A text that scanned well, and its tape. */
export interface ScannedJson {
  readonly text: string;
  readonly words: Int32Array;
}

/** The node of the value at `index` of the tape. */
export function nodeAt(json: ScannedJson, index: number): JsonNode {
  const { text, words } = json;
  const start = words[index] as number;
  const code = text.charCodeAt(start);
  if (code === 0x7b) return new TapeObject(json, index);
  if (code === 0x5b) return new TapeArray(json, index);
  if (code === 0x22) return new TapeString(json, index);
  const end = words[index + 1] as number;
  const span = { start, end };
  switch (code) {
    case 0x74:
      return { kind: 'boolean', span, value: true };
    case 0x66:
      return { kind: 'boolean', span, value: false };
    case 0x6e:
      return { kind: 'null', span };
    default:
      return { kind: 'number', span, text: text.slice(start, end) };
  }
}

/** Decodes when it is asked; most strings of an estate are looked at once, as keys. */
class TapeString implements JsonString {
  readonly kind = 'string';
  readonly #json: ScannedJson;
  readonly #index: number;

  constructor(json: ScannedJson, index: number) {
    this.#json = json;
    this.#index = index;
  }

  get span(): Span {
    const stored = this.#json.words[this.#index + 1] as number;
    return { start: this.#json.words[this.#index] as number, end: stored < 0 ? ~stored : stored };
  }

  get value(): string {
    const { text, words } = this.#json;
    const start = words[this.#index] as number;
    const stored = words[this.#index + 1] as number;
    return stored < 0 ? decodeJsonString(text, start, ~stored) : text.slice(start + 1, stored - 1);
  }
}

/** Makes its members when they are first asked for, and keeps them. */
class TapeObject implements JsonObject {
  readonly kind = 'object';
  readonly #json: ScannedJson;
  readonly #index: number;
  #members: readonly JsonMember[] | undefined;

  constructor(json: ScannedJson, index: number) {
    this.#json = json;
    this.#index = index;
  }

  get span(): Span {
    return containerSpan(this.#json, this.#index);
  }

  get members(): readonly JsonMember[] {
    this.#members ??= readMembers(this.#json, this.#index);
    return this.#members;
  }
}

/** Makes its items when they are first asked for, and keeps them. */
class TapeArray implements JsonArray {
  readonly kind = 'array';
  readonly #json: ScannedJson;
  readonly #index: number;
  #items: readonly JsonNode[] | undefined;

  constructor(json: ScannedJson, index: number) {
    this.#json = json;
    this.#index = index;
  }

  get span(): Span {
    return containerSpan(this.#json, this.#index);
  }

  get items(): readonly JsonNode[] {
    this.#items ??= readItems(this.#json, this.#index);
    return this.#items;
  }
}

function readMembers(json: ScannedJson, index: number): readonly JsonMember[] {
  const { text, words } = json;
  const end = lastEntry(words, index);
  const members: JsonMember[] = [];
  for (let key = index + 2; key < end; key = after(text, words, key + 2)) {
    members.push({ key: new TapeString(json, key), value: nodeAt(json, key + 2) });
  }
  return members;
}

function readItems(json: ScannedJson, index: number): readonly JsonNode[] {
  const { text, words } = json;
  const end = lastEntry(words, index);
  const items: JsonNode[] = [];
  for (let item = index + 2; item < end; item = after(text, words, item)) items.push(nodeAt(json, item));
  return items;
}

function containerSpan(json: ScannedJson, index: number): Span {
  return { start: json.words[index] as number, end: json.words[lastEntry(json.words, index)] as number };
}

/** The entry that ends the container at `index`. */
function lastEntry(words: Int32Array, index: number): number {
  return (words[index + 1] as number) - 2;
}
