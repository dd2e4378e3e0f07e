// `preview` as it is called: both directions of a change.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { fakeStreams } from '../../../test/testkit/fake-streams.ts';
import { main } from '../main.ts';

const folder = mkdtempSync(join(tmpdir(), 'preview-'));
afterAll(() => rmSync(folder, { recursive: true }));

const ESTATE = ['--estate', 'examples/scenarios/5-outside-access/estate'];
const KEY = 'arn:aws:kms:us-west-2:111111111111:key/cccccccc-3333-4333-8333-333333333333';

async function preview(...args: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const streams = fakeStreams();
  const code = await main(['preview', ...args], streams);
  return { code, ...streams.written };
}

function change(value: unknown): readonly string[] {
  const path = join(folder, 'change.json');
  writeFileSync(path, JSON.stringify(value));
  return ['--change', path];
}

interface Difference {
  readonly opened: readonly { readonly resource: string }[];
  readonly closed: readonly { readonly resource: string }[];
  readonly changed: readonly { readonly finding: { readonly resource: string; readonly effective: { readonly verdict: string } } }[];
  readonly unchanged: number;
}

async function difference(value: unknown): Promise<readonly unknown[]> {
  const { out } = await preview(...ESTATE, ...change(value), '-f', 'json');
  const { opened, closed, changed, unchanged } = JSON.parse(out) as Difference;
  const name = ({ resource }: { readonly resource: string }): string => resource;
  return [opened.map(name), closed.map(name), changed.map(({ finding }) => `${finding.resource} ${finding.effective.verdict}`), unchanged];
}

test('the example: one closed, one opened, and an encrypted snapshot that now has an effect', async () => {
  const { code, out, err } = await preview(...ESTATE, '--change', 'examples/external-access/change.json', '--fail-on', 'effective');
  expect({ code, err }).toEqual({ code: 2, err: 'wariin: the change opens 2 accesses (--fail-on effective)\n' });
  await expect(out).toMatchFileSnapshot('golden/example.golden.txt');
});

test('an entry replaces what it states and leaves the rest; null takes a policy away', async () => {
  const open = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::payroll/*' }],
  };
  expect(await difference({ resource: 'arn:aws:s3:::partner-drop', policy: null })).toEqual([[], ['arn:aws:s3:::partner-drop'], [], 15]);
  expect(await difference({ resource: 'arn:aws:s3:::partner-drop', tags: { a: 'b' } })).toEqual([[], [], [], 16]);
  // New buckets are blocked: the policy opens nothing until the block goes.
  expect(await difference({ resource: 'arn:aws:s3:::payroll', policy: open })).toEqual([[], [], [], 16]);
  expect(await difference({ resource: 'arn:aws:s3:::payroll', policy: open, s3: { publicAccessBlock: {} } })).toEqual([
    ['arn:aws:s3:::payroll'],
    [],
    [],
    16,
  ]);
});

test('a key that opens changes the effect of what is under it', async () => {
  const policy = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: '999999999999' }, Action: 'kms:Decrypt', Resource: '*' }],
  };
  expect(await difference({ resource: KEY, policy })).toEqual([[KEY], [], ['arn:aws:ec2:us-west-2::snapshot/snap-0bbbbbbb effective'], 15]);
});

test('refuses a change that is none', async () => {
  expect(await preview(...ESTATE)).toMatchObject({ code: 1, err: expect.stringContaining('no change given') });
  expect(await preview(...ESTATE, ...change({ what: 1 }))).toMatchObject({
    code: 1,
    err: expect.stringContaining('nothing that an estate is made of'),
  });
});
