// The command of a checkout: builds what is out of date, says so on standard error only, and hands everything on to the program.
import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Checkout, makeCheckout } from './checkout.ts';

let checkout: Checkout;
let command: string;

// One checkout for all, as each full build takes a second: every test leaves it built.
beforeAll(() => {
  checkout = makeCheckout();
  command = join(checkout.folder, 'bin/wariin');
});

afterAll(() => checkout.remove());

describe('bin/wariin', { timeout: 60_000 }, () => {
  test('builds at first, then only when a source changed', async () => {
    const first = await checkout.run(command);
    expect(first).toMatchObject({ status: 0, stdout: expect.stringContaining('"greeting":"one"') });
    expect(first.stderr).toBe('building …\n');

    expect(await checkout.run(command)).toMatchObject({ status: 0, stdout: first.stdout, stderr: '' });

    checkout.write('src/greeting.ts', "// A word.\nexport const greeting = 'two';\n");
    expect(await checkout.run(command)).toMatchObject({ status: 0, stdout: expect.stringContaining('"greeting":"two"') });
  });

  test('hands on arguments and standard input, from any folder and through a link', async () => {
    const link = join(checkout.folder, 'linked');
    symlinkSync(command, link);
    const { stdout } = await checkout.run(link, ['explain', '--x', ''], { input: '{"a":1}\n', cwd: tmpdir() });
    expect(JSON.parse(stdout)).toMatchObject({ args: ['explain', '--x', ''], input: '{"a":1}\n' });
  });

  test('does not run on errors of the compiler, and keeps what was built', async () => {
    await checkout.run(command);
    const before = readdirSync(join(checkout.folder, 'dist'), { recursive: true });
    checkout.write('src/greeting.ts', '// A word.\nexport const greeting: number = "three";\n');
    const { status, stdout, stderr } = await checkout.run(command);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('TS2322');
    expect(readdirSync(join(checkout.folder, 'dist'), { recursive: true })).toEqual(before);
  });

  test('compiles anew when the settings of the compiler change', async () => {
    checkout.write('src/greeting.ts', "// A word.\nexport const greeting = ['one'].join();\n");
    expect(await checkout.run(command)).toMatchObject({ status: 1, stderr: expect.stringContaining('--isolatedDeclarations') });
    const settings = readFileSync(join(checkout.folder, 'tsconfig.json'), 'utf8');
    checkout.write('tsconfig.json', settings.replace('"isolatedDeclarations": true', '"isolatedDeclarations": false'));
    expect(await checkout.run(command)).toMatchObject({ status: 0 });
  });

  test('drops what was built from a source that is gone', async () => {
    checkout.write('src/extra.ts', '// More.\nexport const extra = 1;\n');
    checkout.write('src/greeting.ts', "// A word.\nexport const greeting = 'one';\n");
    await checkout.run(command);
    expect(existsSync(join(checkout.folder, 'dist/extra.js'))).toBe(true);
    rmSync(join(checkout.folder, 'src/extra.ts'));
    await checkout.run(command);
    expect(readdirSync(join(checkout.folder, 'dist')).filter((name) => name.startsWith('extra'))).toEqual([]);
  });

  test('writes again what was removed from under it', async () => {
    for (const path of ['.stamp', '.build/greeting.js', 'greeting.js']) rmSync(join(checkout.folder, 'dist', path));
    expect(await checkout.run(command)).toMatchObject({ status: 0, stdout: expect.stringContaining('"greeting":"one"') });
  });

  test('builds once when called several times at once, and takes over the lock of a process that died', async () => {
    rmSync(join(checkout.folder, 'dist/.stamp'));
    checkout.write('dist/.lock', '999999999 1');
    const runs = await Promise.all(Array.from({ length: 4 }, (_, index) => checkout.run(command, [String(index)])));
    expect(runs.map(({ stdout }) => JSON.parse(stdout).args)).toEqual([['0'], ['1'], ['2'], ['3']]);
    expect(runs.filter(({ stderr }) => stderr.includes('building …'))).toHaveLength(1);
    expect(readdirSync(join(checkout.folder, 'dist')).filter((name) => name.startsWith('.lock'))).toEqual([]);
  });

  test('just runs where there are no sources: installed as a package', async () => {
    for (const name of ['src', 'scripts', 'node_modules', 'tsconfig.json']) {
      rmSync(join(checkout.folder, name), { recursive: true });
    }
    expect(await checkout.run(command)).toMatchObject({ status: 0, stderr: '' });
  });
});
