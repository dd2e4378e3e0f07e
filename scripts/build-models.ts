// Writes src/cloud/model/generated/ from the schemas of SDK clients. Run by tsx; does nothing when nothing changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { printStamp, upToDate } from './catalog/stamp.ts';
import { CLIENTS } from './models/clients.ts';
import { compileModel } from './models/compile-model.ts';
import { printTypes } from './models/print-types.ts';
import { readClient } from './models/read-client.ts';

const scripts = dirname(fileURLToPath(import.meta.url));
const root = join(scripts, '..');
const output = join(root, 'src/cloud/model/generated');

const inputs = digestOfInputs();
if (upToDate(output, inputs)) {
  process.stdout.write('models: up to date\n');
} else {
  const files = generate();
  mkdirSync(output, { recursive: true });
  for (const [file, text] of files) write(file, text);
  write('.stamp.json', printStamp(inputs, files));
  process.stdout.write(`models: written from ${CLIENTS.length} clients\n`);
}

function generate(): ReadonlyMap<string, string> {
  return new Map(
    CLIENTS.flatMap((source) => {
      const model = compileModel(readClient(source));
      return [
        [`${source.name}.json`, `${JSON.stringify(model)}\n`],
        [`${source.name}.ts`, printTypes(source, model, versionOf(source.from))],
      ] as const;
    }),
  );
}

/** Never leaves half a file: others may be reading it. */
function write(file: string, text: string): void {
  const target = join(output, file);
  if (existsSync(target) && readFileSync(target, 'utf8') === text) return; // Compilers look at times.
  const unfinished = `${target}.${process.pid}.tmp`;
  writeFileSync(unfinished, text);
  renameSync(unfinished, target);
}

function digestOfInputs(): string {
  const modules = readdirSync(join(scripts, 'models')).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  const files = [...modules.map((file) => `models/${file}`), 'build-models.ts', '../src/cloud/model/service-model.ts'].sort();
  const hash = createHash('sha256');
  for (const { from } of CLIENTS) hash.update(`${from}@${versionOf(from)}\n`);
  for (const file of files) hash.update(`${file}\n`).update(readFileSync(join(scripts, file)));
  return hash.digest('hex');
}

function versionOf(name: string): string {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')) as { version: string };
  return version;
}
