// A disk in memory that loses what was not synced: names, lengths, and any of the 512-byte sectors.
import { dirname } from 'node:path';
import type { Disk, DiskFile } from '../../../src/cloud/ports/disk.ts';
import type { Random } from '../random.ts';

interface Content {
  /** As programs see it. */
  bytes: Buffer;
  /** As it is on disk for certain. */
  durable: Buffer;
  /** Since the last sync, in order. */
  pending: Write[];
}

type Write = { readonly position: number; readonly bytes: Buffer } | { readonly length: number };

/** A change of names in one folder: file or nothing. */
interface Naming {
  readonly folder: string;
  readonly names: readonly (readonly [path: string, content: Content | undefined])[];
}

export interface FaultOptions {
  /** The disk stops for ever in the midst of this step, counted from 1. */
  readonly crashAt?: number;
  /** This step, and all later ones that write, reject: the disk is full. */
  readonly fullFrom?: number;
  /** Files whose sync does nothing: what a program does that acknowledges before it has synced. */
  readonly lazy?: RegExp;
}

export interface FaultDisk extends Disk {
  /** Operations so far. */
  readonly steps: () => number;
  readonly crashed: Promise<void>;
  /** The disk after a loss of power now: what was synced, and whatever chance has left of the rest. */
  readonly reboot: (random: Random, options?: FaultOptions) => FaultDisk;
  /** Flips a bit of a file, synced or not. */
  readonly damage: (path: string, position: number) => void;
  /** All names that files have had. */
  readonly named: () => ReadonlySet<string>;
}

