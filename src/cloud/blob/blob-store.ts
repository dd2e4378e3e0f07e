// The bodies of objects: small ones as rows, large ones as files, both gone when nothing refers to them.
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import type { BlobStore, StoredBlob } from '../ports/blobs.ts';
import type { Disk } from '../ports/disk.ts';
import type { State } from '../state/state.ts';
import type { AnyTable } from '../state/table.ts';
import { listBlobFiles, openBlobFiles } from './blob-files.ts';
import { blobReferences } from './blob-references.ts';
import { INLINE_BLOBS } from './blob-table.ts';
import { takeIn } from './take-in.ts';

export interface CloudBlobs extends BlobStore {
  /** Keeps a blob for a while: for an answer that is sent after the row may have gone. Each is to be released once. */
  readonly hold: (digest: string) => void;
  /** Ends a hold. `receive` holds what it answers: the call that received it releases it when it ends, well or not. */
  readonly release: (digest: string) => void;
  /** Keeps all blobs that rows refer to now, for a snapshot that may be restored; until the result is called. */
  readonly pin: () => () => void;
  /** Digests that rows refer to and that are not there: files that somebody removed. */
  readonly missing: () => readonly string[];
  /** Resolves when nothing is being removed. */
  readonly idle: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface BlobStoreOptions {
  readonly state: State;
  /** All of the state's; `INLINE_BLOBS` is among them. */
  readonly tables: readonly AnyTable[];
  readonly disk: Disk;
  /** Where files are kept for good. Absent: in a folder of `temporary`, removed at the end. */
  readonly folder?: string;
  /** Makes a folder for files that need not outlive the process. */
  readonly temporary: () => Promise<string>;
  readonly report: (line: string) => void;
}

/** Opens the blobs of a state, and removes those that no row refers to. */
export async function blobStore(options: BlobStoreOptions): Promise<CloudBlobs> {
  const { state, tables, disk, folder, report } = options;
  let made: Promise<string> | undefined;
  const home = (): Promise<string> => {
    made ??= folder === undefined ? options.temporary() : makeDurable(disk, folder);
    return made;
  };
  const files = await openBlobFiles(disk, home, folder !== undefined, folder === undefined ? [] : await listBlobFiles(disk, folder));
  const references = blobReferences(tables, state.reader);
  const { reader } = state;
  const removals = new Set<Promise<void>>();
  // Rows that the program does not know may refer to anything.
  const removable = state.unknownTables().length === 0;

  const has = (digest: string): boolean => reader.get(INLINE_BLOBS, digest) !== undefined || files.has(digest);
  const removeUnreferred = async (digests: readonly string[]): Promise<void> => {
    // Not before the rows that referred to them are gone for good.
    await state.settled();
    const gone = digests.filter((digest) => !references.isReferred(digest));
    const inline = gone.filter((digest) => reader.get(INLINE_BLOBS, digest) !== undefined);
    if (inline.length > 0) {
      state.transact((writer) => {
        for (const digest of inline) writer.delete(INLINE_BLOBS, digest);
      });
    }
    for (const digest of gone) if (files.has(digest)) await files.remove(digest);
  };
  const consider = (digests: readonly string[]): void => {
    const unreferred = removable ? digests.filter((digest) => !references.isReferred(digest)) : [];
    if (unreferred.length === 0) return;
    const removal = removeUnreferred(unreferred)
      .catch((error: Error) => report(`a body that nothing refers to was not removed: ${error.message}`))
      .finally(() => removals.delete(removal));
    removals.add(removal);
  };
  const release = (digest: string): void => {
    references.release(digest);
    consider([digest]);
  };

  state.watch((changes) => {
    const lost = references.follow(changes);
    // Rows of bodies that a restored snapshot brought back.
    const inline = changes.filter(({ table, after }) => table === INLINE_BLOBS.name && after !== undefined).map(({ key }) => key);
    if (lost.length + inline.length > 0) consider([...lost, ...inline]);
  });
  consider([...files.digests(), ...[...reader.scan(INLINE_BLOBS, '')].map(([digest]) => digest)]);

  const receive: BlobStore['receive'] = async (body, { keepPart = false } = {}) => {
    const { digest, length, inline, spool, broken } = await takeIn(body, files.spool, keepPart);
    references.hold(digest);
    try {
      if (inline !== undefined) {
        if (!has(digest)) state.transact((writer) => writer.put(INLINE_BLOBS, digest, { base64: inline.toString('base64') }));
      } else {
        await spool?.keep(digest);
      }
    } catch (error) {
      await spool?.discard().catch(() => undefined);
      release(digest);
      throw error;
    }
    return { digest, length, ...(broken !== undefined && { broken }) };
  };
  const read: BlobStore['read'] = (digest, from, length) => {
    const inline = reader.get(INLINE_BLOBS, digest);
    if (inline !== undefined)
      return Readable.from([Buffer.from(inline.base64, 'base64').subarray(from, from + length)], { objectMode: false });
    if (!files.has(digest)) throw new Error(`there is no blob ${digest}`);
    references.hold(digest);
    return files.read(digest, from, length).once('close', () => release(digest));
  };

  return {
    receive,
    join: async (parts) => {
      const [only, next] = parts;
      for (const { digest } of parts) references.hold(digest);
      if (only !== undefined && next === undefined) return only;
      try {
        return await receive(Readable.from(inOrder(parts, read), { objectMode: false }));
      } finally {
        for (const { digest } of parts) release(digest);
      }
    },
    read,
    peek: (digest) => {
      const inline = reader.get(INLINE_BLOBS, digest);
      return inline === undefined ? undefined : Buffer.from(inline.base64, 'base64');
    },
    readNow: (digest, from, length) => {
      const inline = reader.get(INLINE_BLOBS, digest);
      if (inline !== undefined) return Buffer.from(inline.base64, 'base64').subarray(from, from + length);
      if (!files.has(digest)) throw new Error(`there is no blob ${digest}`);
      return files.readNow(digest, from, length);
    },
    has,
    hold: references.hold,
    release,
    pin: () => {
      const unpin = references.pin();
      return () => consider(unpin());
    },
    missing: () => [...references.ofRows()].filter((digest) => !has(digest)),
    idle: async () => {
      while (removals.size > 0) await Promise.all(removals);
    },
    close: async () => {
      while (removals.size > 0) await Promise.all(removals);
      if (folder === undefined && made !== undefined) await disk.removeFolder(await made);
    },
  };
}

async function* inOrder(parts: readonly StoredBlob[], read: BlobStore['read']): AsyncGenerator<Uint8Array> {
  for (const { digest, length } of parts) yield* read(digest, 0, length) as AsyncIterable<Uint8Array>;
}

async function makeDurable(disk: Disk, folder: string): Promise<string> {
  await disk.makeFolder(folder);
  await disk.syncFolder(dirname(folder));
  return folder;
}
