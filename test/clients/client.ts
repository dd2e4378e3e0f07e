// What a scenario asks of a client, whichever it is.
import type { Environment } from './run-command.ts';

export type Service = 'cloudtrail' | 'ec2' | 'ecr' | 'iam' | 's3' | 'sts';

/** Members as AWS's models call them; a `Body` is a text. */
export type Input = Readonly<Record<string, unknown>>;

export type Answer =
  | { readonly ok: true; readonly output: Readonly<Record<string, unknown>> }
  /** `code` is the HTTP status, as text, where the answer had no body to tell it (HEAD). */
  | { readonly ok: false; readonly code: string; readonly message: string };

export interface Client {
  readonly name: string;
  readonly call: (env: Environment, service: Service, operation: string, input?: Input) => Promise<Answer>;
  /** A command that lists the bucket's top level, in the form of `aws s3 ls`. */
  readonly listing: (bucket: string, env: Environment) => readonly string[];
  /** A command that prints the ARN of who calls. */
  readonly whoami: (env: Environment) => readonly string[];
  /** A command that prints the password for registries of images; absent: the client has none. */
  readonly loginPassword?: (env: Environment) => readonly string[];
  readonly close: () => void;
}
