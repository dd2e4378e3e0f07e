// One HTTP response before it is written.
import type { Readable } from 'node:stream';

export interface WireResponse {
  readonly status: number;
  /** Names as they shall be written; `content-length` and `date` are added when it is sent. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Absent: no body. A stream comes with its length in bytes. */
  readonly body?: Uint8Array | string | { readonly stream: ResponseStream; readonly length: number };
}

/** A stream may want its chunks back when they are sent. */
export interface ResponseStream extends Readable {
  readonly giveBack?: (chunk: Uint8Array) => void;
}
