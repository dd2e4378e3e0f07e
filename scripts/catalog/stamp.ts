// Whether the generated files are those that the present sources and scripts make.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const catalog = join(here, '../../src/catalog');

/** What the output depends on: `sources` (package and version, each), and the code that packs it. */
export function inputsOf(sources: readonly string[]): string {
  const scripts = readdirSync(here).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  const files = [
    ...scripts.map((file) => join(here, file)),
    join(here, '../build-catalog.ts'),
    ...['checksum.ts', 'service-data.ts', 'managed-policy-data.ts', 'managed-policy-lookup.ts', 'read-service-text.ts'].map((file) =>
      join(catalog, file),
    ),
  ];
  return digest([...sources, ...files.sort().map((file) => readFileSync(file, 'utf8'))]);
}

/** Whether `folder` holds exactly the files that `stamp` was made from, for the same inputs. */
export function upToDate(folder: string, inputs: string): boolean {
  const stampFile = join(folder, '.stamp.json');
  if (!existsSync(stampFile)) return false;
  try {
    const stamp = JSON.parse(readFileSync(stampFile, 'utf8')) as { inputs: string; outputs: Record<string, string> };
    const outputs = Object.entries(stamp.outputs);
    return stamp.inputs === inputs && outputs.every(([file, expected]) => digest([readFileSync(join(folder, file), 'utf8')]) === expected);
  } catch {
    return false;
  }
}

/** The text of the stamp file for these outputs. */
export function printStamp(inputs: string, outputs: ReadonlyMap<string, string>): string {
  const digests = Object.fromEntries([...outputs].map(([file, text]) => [file, digest([text])]));
  return `${JSON.stringify({ inputs, outputs: digests }, null, 2)}\n`;
}

function digest(texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(`${text.length}\n`).update(text);
  return hash.digest('hex');
}
