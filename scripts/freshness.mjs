// Tells whether `dist` was built from the sources as they are now. On the way to every command in a checkout, so it only reads directories.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What a build depends on beside `src`. */
const INPUTS = [
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'scripts/build.mjs',
  'scripts/bundle.mjs',
  'scripts/build-catalog.ts',
  'scripts/build-models.ts',
  'scripts/build-scanner.ts',
  'scripts/catalog',
  'scripts/models',
];

/** Where the fingerprint of the last build stands. */
export function stampPath(root) {
  return join(root, 'dist', '.stamp');
}

export function isFresh(root) {
  try {
    return readFileSync(stampPath(root), 'utf8') === fingerprint(root);
  } catch {
    return false;
  }
}

/** Names, sizes and times of everything that a build reads; tests are left out. */
export function fingerprint(root) {
  const hash = createHash('sha256');
  for (const path of ['src', ...INPUTS]) addPath(hash, root, path);
  return hash.digest('hex');
}

function addPath(hash, root, path) {
  const stats = statSync(join(root, path), { throwIfNoEntry: false });
  if (stats === undefined) return;
  if (!stats.isDirectory()) {
    hash.update(`${path}\0${stats.size}\0${stats.mtimeMs}\n`);
    return;
  }
  for (const name of readdirSync(join(root, path)).sort()) {
    if (!name.endsWith('.test.ts')) addPath(hash, root, `${path}/${name}`);
  }
}
