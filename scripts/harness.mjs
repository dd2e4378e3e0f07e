// Runs a module of the test harness compiled, as millions of decisions are made in it: `node scripts/harness.mjs test/differential/run.ts …`.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const OUT = join(ROOT, 'node_modules', '.cache', 'harness');
const TABLES = join('src', 'catalog', 'generated');

/** Compiles what changed, runs the module, and gives its exit code; 1 when it does not compile. */
export function runHarness(module, args) {
  mkdirSync(OUT, { recursive: true });
  writeFileSync(join(OUT, 'package.json'), '{ "type": "module" }\n');
  const compiler = [join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', join(ROOT, 'tsconfig.harness.json')];
  if (spawnSync(process.execPath, compiler, { stdio: ['ignore', 2, 2] }).status !== 0) return 1;
  cpSync(join(ROOT, TABLES), join(OUT, TABLES), { recursive: true });
  const compiled = join(OUT, module.replace(/\.ts$/, '.js'));
  return spawnSync(process.execPath, [compiled, ...args], { stdio: ['ignore', 'inherit', 'inherit'] }).status ?? 1;
}

const [module, ...args] = process.argv.slice(2);
if (module !== undefined && process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = runHarness(module, args);
