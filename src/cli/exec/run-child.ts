// Runs the command in the foreground until it ends.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { UsageError } from '../usage-error.ts';

const FORWARDED = ['SIGTERM', 'SIGHUP', 'SIGUSR1', 'SIGUSR2', 'SIGCONT'] as const;
/** A terminal sends these to the command as well; twice would be once too often: some end at once on the second. */
const FROM_TERMINAL = ['SIGINT', 'SIGQUIT'] as const;

/** The exit code of the command; 128 and the signal's number if a signal ended it. Rejects with UsageError when it cannot be started. */
export function runChild(command: readonly string[], env: Readonly<Record<string, string | undefined>>): Promise<number> {
  const [program = '', ...args] = command;
  const child = spawn(program, args, { stdio: 'inherit', env: { ...env } });
  const forwarded = [...FORWARDED, ...(process.stdin.isTTY ? [] : FROM_TERMINAL)];
  const handlers = [...FORWARDED, ...FROM_TERMINAL].map((signal) => {
    const handle = (): void => {
      if (forwarded.includes(signal)) child.kill(signal);
    };
    process.on(signal, handle);
    return [signal, handle] as const;
  });
  return new Promise<number>((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'ENOENT' ? 'there is no such program' : error.code === 'EACCES' ? 'it may not be executed' : error.message;
      reject(new UsageError(`cannot run \`${program}\`: ${why}`));
    });
    child.once('close', (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  }).finally(() => {
    for (const [signal, handle] of handlers) process.off(signal, handle);
  });
}
