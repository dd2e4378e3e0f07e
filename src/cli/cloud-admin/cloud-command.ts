// One sub-command of `cloud`.
import type { ControlClient } from '../cloud/control-client.ts';

export interface CloudOptions {
  readonly provider?: string | undefined;
  readonly subject?: string | undefined;
  readonly audience?: string | undefined;
  readonly claims?: string | undefined;
  readonly ttl?: string | undefined;
  readonly output?: string | undefined;
}

/** What was done: for programs, and for people. */
export interface Outcome {
  readonly data: unknown;
  /** With a final newline. */
  readonly text: string;
}

export interface CloudCommand {
  readonly name: string;
  /** Names of what follows the command: `NAME`. */
  readonly operands: readonly string[];
  /** Throws UsageError. */
  readonly run: (client: ControlClient, operands: readonly string[], options: CloudOptions) => Promise<Outcome>;
}
