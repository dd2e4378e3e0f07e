// `demo`: what `npm start` shows.
import { describe, expect, test } from 'vitest';
import { fakeStreams } from '../../../test/testkit/fake-streams.ts';
import { main } from '../main.ts';
import { SCENARIOS } from './scenarios.ts';

async function run(
  args: readonly string[],
  options: Parameters<typeof fakeStreams>[0] = {},
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const streams = fakeStreams(options);
  const code = await main(args, streams);
  return { code, ...streams.written };
}

describe('demo', () => {
  test('decides every request as expected, and explains a denial of each scenario', async () => {
    const { code, out, err } = await run(['demo']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    await expect(out).toMatchFileSnapshot('golden/demo.golden.txt');
    expect(out).not.toContain(process.cwd());
    expect(out.match(/^ {3}why is .* denied .*\?$/gm)).toHaveLength(SCENARIOS.length);
    expect(out.match(/→ then it is allowed/g)).toHaveLength(SCENARIOS.length);
  });

  test.each(SCENARIOS.map(({ number, title }) => [number, title]))('scenario %s alone fits on a screen', async (number, title) => {
    const { code, out } = await run(['demo', '--scenario', String(number)]);
    expect(code).toBe(0);
    expect(out.startsWith(`${number}. ${title}\n`)).toBe(true);
    expect(out.split('\n').length).toBeLessThan(70);
    expect(out.split('\n').filter((line) => line.length > 100 && !line.includes('arn:'))).toEqual([]);
  });

  test('ends with a command that works', async () => {
    const { out } = await run(['demo', '-s', '1']);
    const command = out.slice(out.indexOf('bin/wariin explain ')).replaceAll('\\\n', ' ').trim().split(/\s+/);
    expect(command[0]).toBe('bin/wariin');
    const tried = await run(command.slice(1));
    expect(tried).toMatchObject({ code: 0, err: '' });
    expect(tried.out).toContain('step 2 of 2\nALLOWED  s3:ListBucket on arn:aws:s3:::foobar');
  });

  test('--full explains every denial', async () => {
    const { code, out } = await run(['demo', '--scenario', '1', '--full']);
    expect(code).toBe(0);
    expect(out.match(/DENIED \(implicit deny\)/g)).toHaveLength(4);
  });

  test('--format json: cases with the explanation of each request', async () => {
    const { code, out } = await run(['demo', '-f', 'json']);
    expect(code).toBe(0);
    const { schemaVersion, scenarios } = JSON.parse(out);
    expect(schemaVersion).toBe(1);
    expect(scenarios.map(({ number }: { readonly number: number }) => number)).toEqual([1, 2, 3, 4, 5]);
    for (const { cases } of scenarios) for (const { requests, explanations } of cases) expect(explanations).toHaveLength(requests.length);
  });

  test('refuses what it does not know', async () => {
    expect(await run(['demo', '--scenario', '6'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('--scenario takes 1, 2, 3, 4 or 5, not `6`'),
    });
    expect(await run(['demo', 'now'])).toMatchObject({ code: 1, err: expect.stringContaining('unexpected argument `now`') });
  });

  test('colour changes nothing but the colour', async () => {
    const plain = await run(['demo', '-s', '2']);
    const { out } = await run(['demo', '-s', '2'], { colour: true });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escapes are what is looked for
    expect(out.replaceAll(/\u001b\[\d+m/g, '')).toBe(plain.out);
  });
});

test('each scenario names a denial that there is', async () => {
  const { out } = await run(['demo', '-f', 'json']);
  const { scenarios } = JSON.parse(out);
  for (const [index, { telling }] of SCENARIOS.entries()) {
    const found = scenarios[index].cases.find(({ file }: { readonly file: string }) => file.endsWith(telling.file));
    expect(found?.explanations[telling.request]).toMatchObject({ decision: 'deny' });
  }
});
