// The code of an MFA device: given, printed by a command, or asked for at the terminal.
import { execFile } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { UsageError } from '../usage-error.ts';
import type { MfaOptions } from './assume-request.ts';

/** Asks each time that it is called; a code that was given serves once. Rejects with UsageError when there is nobody to ask. */
export function mfaCode({ serial, code, command }: MfaOptions): () => Promise<string> {
  if (command !== undefined) return () => printedBy(command);
  if (code !== undefined) return async () => checked(code);
  return () => typed(serial);
}

/** Whether a new code can be had without asking anybody. */
export function isUnattended(mfa: MfaOptions | undefined): boolean {
  return mfa === undefined || mfa.command !== undefined;
}

async function printedBy(command: string): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)('/bin/sh', ['-c', command]);
    return checked(stdout.trim());
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`--mfa-command failed: ${error instanceof Error ? error.message.trim() : String(error)}`);
  }
}

/** Standard input belongs to the command that will run: the terminal itself is asked. */
async function typed(serial: string): Promise<string> {
  const input = createReadStream('/dev/tty');
  const output = createWriteStream('/dev/tty');
  try {
    const answer = await new Promise<string>((resolve, reject) => {
      input.once('error', reject);
      output.once('error', reject);
      createInterface({ input, output }).question(`MFA code of ${serial}: `, resolve);
    });
    return checked(answer.trim());
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError('a code of the MFA device is needed, and there is no terminal to ask at; give --mfa-code or --mfa-command');
  } finally {
    input.destroy();
    output.end();
  }
}

function checked(code: string): string {
  if (!/^\d{6}$/.test(code)) throw new UsageError('a code of an MFA device is six digits');
  return code;
}
