// The questions in SMT-LIB, by the writer that the tests of the reasoner have.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const SOURCE = fileURLToPath(new URL('../../test/reason/smt/smt-question.ts', import.meta.url));
const OUT = fileURLToPath(new URL('../.peers/smt-question.mjs', import.meta.url));

/** The function that writes a question; undefined for what the language has no words for. */
export async function smtWriter() {
  const { outputFiles } = await build({ entryPoints: [SOURCE], bundle: true, write: false, platform: 'node', format: 'esm' });
  mkdirSync(fileURLToPath(new URL('../.peers/', import.meta.url)), { recursive: true });
  writeFileSync(OUT, outputFiles[0].text);
  const { smtQuestion } = await import(pathToFileURL(OUT).href);
  return smtQuestion;
}
