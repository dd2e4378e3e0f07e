// Biome, knip and the compiler, as this project sets them up, see what they are there to see.
import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import type { SourceTree } from '../tidy/source-tree.ts';
import { type RedFixture, readRedFixtures } from './red-fixture.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

const TOOLS: Readonly<Record<string, readonly string[]>> = {
  biome: ['@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', '--colors=off'],
  knip: ['knip/bin/knip.js', '--no-progress', '--include=files,exports,types,unlisted'],
  tsc: ['typescript/bin/tsc', '-p', '.', '--pretty', 'false'],
};

const fixtures = readRedFixtures('tools');
const ofKnip = fixtures.filter(({ rule }) => rule === 'knip');
const ofOthers = fixtures.filter(({ rule }) => rule !== 'knip');

const clean: SourceTree = new Map([
  ['src/cli/main.ts', "// Says one thing.\nconsole.log('one');\n"],
  ...readRedFixtures('allowed-by-tools').flatMap(({ tree }) => [...tree]),
]);

interface Output {
  readonly status: number;
  readonly output: string;
}

describe('what looks at single files', { timeout: 60_000 }, () => {
  const outputs = new Map<string, Output>();
  // One run over all fixtures, each in a folder of its own: most of the time goes into starting.
  beforeAll(async () => {
    const tools = [...new Set(ofOthers.map(({ rule }) => rule))];
    await Promise.all(
      tools.map(async (tool) => {
        const files = ofOthers
          .filter(({ rule }) => rule === tool)
          .flatMap((fixture) => [...fixture.tree].map(([path, text]) => [folderOf(fixture) + path.slice('src/'.length), text] as const));
        outputs.set(tool, await run(tool, new Map(files)));
      }),
    );
  }, 60_000);

  test.each(ofOthers)('refuses $name', (fixture) => {
    const { status, output } = outputs.get(fixture.rule) ?? { status: 0, output: '' };
    expect(status).not.toBe(0);
    const lines = output.split('\n').filter((line) => line.startsWith(folderOf(fixture)));
    expect(lines.join('\n')).toContain(fixture.message);
  });
});

describe.concurrent('what looks at the whole', { timeout: 60_000 }, () => {
  test.each(ofKnip)('refuses $name', async ({ rule, message, tree }) => {
    const { status, output } = await run(rule, tree);
    expect(status).not.toBe(0);
    expect(output).toContain(message);
  });

  test.each(Object.keys(TOOLS))('%s lets a clean tree pass', async (tool) => {
    const { status, output } = await run(tool, tool === 'knip' ? onlyEntry(clean) : clean);
    expect(status, output).toBe(0);
  });
});

function folderOf({ name }: RedFixture): string {
  return `src/${name.replace(/^.*\//, '')}/`;
}

/** Nothing of it imports the rest. */
function onlyEntry(tree: SourceTree): SourceTree {
  return new Map([...tree].filter(([path]) => path === 'src/cli/main.ts'));
}

/** Runs a tool over the files, with the project's own settings, in a folder of its own. Beside `src`, `product` is the project's `src`. */
async function run(tool: string, tree: SourceTree): Promise<Output> {
  const [script = '', ...args] = TOOLS[tool] ?? [];
  const folder = mkdtempSync(join(tmpdir(), 'red-'));
  try {
    for (const name of ['biome.json', 'knip.json', 'tsconfig.json', '.gitignore']) copyFileSync(join(root, name), join(folder, name));
    writeFileSync(join(folder, 'package.json'), `${JSON.stringify({ name: 'red', type: 'module' }, null, 2)}\n`);
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    if (tool === 'tsc') symlinkSync(join(root, 'src'), join(folder, 'product'));
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
