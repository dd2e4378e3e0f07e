// Whatever can go wrong in a run of vitest is a failure with a name: nothing else tells CI's last lines what to look for.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));

interface Script {
  readonly filesNotStarted: (message: string) => readonly string[];
}

interface Results {
  readonly passed: number;
  readonly failures: readonly string[];
  readonly skipped: readonly string[];
}

const FILES: Readonly<Record<string, string>> = {
  'passes.test.ts': "test('is right', () => {}); test.skip('is not run', () => {});",
  'fails.test.ts': "test('is wrong', () => { throw new Error('what was wrong\\nand a second line'); });",
  'no-load.test.ts': "throw new Error('cannot be loaded');",
  'hook.test.ts':
    "describe('a group', () => { beforeAll(() => { throw new Error('no ground to stand on'); }); test('never runs', () => {}); });",
  'outside.test.ts': "test('ends too soon', () => { Promise.reject(new Error('nobody waited')); });",
};

test('everything that failed or was skipped is named, with the first line of its message', { timeout: 60_000 }, async () => {
  const cache = join(root, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'results-'));
  try {
    for (const [name, text] of Object.entries(FILES)) {
      writeFileSync(
        join(folder, name),
        `import { beforeAll, describe, test } from 'vitest';\n${text}\nvoid [beforeAll, describe, test];\n`,
      );
    }
    writeFileSync(join(folder, 'vitest.config.ts'), "export default { test: { include: ['*.test.ts'], exclude: [] } };\n");
    const { passed, failures, skipped } = await runVitestIn(folder);
    expect(passed).toBe(2);
    expect(failures.toSorted()).toEqual([
      'an error outside the tests: nobody waited',
      'fails.test.ts > is wrong: what was wrong',
      'hook.test.ts > a group: no ground to stand on',
      'no-load.test.ts: cannot be loaded',
    ]);
    expect(skipped.toSorted()).toEqual(['hook.test.ts > a group > never runs', 'passes.test.ts > is not run']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('files for which vitest started no process are told by its own sentence, and nothing else is', async () => {
  const { filesNotStarted } = (await import(join(root, 'scripts', 'run-vitest.mjs'))) as Script;
  const sentence = '[vitest-pool]: Failed to start forks worker for test files /a/b.test.ts, /a/c.test.ts.';
  expect(filesNotStarted(sentence)).toEqual(['/a/b.test.ts', '/a/c.test.ts']);
  expect(filesNotStarted('[vitest-pool]: Worker forks emitted error.')).toEqual([]);
  expect(filesNotStarted('a test says: Failed to start')).toEqual([]);
});

/** In a process of its own, as vitest does not run within vitest. */
async function runVitestIn(folder: string): Promise<Results> {
  const script = `
    import { runVitest } from ${JSON.stringify(join(root, 'scripts', 'run-vitest.mjs'))};
    const results = await runVitest([], ${JSON.stringify(folder)});
    process.exitCode = 0;
    process.stdout.write('\\nRESULTS ' + JSON.stringify(results) + '\\n');`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { cwd: folder });
  return JSON.parse(stdout.slice(stdout.lastIndexOf('RESULTS ') + 'RESULTS '.length)) as Results;
}
