// The data folder: which files it may hold, and the version of their form.
import { dirname, join } from 'node:path';
import type { Disk } from '../ports/disk.ts';
import { StorageError } from './journal.ts';

/** The form of the files. A newer one is refused; an older one would be brought up here. */
export const FORMAT = 1;

const VERSION = 'VERSION';
const OWN_NAME = /^(?:VERSION(?:\.tmp)?|lock(?:\..*)?|journal-\d+\.log(?:\.tmp)?|checkpoint-\d+(?:\.tmp)?|blobs|events|lost\+found|\..*)$/;

/** Makes or takes a folder for this process alone. Rejects with StorageError if it is another's, or not a data folder. Answers how to give it back. */
export async function takeDataFolder(disk: Disk, folder: string): Promise<() => Promise<void>> {
  await disk.makeFolder(folder);
  // The folder's own name must last too. Not everybody may open its parent: then it has been there for long.
  await disk.syncFolder(dirname(folder)).catch(() => undefined);
  const foreign = (await disk.list(folder)).filter((name) => !OWN_NAME.test(name));
  if (foreign.length > 0) {
    throw new StorageError(`${folder} is not a data folder: it holds ${foreign.slice(0, 3).join(', ')}; name a new folder`);
  }
  const unlock = await disk
    .lock(join(folder, 'lock'))
    .catch((error: Error) => Promise.reject(new StorageError(error.message, { cause: error })));
  try {
    await checkVersion(disk, folder);
  } catch (error) {
    await unlock();
    throw error;
  }
  return unlock;
}

async function checkVersion(disk: Disk, folder: string): Promise<void> {
  const names = await disk.list(folder);
  if (!names.includes(VERSION)) {
    const data = names.find((name) => /^(?:journal|checkpoint)-\d+/.test(name));
    if (data !== undefined) throw new StorageError(`${folder} holds ${data} but no VERSION; restore that file from a copy of the folder`);
    return writeWhole(disk, folder, VERSION, Buffer.from(`${FORMAT}\n`));
  }
  const text = (await readWhole(disk, join(folder, VERSION))).toString('latin1').trim();
  if (!/^\d{1,9}$/.test(text)) throw new StorageError(`${join(folder, VERSION)} holds no version; restore it from a copy of the folder`);
  if (Number(text) > FORMAT) {
    throw new StorageError(
      `${folder} was written by a newer version of this program: its form is ${text}, and this one reads up to ${FORMAT}. ` +
        'Use the newer version, or another folder',
    );
  }
}

/** Writes a small file so that it is there wholly or not at all. */
async function writeWhole(disk: Disk, folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const temporary = join(folder, `${name}.tmp`);
  await disk.remove(temporary);
  const file = await disk.open(temporary, 'create');
  try {
    await file.write(bytes, 0);
    await file.sync();
  } finally {
    await file.close();
  }
  await disk.rename(temporary, join(folder, name));
  await disk.syncFolder(folder);
}

async function readWhole(disk: Disk, path: string): Promise<Buffer> {
  const file = await disk.open(path, 'read');
  try {
    return Buffer.from(await file.read(0, await file.size()));
  } finally {
    await file.close();
  }
}
