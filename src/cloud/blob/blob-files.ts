// Large bodies as files: `ab/<sha256 in hex>`, written aside first.
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Disk, DiskFile } from '../ports/disk.ts';
import { StoredStream } from './stored-stream.ts';

/** A body that is being received. */
export interface Spool {
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** Keeps it under its digest; durable when that resolves, if files are durable at all. */
  readonly keep: (digest: string) => Promise<void>;
  readonly discard: () => Promise<void>;
}

export interface BlobFiles {
  readonly has: (digest: string) => boolean;
  readonly digests: () => Iterable<string>;
  readonly spool: () => Promise<Spool>;
  readonly read: (digest: string, from: number, length: number) => Readable;
  readonly readNow: (digest: string, from: number, length: number) => Uint8Array;
  readonly remove: (digest: string) => Promise<void>;
}

const DIGEST = /^[0-9a-f]{64}$/;

/** Opens the files of a folder, which is made when the first is stored; spools that were left behind are removed. */
export async function openBlobFiles(
  disk: Disk,
  folder: () => Promise<string>,
  durable: boolean,
  known: readonly string[],
): Promise<BlobFiles> {
  const present = new Set(known);
  const folders = new Set<string>();
  const removing = new Map<string, Promise<void>>();
  let spools = 0;
  /** Known as soon as there is a file. */
  let home = known.length > 0 ? await folder() : '';
  const pathOf = async (digest: string): Promise<string> => join(await folder(), digest.slice(0, 2), digest);

  /** The file may be there already: then it has the same bytes. */
  const place = async (temporary: string, digest: string): Promise<void> => {
    await removing.get(digest);
    if (present.has(digest)) return disk.remove(temporary);
    home = await folder();
    const shelf = join(home, digest.slice(0, 2));
    if (!folders.has(shelf)) {
      await disk.makeFolder(shelf);
      if (durable) await disk.syncFolder(home);
      folders.add(shelf);
    }
    await disk.rename(temporary, join(shelf, digest));
    if (durable) await disk.syncFolder(shelf);
    present.add(digest);
  };

  return {
    has: (digest) => present.has(digest),
    digests: () => present,
    spool: async () => {
      const temporary = join(await folder(), `spool-${++spools}`);
      return spoolInto(await disk.open(temporary, 'create'), durable, {
        place: (digest) => place(temporary, digest),
        remove: () => disk.remove(temporary),
      });
    },
    read: (digest, from, length) => new StoredStream(async () => disk.open(await pathOf(digest), 'read'), from, length),
    readNow: (digest, from, length) => disk.readNow(join(home, digest.slice(0, 2), digest), from, length),
    remove: (digest) => {
      present.delete(digest);
      const removal = pathOf(digest)
        .then((path) => disk.remove(path))
        .finally(() => removing.delete(digest));
      removing.set(digest, removal);
      return removal;
    },
  };
}

/** Digests of the files in a folder; spools that a crash left behind are removed. */
export async function listBlobFiles(disk: Disk, folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of await disk.list(folder)) {
    if (/^spool-\d+$/.test(name)) await disk.remove(join(folder, name));
    else if (/^[0-9a-f]{2}$/.test(name)) found.push(...(await disk.list(join(folder, name))).filter((digest) => DIGEST.test(digest)));
  }
  return found;
}

function spoolInto(
  file: DiskFile,
  durable: boolean,
  { place, remove }: { readonly place: (digest: string) => Promise<void>; readonly remove: () => Promise<void> },
): Spool {
  let length = 0;
  let open = true;
  const close = async (): Promise<void> => {
    if (open) await file.close();
    open = false;
  };
  return {
    write: async (bytes) => {
      await file.write(bytes, length);
      length += bytes.length;
    },
    keep: async (digest) => {
      if (durable) await file.sync();
      await close();
      await place(digest);
    },
    discard: async () => {
      await close();
      await remove();
    },
  };
}
