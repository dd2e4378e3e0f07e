// A verb of the command line: its help, and what it does.
import type { ExitCode } from './exit-code.ts';
import type { Streams } from './terminal/streams.ts';

export interface Verb {
  readonly name: string;
  /** One line for the list of verbs. */
  readonly summary: string;
  readonly help: string;
  readonly run: (args: readonly string[], streams: Streams) => Promise<ExitCode>;
}
