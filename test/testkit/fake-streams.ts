// Streams that a test reads instead of a terminal.
import type { Streams } from '../../src/cli/terminal/streams.ts';

export interface FakeStreams extends Streams {
  /** What was written so far. */
  readonly written: { readonly out: string; readonly err: string };
}

/** Plain, 100 columns wide and without standard input, unless told otherwise. */
export function fakeStreams(options: { readonly input?: string; readonly colour?: boolean; readonly columns?: number } = {}): FakeStreams {
  const written = { out: '', err: '' };
  return {
    written,
    out: (text) => {
      written.out += text;
    },
    err: (text) => {
      written.err += text;
    },
    input: async () => options.input,
    colour: options.colour ?? false,
    columns: options.columns ?? 100,
  };
}
