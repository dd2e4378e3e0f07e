// Where a verb writes and reads, so that tests can stand in for the terminal.

export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** The whole of standard input; undefined when it is a terminal. */
  readonly input: () => Promise<string | undefined>;
  readonly colour: boolean;
  /** Width of the output in columns. */
  readonly columns: number;
}
