// Values with numbers: what is equal has the same number, whatever bytes it was read from.
import { openByteTable } from './byte-table.ts';
import { type Hash, hashOf } from './event-hash.ts';

/** Bytes that are no JSON. */
export const NO_JSON: number = -1;

export interface Numbered<T> {
  /** The number of what these bytes say, or `NO_JSON`. */
  readonly numberOf: (bytes: Uint8Array, from: number, to: number) => number;
  readonly valueOf: (number: number) => T;
  /** Of the value's text. */
  readonly hashOf: (number: number) => Hash;
  /** About how many bytes the values take. */
  readonly size: () => number;
}

/** About what the engine needs for a value beside its text. */
const BYTES_OF_VALUE = 100;

/** `read`: the value that bytes say, undefined if they are no JSON. `textOf`: the same text for equal values only. */
export function openNumbered<T>(read: (bytes: Uint8Array) => T | undefined, textOf: (value: T) => string): Numbered<T> {
  const table = openByteTable();
  const numbers = new Map<string, number>();
  const values: T[] = [];
  const hashes: Hash[] = [];
  let size = 0;
  return {
    numberOf: (bytes, from, to) => {
      const known = table.find(bytes, from, to);
      if (known >= 0) return known;
      const value = read(bytes.subarray(from, to));
      if (value === undefined) return NO_JSON;
      const text = textOf(value);
      let number = numbers.get(text);
      if (number === undefined) {
        number = values.push(value) - 1;
        numbers.set(text, number);
        size += BYTES_OF_VALUE + 2 * text.length;
      }
      table.add(bytes, from, to, number);
      return number;
    },
    valueOf: (number) => {
      const value = values[number];
      if (value === undefined) throw new Error(`there is no value ${number}`);
      return value;
    },
    hashOf: (number) => {
      const value = values[number];
      if (value === undefined) throw new Error(`there is no value ${number}`);
      hashes[number] ??= hashOf([textOf(value)]);
      return hashes[number];
    },
    size: () => size,
  };
}
