// A lock is respected while its process runs, and taken over afterwards.
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockFile } from './lock-file-node.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('is held by one at a time, and given back without a trace', async () => {
  const path = join(folder, 'lock');
  const unlock = await lockFile(path);
  await expect(lockFile(path)).rejects.toThrow(`process ${process.pid} is using this folder`);
  await unlock();
  expect(await readdir(folder)).toEqual([]);
  await (await lockFile(path))();
});

it('is respected while another process holds it, and taken over when that is gone, or another has its id', async () => {
  const path = join(folder, 'lock');
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] });
  await new Promise((resolve) => child.once('spawn', resolve));
  await writeFile(path, `${child.pid} 0\n`);
  await expect(lockFile(path)).rejects.toThrow(`process ${child.pid} is using this folder`);
  expect(await readdir(folder)).toEqual(['lock']);
  if (process.platform === 'linux') {
    await writeFile(path, `${child.pid} 1\n`);
    await (await lockFile(path))();
    await writeFile(path, `${child.pid} 0\n`);
  }
  child.stdin.end();
  await new Promise((resolve) => child.once('close', resolve));
  const unlock = await lockFile(path);
  expect(await readFile(path, 'utf8')).toMatch(new RegExp(`^${process.pid} `));
  await unlock();
});

it('is taken over from an earlier process with the same id, and from a file without one', async () => {
  const path = join(folder, 'lock');
  for (const content of [`${process.pid} 1\n`, '', 'x']) {
    await writeFile(path, content);
    await (await lockFile(path))();
  }
  expect(await readdir(folder)).toEqual([]);
});
