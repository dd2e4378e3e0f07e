// The values of a JSON text as a flat list of offsets: no object is made for a value until somebody asks for it.

/**
 * Two words an entry, entries in the order of the text; the first word is where the value begins.
 * - scalar or key: the second word is where it ends, complemented (`~end`) if it is a string with escapes
 * - object or array: the second word is the index of the entry behind it; while it is open, that of the container around it
 * - end of an object or array: the first word is where it ends
 *
 * What a value is shows in its first character. 47 MB of roles and policies have 6 million entries: 48 MB here, above 600 MB as objects.
 */
export interface JsonTape {
  words: Int32Array;
  /** Words in use. */
  used: number;
}

/** A tape with room for what `length` characters of JSON usually hold. */
export function makeTape(length: number): JsonTape {
  return { words: new Int32Array(Math.max(64, (length >> 2) + (length >> 4))), used: 0 };
}

/** Appends an entry and gives back its index. */
export function append(tape: JsonTape, first: number, second: number): number {
  const index = tape.used;
  if (index + 2 > tape.words.length) grow(tape);
  tape.words[index] = first;
  tape.words[index + 1] = second;
  tape.used = index + 2;
  return index;
}

/** The index of the entry behind the value at `index`. */
export function after(text: string, words: Int32Array, index: number): number {
  const code = text.charCodeAt(words[index] as number);
  return code === 0x7b || code === 0x5b ? (words[index + 1] as number) : index + 2;
}

function grow(tape: JsonTape): void {
  const words = new Int32Array(tape.words.length * 2);
  words.set(tape.words);
  tape.words = words;
}
