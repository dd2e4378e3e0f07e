// Output that cannot be written, as on a full disk.
import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { watchOutput } from './watch-output.ts';

function failing(code: string, message: string): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error(message), { code })) });
}

function collecting(told: string[]): Writable {
  return new Writable({
    write: (chunk, _encoding, done) => {
      told.push(String(chunk));
      done();
    },
  });
}

async function ended(out: Writable): Promise<{ readonly code: number; readonly told: string }> {
  const told: string[] = [];
  const code = await new Promise<number>((resolve) => {
    watchOutput(out, collecting(told), resolve);
    out.write('the answer');
  });
  return { code, told: told.join('') };
}

test('a full disk is one sentence, and a failure', async () => {
  const { code, told } = await ended(failing('ENOSPC', 'ENOSPC: no space left on device, write'));
  expect({ code, told }).toEqual({ code: 1, told: 'wariin: cannot write to standard output: ENOSPC: no space left on device, write\n' });
});

test('a reader that went away is none', async () => {
  expect(await ended(failing('EPIPE', 'write EPIPE'))).toEqual({ code: 0, told: '' });
});

test('what nobody hears does not end it', async () => {
  const err = failing('ENOSPC', 'full');
  const codes: number[] = [];
  watchOutput(collecting([]), err, (code) => codes.push(code));
  await new Promise((resolve) => err.write('a warning', resolve));
  expect(codes).toEqual([]);
});
