// Texts in the memory of the scanner's module: read from it, and written to it.
import type { ScannerMemory } from './scanner-module.ts';
import { decodeSurrogates, decodeUtf8 } from './text-bytes.ts';

/** As `assembly/text-table.ts` has them: before the bytes of a text its length, its kind and two words more. */
const TEXT_HEADER = 16;
const KIND = 255;
const SURROGATES = 1;
const ASCII = 512;

export interface ModuleMemory {
  readonly bytes: () => Uint8Array;
  readonly word: (at: number) => number;
  /** As they are now: what is written later need not show. */
  readonly words: (from: number, to: number) => Uint32Array;
  readonly setWord: (at: number, value: number) => void;
  readonly textAt: (text: number) => string;
  readonly asciiAt: (from: number, to: number) => string;
}

export function openModuleMemory(memory: ScannerMemory): ModuleMemory {
  let bytes = Buffer.from(memory.buffer);
  // Everything in it stands at a multiple of four, the lowest byte first, as on every machine that there is.
  let words = new Uint32Array(memory.buffer);
  // Whenever memory grows, what looked at it before sees nothing.
  const refresh = (): void => {
    if (bytes.length > 0) return;
    bytes = Buffer.from(memory.buffer);
    words = new Uint32Array(memory.buffer);
  };
  const word = (at: number): number => {
    if (words.length === 0) refresh();
    return words[at >>> 2] ?? 0;
  };
  const asciiAt = (from: number, to: number): string => {
    refresh();
    return bytes.toString('latin1', from, to);
  };
  return {
    bytes: () => {
      refresh();
      return bytes;
    },
    word,
    words: (from, to) => {
      refresh();
      return words.subarray(from >>> 2, to >>> 2);
    },
    setWord: (at, value) => {
      refresh();
      words[at >>> 2] = value;
    },
    textAt: (text) => {
      if (text === 0) return '';
      const from = text + TEXT_HEADER;
      const to = from + word(text);
      const kind = word(text + 4);
      if ((kind & ASCII) !== 0) return asciiAt(from, to);
      return (kind & KIND) === SURROGATES ? decodeSurrogates(bytes.subarray(from, to)) : decodeUtf8(bytes.subarray(from, to));
    },
    asciiAt,
  };
}
