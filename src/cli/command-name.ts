// How the user calls this program.
import { existsSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BRAND } from '../brand.ts';

/** The package's own folder: `src` and `dist` are equally deep. */
const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** In a checkout the command is a file of it; installed, it is on the path. */
export function commandName(): string {
  return existsSync(join(ROOT, 'src')) ? shownPath(join(ROOT, 'bin', BRAND)) : BRAND;
}

/** Where examples are that come with the program; undefined where they were left out. */
export function examplesPath(name: string): string | undefined {
  const path = join(ROOT, 'examples', name);
  return existsSync(path) ? shownPath(path) : undefined;
}

/** Relative to where the program was started, if it lies below. */
export function shownPath(path: string): string {
  const below = relative(process.cwd(), path);
  return below.startsWith(`..${sep}`) || isAbsolute(below) ? path : below;
}
