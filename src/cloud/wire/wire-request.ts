// One HTTP request as it arrived: nothing normalised, since signatures are over the raw text.
import type { Readable } from 'node:stream';

export interface WireRequest {
  readonly method: string;
  /** The raw target without query: `/bucket/a%20b`; begins with `/`. */
  readonly path: string;
  /** The raw query without `?`; empty if there is none. */
  readonly query: string;
  /** Names in lower case; values of repeated headers in order. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  /** `Host` as sent, or the authority of an absolute target: `s3.us-west-2.amazonaws.com`, `localhost:4566`. */
  readonly host: string;
  /** Whether it came through the proxy with TLS (a real AWS host name) or over plain HTTP. */
  readonly secure: boolean;
  /** Peer address without port; IPv4 where it is mapped. */
  readonly sourceAddress: string;
  /** Read at most once, and only by the pipeline. */
  readonly body: Readable;
  /** True if the headers rule a body out; absent where nobody looked. */
  readonly bodiless?: boolean;
  /** The same body read whole, at less cost than as a stream; undefined if it is longer than `limit` bytes. In the place of `body`. */
  readonly whole?: (limit: number) => Promise<Uint8Array | undefined>;
}

/** The first value of a header, by lower-case name. */
export function headerOf(request: Pick<WireRequest, 'headers'>, name: string): string | undefined {
  return request.headers.get(name)?.[0];
}
