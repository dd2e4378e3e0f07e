// Puts the compiled modules of the command into few files: node takes longer to find and open hundreds of modules than to run them.
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Beside the folders of `src`, so that what is read from beside a module is one step up, and then where it was. */
const FOLDER = 'command';
/** Data that is read when it is needed, if at all. */
const DATA = /\/generated\/[\w-]+\.js$/;

/** `staging`: what the compiler wrote. Writes `command/main.js` and what it loads later; packages stay outside. */
export async function bundle(staging) {
  rmSync(join(staging, FOLDER), { recursive: true, force: true });
  await build({
    entryPoints: [join(staging, 'cli', 'main.js')],
    outdir: join(staging, FOLDER),
    bundle: true,
    splitting: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
    plugins: [{ name: 'places', setup: (plugins) => keepPlaces(plugins, staging) }],
  });
}

/** Data stays where it is, and modules find what stands beside them as before. */
function keepPlaces(plugins, staging) {
  plugins.onResolve({ filter: DATA }, ({ path, resolveDir }) => ({
    path: relative(join(staging, FOLDER), join(resolveDir, path)),
    external: true,
  }));
  plugins.onLoad({ filter: /\.js$/ }, ({ path }) => {
    const contents = readFileSync(path, 'utf8');
    if (!contents.includes('import.meta.url')) return undefined;
    const place = `new URL(${JSON.stringify(relative(join(staging, FOLDER), path))}, import.meta.url).href`;
    return { contents: contents.replaceAll('import.meta.url', place), resolveDir: dirname(path) };
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle(process.argv[2]);
