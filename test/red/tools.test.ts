// Biome, knip and the compiler, as this project sets them up, see what they are there to see.
import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { SourceTree } from '../tidy/source-tree.ts';
import { readRedFixtures } from './red-fixture.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

const TOOLS: Readonly<Record<string, readonly string[]>> = {
  biome: ['@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', '--colors=off'],
  knip: ['knip/bin/knip.js', '--no-progress', '--include=files,exports,types,unlisted'],
  tsc: ['typescript/bin/tsc', '-p', '.', '--pretty', 'false'],
};

const CLEAN: SourceTree = new Map([['src/cli/main.ts', "// Says one thing.\nconsole.log('one');\n"]]);

describe.concurrent('tools', { timeout: 60_000 }, () => {
  test.each(readRedFixtures('tools'))('refuse $name', async ({ rule, message, tree }) => {
    const { status, output } = await run(rule, tree);
    expect(status).not.toBe(0);
    expect(output).toContain(message);
  });

  test.each(Object.keys(TOOLS))('%s lets a clean tree pass', async (tool) => {
    expect(await run(tool, CLEAN)).toMatchObject({ status: 0 });
  });
});

/** Runs a tool over the files, with the project's own settings, in a folder of its own. */
async function run(tool: string, tree: SourceTree): Promise<{ readonly status: number; readonly output: string }> {
  const [script = '', ...args] = TOOLS[tool] ?? [];
  const folder = mkdtempSync(join(tmpdir(), 'red-'));
  try {
    for (const name of ['biome.json', 'knip.json', 'tsconfig.json', '.gitignore']) copyFileSync(join(root, name), join(folder, name));
    writeFileSync(join(folder, 'package.json'), `${JSON.stringify({ name: 'red', type: 'module' }, null, 2)}\n`);
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    for (const [path, text] of tree) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return await promisify(execFile)(process.execPath, [join(root, 'node_modules', script), ...args], { cwd: folder }).then(
      ({ stdout, stderr }) => ({ status: 0, output: stdout + stderr }),
      ({ code, stdout, stderr }) => ({ status: code, output: stdout + stderr }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
