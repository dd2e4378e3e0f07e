// What a scenario asks of a program that pushes and pulls images, whichever it is.
import type { Environment, Ran } from '../run-command.ts';

export interface Pushed extends Ran {
  /** Of the manifest, as the program tells it; empty if the push failed. */
  readonly digest: string;
}

export interface Pulled extends Ran {
  /** Of the manifest, as the program tells it; empty if the pull failed. */
  readonly digest: string;
  /** Whether every byte is as in the image that was made last. */
  readonly isSame: boolean;
}

export interface ContainerClient {
  readonly name: string;
  /** What stands before the names of an account's repositories in us-west-2. */
  readonly registry: (account: string) => string;
  readonly login: (registry: string, password: string) => Promise<Ran>;
  /** Makes an image of its own, small and new. */
  readonly make: () => Promise<void>;
  /** Pushes the image that was made last. */
  readonly push: (reference: string) => Promise<Pushed>;
  /** Downloads it: nothing that was there before is used. */
  readonly pull: (reference: string) => Promise<Pulled>;
  /** All that it writes when a pull is refused, before the registry's own words; absent: it varies. */
  readonly beforeRefusal?: (repository: string) => string;
  readonly close: () => Promise<void>;
}

/** How a registry is reached. */
export interface Way {
  readonly name: string;
  /** Its name for the clients, with what stands before the names of repositories. */
  readonly registry: (account: string) => string;
  /** Variables for the programs. */
  readonly env: Environment;
  /** Whether it is reached without TLS, which some programs want to be told. */
  readonly isPlain: boolean;
}

/** A file in a tar archive, as `tar` would write it. */
export function tarOf(name: string, content: Uint8Array): Buffer {
  const header = Buffer.alloc(512);
  const field = (at: number, text: string): void => void header.write(text, at, 'latin1');
  field(0, name);
  field(100, '0000644\0');
  field(108, '0000000\0');
  field(116, '0000000\0');
  field(124, `${content.length.toString(8).padStart(11, '0')}\0`);
  field(136, '00000000000\0');
  field(148, '        ');
  field(156, '0');
  field(257, 'ustar\x0000');
  const sum = header.reduce((total, byte) => total + byte, 0);
  field(148, `${sum.toString(8).padStart(6, '0')}\0 `);
  return Buffer.concat([header, content, Buffer.alloc((512 - (content.length % 512)) % 512), Buffer.alloc(1024)]);
}
