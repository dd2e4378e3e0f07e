// `analyze` as it is called: on the estate of scenario 5.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { fakeStreams } from '../../../test/testkit/fake-streams.ts';
import type { Finding } from '../../analyze/finding.ts';
import { main } from '../main.ts';

const folder = mkdtempSync(join(tmpdir(), 'analyze-'));
afterAll(() => rmSync(folder, { recursive: true }));

const ESTATE = ['--estate', 'examples/scenarios/5-outside-access/estate'];

async function analyze(...args: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const streams = fakeStreams();
  const code = await main(['analyze', ...args], streams);
  return { code, ...streams.written };
}

function file(name: string, value: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value));
  return path;
}

describe('scenario 5', () => {
  test('for people', async () => {
    const { code, out, err } = await analyze(...ESTATE);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    await expect(out).toMatchFileSnapshot('golden/scenario-5.golden.txt');
  });

  test('both snapshots are findings with seven actions in their levels; the encrypted one is not effective, with the reason', async () => {
    const { findings } = JSON.parse((await analyze(...ESTATE, '-f', 'json')).out) as { readonly findings: readonly Finding[] };
    const levels = {
      List: ['ec2:DescribeSnapshotAttribute', 'ec2:DescribeSnapshots'],
      Read: ['ec2:DescribeFastSnapshotRestores'],
      Write: ['ec2:CopySnapshot', 'ec2:CreateVolume', 'ec2:DisableFastSnapshotRestores', 'ec2:EnableFastSnapshotRestores'],
    };
    const snapshots = findings.filter(({ resourceType }) => resourceType === 'AWS::EC2::Snapshot');
    expect(snapshots.map(({ resource, accessLevels, effective: { verdict } }) => [resource.slice(-4), accessLevels, verdict])).toEqual([
      ['aaaa', levels, 'effective'],
      ['bbbb', levels, 'notEffective'],
    ]);
    expect(snapshots[1]?.effective.reason).toMatch(
      /^nobody in account 999999999999 can use the key that it is encrypted with, arn:aws:kms:.*cccccccc/,
    );
  });

  test('as Markdown and as SARIF: every finding, and the coverage', async () => {
    const markdown = (await analyze(...ESTATE, '-f', 'markdown')).out;
    expect(markdown.match(/^\| (?:PUBLIC|CROSS-ACCOUNT) /gm)).toHaveLength(16);
    expect(markdown).toContain('### Coverage');
    const { runs } = JSON.parse((await analyze(...ESTATE, '-f', 'sarif', '--ignore', 'examples/external-access/ignore.json')).out);
    const [{ results, properties }] = runs;
    expect(results).toHaveLength(16);
    expect(results.filter(({ suppressions }: { readonly suppressions?: unknown }) => suppressions !== undefined).length).toBeGreaterThan(5);
    expect(
      results.find(
        ({ ruleId, level }: { readonly ruleId: string; readonly level: string }) => ruleId.endsWith('public') && level === 'error',
      ),
    ).toBeDefined();
    expect(results[2].locations[0].physicalLocation.region).toEqual({ startLine: 4, startColumn: 66 });
    expect(properties.coverage).toContain('unknown: 0');
  });
});

describe('exit codes', () => {
  test('--fail-on', async () => {
    expect(await analyze(...ESTATE, '--fail-on', 'public')).toMatchObject({ code: 2, err: 'wariin: 4 new findings (--fail-on public)\n' });
    expect(await analyze(...ESTATE, '--fail-on', 'effective')).toMatchObject({
      code: 2,
      err: 'wariin: 15 new findings (--fail-on effective)\n',
    });
  });

  test('with a baseline only what is new counts, and what is gone is told', async () => {
    const now = JSON.parse((await analyze(...ESTATE, '-f', 'json')).out) as { readonly findings: readonly Finding[] };
    const [first, ...rest] = now.findings;
    const whole = await analyze(...ESTATE, '--baseline', file('whole.json', now), '--fail-on', 'any');
    expect(whole).toMatchObject({ code: 0, err: '' });
    const part = file('part.json', { findings: [...rest, { ...first, id: 'gone' }] });
    const less = await analyze(...ESTATE, '--baseline', part, '--fail-on', 'any');
    expect(less).toMatchObject({ code: 2, err: 'wariin: 1 new finding (--fail-on any)\n' });
    expect(less.out).toContain('baseline: 15 findings are known, 1 are gone');
  });

  test('--strict, where a policy was not given', async () => {
    const estate = file('estate.json', {
      accounts: [{ id: '111111111111', roles: [], resources: [{ arn: 'arn:aws:s3:::b', policy: null, policyKnown: false }] }],
    });
    expect(await analyze('-e', estate)).toMatchObject({ code: 0 });
    const { code, out } = await analyze('-e', estate, '--strict');
    expect(code).toBe(3);
    expect(out).toContain('could not be read: 1\n    arn:aws:s3:::b: its policy was not given');
  });
});

describe('the ignore file', () => {
  const ignoring = (...ignore: readonly object[]): string => file('ignore.json', { ignore });
  const everywhere = { resource: '*', reason: 'because' };

  test('lets findings be, and says how many, and how many of them are public', async () => {
    const { out, err } = await analyze(...ESTATE, '--ignore', ignoring(everywhere));
    expect(err).toBe('');
    expect(out).toContain('ignored: 16 findings, 4 of them public');
    const closed = await analyze(...ESTATE, '--ignore', ignoring({ principal: '*', reason: 'everybody may' }));
    expect(closed.out).toContain('ignored: 4 findings, 4 of them public');
  });

  test('an entry that has expired is an error line, and ignores nothing', async () => {
    const { out, err } = await analyze(...ESTATE, '--ignore', ignoring({ ...everywhere, expires: '2020-01-31' }));
    expect(err).toContain('error: entry 1 of the ignore file (because) expired on 2020-01-31: 16 findings are shown again');
    expect(out).toContain('16 findings:');
  });

  test('an entry without a reason is refused', async () => {
    expect(await analyze(...ESTATE, '--ignore', ignoring({ resource: '*' }))).toMatchObject({
      code: 1,
      err: expect.stringContaining('has no `reason`'),
    });
  });
});

test('refuses what it does not know, and says what to do', async () => {
  expect(await analyze()).toMatchObject({ code: 1, err: expect.stringContaining('no estate given') });
  expect(await analyze(...ESTATE, '--zone', 'world')).toMatchObject({ code: 1, err: expect.stringContaining('a zone is `account`') });
  expect(await analyze(...ESTATE, '--zone', 'organization')).toMatchObject({
    code: 1,
    err: expect.stringContaining('has no organization'),
  });
  expect(await analyze(...ESTATE, '--baseline', file('no.json', '[]'))).toMatchObject({
    code: 1,
    err: expect.stringContaining('is no baseline'),
  });
});
