// Writes src/activity/scan/generated/ from the AssemblyScript sources beside it: the module, and what starts it. Run by tsx; does nothing when nothing changed.
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { main } from 'assemblyscript/asc';
import { printStamp, upToDate } from './catalog/stamp.ts';

const scripts = dirname(fileURLToPath(import.meta.url));
const root = join(scripts, '..');
const sources = join(root, 'src/activity/scan/assembly');
const output = join(root, 'src/activity/scan/generated');

/** Pages of 64 KiB that a module has from the beginning. */
const PAGES = 64;

const inputs = digestOfInputs();
if (upToDate(output, inputs)) {
  process.stdout.write('scanner: up to date\n');
} else {
  const module = await compile();
  const files = new Map([
    ['scanner.js', printModule(module)],
    ['scanner.d.ts', printDeclarations()],
  ]);
  mkdirSync(output, { recursive: true });
  for (const [file, text] of files) write(file, text);
  write('.stamp.json', printStamp(inputs, files));
  process.stdout.write(`scanner: ${module.length} bytes of WebAssembly\n`);
}

async function compile(): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'scanner-'));
  try {
    const file = join(folder, 'scanner.wasm');
    const flags = [
      '-O3',
      '--runtime',
      'stub',
      '--importMemory',
      '--zeroFilledMemory',
      '--initialMemory',
      String(PAGES),
      '--enable',
      'simd',
      '--use',
      'abort=',
      '--outFile',
      file,
    ];
    const { error, stderr } = await main([join(sources, 'index.ts'), ...flags]);
    if (error !== null) throw new Error(`the scanner was not compiled: ${stderr.toString()}`);
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function printModule(module: Buffer): string {
  return `// Written by scripts/build-scanner.ts.
const MODULE = '${module.toString('base64')}';
let compiled;
export function openMemory() {
  return typeof WebAssembly === 'undefined' ? undefined : new WebAssembly.Memory({ initial: ${PAGES} });
}
export function startScanner(host, memory) {
  if (compiled === undefined) {
    try {
      const text = atob(MODULE);
      const bytes = new Uint8Array(text.length);
      for (let at = 0; at < bytes.length; at++) bytes[at] = text.charCodeAt(at);
      compiled = new WebAssembly.Module(bytes);
    } catch {
      compiled = null;
    }
  }
  return compiled === null ? undefined : new WebAssembly.Instance(compiled, { host, env: { memory } }).exports;
}
`;
}

function printDeclarations(): string {
  return `// Written by scripts/build-scanner.ts.
import type { ScannerHost, ScannerMemory, ScannerModule } from '../scanner-module.js';
/** Undefined where there is no WebAssembly. */
export declare function openMemory(): ScannerMemory | undefined;
/** Undefined where there is no WebAssembly with vectors. All of the memory has to be 0. */
export declare function startScanner(host: ScannerHost, memory: ScannerMemory): ScannerModule | undefined;
`;
}

/** Never leaves half a file: others may be reading it. */
function write(file: string, text: string): void {
  const target = join(output, file);
  const unfinished = `${target}.${process.pid}.tmp`;
  writeFileSync(unfinished, text);
  renameSync(unfinished, target);
}

function digestOfInputs(): string {
  const hash = createHash('sha256');
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/assemblyscript/package.json'), 'utf8')) as { version: string };
  hash.update(`assemblyscript@${version}\n`);
  const files = readdirSync(sources)
    .filter((file) => file.endsWith('.ts'))
    .sort();
  for (const path of [...files.map((file) => join(sources, file)), fileURLToPath(import.meta.url)]) {
    hash.update(`${path.slice(root.length)}\n`).update(readFileSync(path));
  }
  return hash.digest('hex');
}
