// Where the bytes of an object go as they come out of it, and how many there were.
import { HIGHEST_RATIO, RATIO_FROM } from './read-limits.ts';

/** Takes what was compressed: in one piece, or in several. What it is given is its own. */
export interface BytesReceiver {
  readonly whole: (bytes: Uint8Array) => void;
  readonly piece: (bytes: Uint8Array) => void;
  /** Called between pieces, and waited for where it returns something: hands on what has become too much. */
  readonly makeRoom?: (() => Promise<void> | undefined) | undefined;
}

/** Told of the bytes so far while a large object is read. */
export type OnBytes = (compressed: number, json: number) => void;

export interface JsonSink {
  readonly compressed: (count: number) => void;
  readonly json: (bytes: Uint8Array) => void;
  readonly makeRoom: () => Promise<void>;
  readonly isTooLarge: () => boolean;
  readonly bytes: () => { readonly compressedBytes: number; readonly jsonBytes: number };
}

/** What receives the bytes threw: no fault of the object. */
export class PushFailure extends Error {}

export function jsonSink({ piece: push, makeRoom }: BytesReceiver, largest: number, onBytes: OnBytes): JsonSink {
  let compressedBytes = 0;
  let jsonBytes = 0;
  let tooLarge = false;
  return {
    compressed: (count) => {
      compressedBytes += count;
    },
    json: (bytes) => {
      if (tooLarge) return;
      jsonBytes += bytes.length;
      tooLarge = jsonBytes > largest || (jsonBytes > RATIO_FROM && jsonBytes > HIGHEST_RATIO * compressedBytes);
      if (tooLarge) return;
      try {
        push(bytes);
      } catch (error) {
        throw new PushFailure('', { cause: error });
      }
      onBytes(compressedBytes, jsonBytes);
    },
    makeRoom: async () => {
      try {
        await makeRoom?.();
      } catch (error) {
        throw new PushFailure('', { cause: error });
      }
    },
    isTooLarge: () => tooLarge,
    bytes: () => ({ compressedBytes, jsonBytes }),
  };
}
