// What happens when the output of this process cannot be written.
import type { Writable } from 'node:stream';
import { BRAND } from '../../brand.ts';
import { EXIT } from '../exit-code.ts';

/** `end` ends the process with the exit code. */
export function watchOutput(out: Writable, err: Writable, end: (code: number) => void): void {
  out.on('error', (error: NodeJS.ErrnoException) => {
    // The reader of a pipe may go away early (`| head`): that is no failure.
    if (error.code === 'EPIPE') {
      end(EXIT.fine);
      return;
    }
    err.write(`${BRAND}: cannot write to standard output: ${error.message}\n`);
    end(EXIT.failed);
  });
  // Who does not hear what went wrong still gets the answer and the exit code.
  err.on('error', () => {});
}
