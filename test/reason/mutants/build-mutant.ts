// The reasoner with one wrong edit, as a module of its own.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { Mutant } from './mutants.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const OUT = join(ROOT, 'node_modules', '.cache', 'reason-mutants');

/** What the mutant of each kind is entered by. */
const ENTRIES = { questions: 'policy-question.ts', words: 'text/atomise-text.ts', templates: 'template-inclusion.ts' };

/** @throws Error when the text to be changed is not in the file exactly once: the mutant has to follow the code. */
export async function buildMutant({ name, file, from, to, by }: Mutant): Promise<Readonly<Record<string, unknown>>> {
  const path = join(ROOT, 'src', 'reason', file);
  const parts = readFileSync(path, 'utf8').split(from);
  if (parts.length !== 2) throw new Error(`the mutant "${name}" does not fit ${file} any more`);
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, 'src', 'reason', ENTRIES[by ?? 'questions'])],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    plugins: [
      {
        name: 'mutant',
        setup: ({ onLoad }) => {
          onLoad({ filter: /\.ts$/ }, (args) => (args.path === path ? { contents: parts.join(to), loader: 'ts' } : undefined));
        },
      },
    ],
  });
  mkdirSync(OUT, { recursive: true });
  const module = join(OUT, `${name.replace(/\W+/g, '-')}.mjs`);
  writeFileSync(module, outputFiles[0]?.text ?? '');
  return import(/* @vite-ignore */ `${pathToFileURL(module).href}?${process.pid}`);
}
