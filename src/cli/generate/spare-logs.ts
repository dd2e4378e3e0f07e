// Keeps answers from being written over the logs that they are made of.
import { closeSync, fstatSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { sep } from 'node:path';
import type { ActivitySource } from '../../activity/read/source.ts';
import { UsageError } from '../usage-error.ts';

/** Called with the path of a file that is about to be written; throws UsageError where that is one of the logs. */
export type SpareLogs = (path: string) => void;

/** So much of a file is looked at; a log shows what it is in its first event. */
const HEAD = 64 << 10;
const GZIP = Buffer.from([0x1f, 0x8b]);
const LOG = /"(?:Records|eventVersion|userIdentity)"\s*:/;

export function spareLogs(sources: readonly ActivitySource[]): SpareLogs {
  return (path) => {
    const file = fileAt(() => statSync(path, { bigint: true }));
    if (file === undefined || !file.isFile()) return;
    const isSame = (other: typeof file | undefined): boolean => other !== undefined && other.dev === file.dev && other.ino === file.ino;
    const hit = sources.some((source) => {
      if (source.kind === 's3') return false;
      const own = fileAt(() => (source.kind === 'stdin' ? fstatSync(0, { bigint: true }) : statSync(source.path, { bigint: true })));
      if (isSame(own)) return true;
      return source.kind === 'path' && own?.isDirectory() === true && isBelow(path, source.path) && looksLikeEvents(path);
    });
    if (hit) throw new UsageError(`--out: \`${path}\` is one of the logs that are read, and would be lost: write the answer elsewhere`);
  };
}

function isBelow(path: string, folder: string): boolean {
  const root = realpathSync(folder);
  return realpathSync(path).startsWith(root.endsWith(sep) ? root : `${root}${sep}`);
}

/** An earlier answer in the folder of the logs may be written anew. */
function looksLikeEvents(path: string): boolean {
  const head = Buffer.alloc(HEAD);
  const file = fileAt(() => openSync(path, 'r'));
  if (file === undefined) return false;
  try {
    const length = readSync(file, head, 0, HEAD, 0);
    return head.subarray(0, 2).equals(GZIP) || LOG.test(head.toString('latin1', 0, length));
  } finally {
    closeSync(file);
  }
}

/** What is not there, or may not be looked at, is told by what writes. */
function fileAt<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
