// What the operating system refused, in words.
import type { ReadProblem } from '../read-report.ts';

const REASONS: ReadonlyMap<string, (what: string) => string> = new Map([
  ['ENOENT', (what: string) => `there is no such ${what}; a symbolic link may lead nowhere`],
  ['EACCES', (what: string) => `this user may not read the ${what}; give it the permission, or leave the ${what} out`],
  ['EPERM', (what: string) => `this user may not read the ${what}; give it the permission, or leave the ${what} out`],
  ['ELOOP', () => 'symbolic links lead in a circle'],
  ['ENAMETOOLONG', () => 'the path is too long for this machine'],
  ['EMFILE', () => 'this machine allows no more open files; raise the limit (`ulimit -n`) or take fewer workers'],
  ['EIO', () => 'the disk failed to give it'],
]);

const REPLACED = '\ufffd';
const NOT_UTF8 = 'its name, or that of a folder it is in, is not UTF-8; rename it';

/** `what`: `file`, `folder`. The problem of that object; `unreadable`. */
export function systemProblem(object: string, error: unknown, what: string): ReadProblem {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  // What is no UTF-8 in a name is replaced where names are listed, and nothing has the name then.
  const isOtherName = code === 'ENOENT' && object.includes(REPLACED);
  const known = isOtherName ? NOT_UTF8 : REASONS.get(code)?.(what);
  const reason = known ?? `it could not be read: ${error instanceof Error ? error.message : String(error)}`;
  return { object, kind: 'unreadable', message: code === '' ? reason : `${reason} (${code})`, events: 0 };
}
