// Runs a program to its end and gives what it wrote.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export type Environment = Readonly<Record<string, string>>;

export interface Ran {
  /** 128 and more: ended by a signal. */
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** All that the program gets; nothing of this process's own. */
  readonly env: Environment;
  readonly cwd?: string;
  readonly input?: string;
}

/** The checkout's folder. */
export const ROOT: string = fileURLToPath(new URL('../../', import.meta.url));

/** The `wariin` under test: this checkout's, or the one that `WARIIN_BIN` names (an installed package's). */
export const WARIIN: readonly string[] = [process.execPath, process.env['WARIIN_BIN'] ?? `${ROOT}bin/wariin`];

const LONGEST_MS = 180_000;

/** Rejects only if the program cannot be started. One that takes more than three minutes is ended. */
export function runCommand(command: readonly string[], { env, cwd, input }: RunOptions): Promise<Ran> {
  const [program = '', ...args] = command;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env, cwd: cwd ?? ROOT, timeout: LONGEST_MS });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (status) => {
      resolve({ status: status ?? 128, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() });
    });
    child.stdin.on('error', () => {}); // It need not read what it is given.
    child.stdin.end(input ?? '');
  });
}
