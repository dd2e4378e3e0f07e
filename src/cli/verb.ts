// A verb of the command line: its help, and what it does.
import type { Streams } from './terminal/streams.ts';

export interface Verb {
  readonly name: string;
  /** One line for the list of verbs. */
  readonly summary: string;
  readonly help: string;
  /** The exit code: an `ExitCode`, or that of a command which the verb ran. */
  readonly run: (args: readonly string[], streams: Streams) => Promise<number>;
}