export function faultDisk(options: FaultOptions = {}, start: ReadonlyMap<string, Buffer> = new Map()): FaultDisk {
  const files = new Map<string, Content>();
  for (const [path, bytes] of start) files.set(path, { bytes, durable: bytes, pending: [] });
  const durableNames = new Map(files);
  let pendingNames: Naming[] = [];
  const locks = new Set<string>();
  const everNamed = new Set(files.keys());
  let steps = 0;
  let stopped = false;
  let stop = (): void => {};
  const crashed = new Promise<void>((resolve) => {
    stop = resolve;
  });

  /** One operation: its effect, then a turn of the event loop, unless power is lost. */
  const step = async <T>(effect: () => T, writes = true): Promise<T> => {
    if (stopped) return new Promise<T>(() => undefined);
    steps++;
    if (writes && options.fullFrom !== undefined && steps >= options.fullFrom) {
      await turn();
      throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
    }
    if (steps === options.crashAt) stopped = true;
    // The effect of the operation in which power is lost is still up to chance: nothing of it is synced.
    const result = effect();
    if (stopped) {
      stop();
      return new Promise<T>(() => undefined);
    }
    await turn();
    return result;
  };
  const find = (path: string): Content => {
    const content = files.get(path);
    if (content === undefined) throw Object.assign(new Error(`ENOENT: ${path}`), { code: 'ENOENT' });
    return content;
  };
  const name = (naming: Naming): void => {
    for (const [path, content] of naming.names) {
      if (content === undefined) files.delete(path);
      else {
        files.set(path, content);
        everNamed.add(path);
      }
    }
    pendingNames.push(naming);
  };
  const fileOf = (path: string, content: Content): DiskFile => ({
    write: (bytes, position) =>
      step(() => {
        const write = { position, bytes: Buffer.from(bytes) };
        content.bytes = applied(content.bytes, write);
        content.pending.push(write);
      }),
    read: (position, length) => step(() => content.bytes.subarray(position, position + length), false),
    size: () => step(() => content.bytes.length, false),
    truncate: (length) =>
      step(() => {
        content.bytes = applied(content.bytes, { length });
        content.pending.push({ length });
      }),
    sync: () =>
      step(() => {
        if (stopped || options.lazy?.test(path)) return;
        content.durable = content.bytes;
        content.pending = [];
      }),
    close: () => step(() => undefined, false),
  });

  return {
    makeFolder: () => step(() => undefined),
    list: (path) =>
      step(
        () => [
          ...new Set(
            [...files.keys()].filter((file) => file.startsWith(`${path}/`)).map((file) => file.slice(path.length + 1).split('/')[0]!),
          ),
        ],
        false,
      ),
    syncFolder: (path) =>
      step(() => {
        if (stopped) return;
        for (const naming of pendingNames.filter(({ folder }) => folder === path)) applyNames(durableNames, naming);
        pendingNames = pendingNames.filter(({ folder }) => folder !== path);
      }),
    open: (path, mode) =>
      step(() => {
        if (mode !== 'create') return fileOf(path, find(path));
        if (files.has(path)) throw Object.assign(new Error(`EEXIST: ${path}`), { code: 'EEXIST' });
        const content: Content = { bytes: Buffer.alloc(0), durable: Buffer.alloc(0), pending: [] };
        name({ folder: dirname(path), names: [[path, content]] });
        return fileOf(path, content);
      }),
    readNow: (path, position, length) => find(path).bytes.subarray(position, position + length),
    rename: (from, to) =>
      step(() => {
        if (dirname(from) !== dirname(to)) name({ folder: dirname(to), names: [[to, find(from)]] });
        name({ folder: dirname(from), names: [[from, undefined], ...(dirname(from) === dirname(to) ? [[to, find(from)] as const] : [])] });
      }),
    remove: (path) =>
      step(() => {
        if (files.has(path)) name({ folder: dirname(path), names: [[path, undefined]] });
      }),
    removeFolder: (path) =>
      step(() => {
        for (const file of [...files.keys()]) if (file.startsWith(`${path}/`)) files.delete(file);
      }),
    lock: (path) =>
      step(() => {
        if (locks.has(path)) throw new Error(`${path}: process 1 is using this folder`);
        locks.add(path);
        return async () => {
          locks.delete(path);
        };
      }, false),
    steps: () => steps,
    crashed,
    reboot: (random, next) => {
      stopped = true;
      const names = new Map(durableNames);
      // Names of one folder are written in order; how far that went is chance.
      const cut = new Map<string, number>();
      for (const { folder } of pendingNames) cut.set(folder, (cut.get(folder) ?? 0) + 1);
      for (const [folder, count] of cut) cut.set(folder, random.between(0, count));
      for (const naming of pendingNames) {
        const left = cut.get(naming.folder)!;
        if (left > 0) applyNames(names, naming);
        cut.set(naming.folder, left - 1);
      }
      return faultDisk(next, new Map([...names].map(([path, content]) => [path, torn(content, random)])));
    },
    damage: (path, position) => {
      const content = find(path);
      content.bytes = Buffer.from(content.bytes);
      content.bytes.writeUInt8(content.bytes.readUInt8(position) ^ 1, position);
      content.durable = content.bytes;
    },
    named: () => everNamed,
  };
}

const SECTOR = 512;

/** What chance leaves of writes that were not synced: each sector by itself, in no order. */
function torn(content: Content, random: Random): Buffer {
  const all = random.chance(0.2);
  const none = !all && random.chance(0.2);
  let bytes = content.durable;
  for (const write of content.pending) {
    if ('length' in write) {
      if (all || (!none && random.chance(0.5))) bytes = applied(bytes, write);
      continue;
    }
    let from = 0;
    while (from < write.bytes.length) {
      const to = Math.min(write.bytes.length, (Math.floor((write.position + from) / SECTOR) + 1) * SECTOR - write.position);
      if (all || (!none && random.chance(0.6)))
        bytes = applied(bytes, { position: write.position + from, bytes: write.bytes.subarray(from, to) });
      from = to;
    }
  }
  return bytes;
}

function applied(bytes: Buffer, write: Write): Buffer {
  if ('length' in write) return Buffer.from(bytes.subarray(0, write.length));
  const result = Buffer.alloc(Math.max(bytes.length, write.position + write.bytes.length));
  bytes.copy(result);
  write.bytes.copy(result, write.position);
  return result;
}

function applyNames(names: Map<string, Content>, naming: Naming): void {
  for (const [path, content] of naming.names) {
    if (content === undefined) names.delete(path);
    else names.set(path, content);
  }
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
