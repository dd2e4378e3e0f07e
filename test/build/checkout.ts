// A small checkout of its own, with the real scripts, settings and command, and a program that tells what it was given.
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

const MAIN = `// Tells what it was given.
import { greeting } from '../greeting.ts';

let input = '';
process.stdin.setEncoding('utf8');
for await (const chunk of process.stdin) input += chunk;
process.stdout.write(JSON.stringify({ greeting, args: process.argv.slice(2), input, cwd: process.cwd() }));
`;

export interface Finished {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Made anew for each test; `remove` it at the end. */
export interface Checkout {
  readonly folder: string;
  write(path: string, text: string): void;
  /** Runs a program by its path, or one of the checkout's own scripts with Node. */
  run(command: string, args?: readonly string[], options?: { readonly input?: string; readonly cwd?: string }): Promise<Finished>;
  remove(): void;
}

export function makeCheckout(): Checkout {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'checkout-')));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const name of ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json']) {
    copyFileSync(join(root, name), join(folder, name));
  }
  cpSync(join(root, 'scripts'), join(folder, 'scripts'), { recursive: true, filter: (path) => !path.endsWith('.ts') });
  cpSync(join(root, 'bin'), join(folder, 'bin'), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  write('src/greeting.ts', "// A word.\nexport const greeting = 'one';\n");
  write('src/cli/main.ts', MAIN);
  return {
    folder,
    write,
    run: (command, args = [], { input = '', cwd = folder } = {}) => runProgram(command, args, input, cwd),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function runProgram(command: string, args: readonly string[], input: string, cwd: string): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['pipe', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stdout, stderr }));
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}
