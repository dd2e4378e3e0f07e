// The command line as a whole: help, version, unknown words.
import { describe, expect, test } from 'vitest';
import { fakeStreams } from '../../test/testkit/fake-streams.ts';
import { main } from './main.ts';
import { VERBS } from './verbs.ts';

async function run(...args: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const streams = fakeStreams();
  const code = await main(args, streams);
  return { code, ...streams.written };
}

describe('help', () => {
  test.each([['help'], ['--help'], ['-h']])('`%s` lists the verbs', async (word) => {
    const { code, out, err } = await run(word);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const width = Math.max(...VERBS.map(({ name }) => name.length));
    for (const { name, summary } of VERBS) expect(out).toContain(`  ${name.padEnd(width)}  ${summary}\n`);
  });

  test('without a verb the list, and a failure', async () => {
    expect(await run()).toMatchObject({ code: 1, out: expect.stringContaining('usage: ') });
  });

  test.each(VERBS.map(({ name }) => [name]))('`%s` tells its options and exit codes, in 100 columns', async (name) => {
    const { code, out } = await run(name, '--help');
    expect(code).toBe(0);
    expect(out).toContain(`usage: wariin ${name} `);
    expect(out).toMatch(/exit codes: 0 /);
    expect(out.split('\n').filter((line) => line.length > 100)).toEqual([]);
    expect(await run('help', name)).toMatchObject({ code: 0, out });
    expect(await run(name, '-h', '--nonsense')).toMatchObject({ code: 0, out });
  });
});

test.each([['version'], ['--version'], ['-V']])('`%s`', async (word) => {
  expect(await run(word)).toMatchObject({ code: 0, out: expect.stringMatching(/^wariin \d+\.\d+\.\d+/) });
});

test('an unknown verb', async () => {
  const { code, out, err } = await run('explian');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('there is no verb `explian`');
});

test.each(VERBS.map(({ name }) => [name]))('`%s` refuses an unknown option in words', async (name) => {
  const { code, out, err } = await run(name, '--nonsense');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain(`wariin ${name}: unknown option '--nonsense'`);
  expect(err).not.toContain('    at ');
});
