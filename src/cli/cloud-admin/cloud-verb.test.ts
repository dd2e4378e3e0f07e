// `cloud`, `accounts` and `profiles` against a running cloud, by its control listener.
import { CreateUserCommand, IAMClient, ListUsersCommand } from '@aws-sdk/client-iam';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningCloud, runCloud } from '../../../test/testkit/cloud/running-cloud.ts';

let running: RunningCloud;
let folder: string;
let iam: IAMClient;

beforeAll(async () => {
  running = await runCloud('examples/organization.json');
  folder = mkdtempSync(join(tmpdir(), 'cloud-verb-'));
  const { out } = await running.run('credentials', '--account', '300000000003');
  const { AccessKeyId, SecretAccessKey } = JSON.parse(out) as { readonly AccessKeyId: string; readonly SecretAccessKey: string };
  const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey };
  iam = new IAMClient({ endpoint: running.cloud.server.url, region: 'us-east-1', credentials });
});

afterAll(async () => {
  await running.close();
  rmSync(folder, { recursive: true });
});

const users = async (): Promise<readonly (string | undefined)[]> =>
  ((await iam.send(new ListUsersCommand({}))).Users ?? []).map(({ UserName }) => UserName);

describe('cloud', () => {
  test('brings a kept moment back, and a state from a file', async () => {
    const file = join(folder, 'state.json');
    expect((await running.run('cloud', 'snapshot', 'before')).code).toBe(0);
    await running.run('cloud', 'export', file);
    await iam.send(new CreateUserCommand({ UserName: 'ann' }));
    expect(await users()).toEqual(['administrator', 'ann']);
    expect((await running.run('cloud', 'restore', 'before')).code).toBe(0);
    expect(await users()).toEqual(['administrator']);
    await iam.send(new CreateUserCommand({ UserName: 'ann' }));
    expect((await running.run('cloud', 'import', file)).err).toBe('');
    expect(await users()).toEqual(['administrator']);
    const { out } = await running.run('cloud', 'snapshots', '--format', 'json');
    expect(JSON.parse(out)).toEqual({ snapshots: [{ name: 'before', time: expect.any(String) }] });
    await running.run('cloud', 'forget', 'before');
    expect(await running.run('cloud', 'restore', 'before')).toMatchObject({
      code: 1,
      err: expect.stringContaining('there is no snapshot before'),
    });
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  test('moves time', async () => {
    const { out } = await running.run('cloud', 'advance', '1d12h', '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({ offsetSeconds: 129_600 });
    expect((await running.run('cloud', 'clock')).out).toMatch(/Z {2}\(129600 s from the real time\)\n$/);
    expect((await running.run('cloud', 'now')).out).not.toContain('(');
    expect((await running.run('cloud', 'advance', 'soon')).err).toContain('is no span of time');
  });

  test('refuses what it does not know with what it knows', async () => {
    expect((await running.run('cloud', 'rest')).err).toContain('there is no command `rest`; there are status, reset,');
    expect((await running.run('cloud', 'snapshot')).err).toContain('it is `wariin cloud snapshot NAME`');
    expect((await running.run('cloud', 'token', '--provider', 'arn:aws:iam::1:oidc-provider/x', '--subject', 's')).err).toContain(
      'no account has registered',
    );
  });

  test('shows where it is', async () => {
    const { out } = await running.run('cloud', 'status', '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({ url: running.cloud.server.url, accounts: 7, offsetSeconds: 0 });
  });

  test('writes an estate that explains itself', async () => {
    const file = join(folder, 'estate.json');
    await running.run('cloud', 'estate', '-o', file);
    const question = ['--principal', 'arn:aws:iam::300000000003:user/administrator', '--action', 'iam:ListUsers', '--resource', '*'];
    const { code, err } = await running.run('explain', '--estate', file, ...question, '--expect', 'allow', '--strict');
    expect([code, err]).toEqual([0, '']);
  });
});

describe('profiles', () => {
  test('has one for each account and role, and overwrites nothing of others', async () => {
    const file = join(folder, 'config');
    const { out } = await running.run('profiles', '--output', file);
    expect(out).toBe(`export AWS_CONFIG_FILE=${file}\n`);
    const text = readFileSync(file, 'utf8');
    expect(text).toMatch(/\[profile development\]\ncredential_process = .* credentials --port \d+ --account 300000000003\nregion = /);
    expect(text).toContain(
      '[profile development/OrganizationAccountAccessRole]\nrole_arn = arn:aws:iam::300000000003:role/OrganizationAccountAccessRole\nsource_profile = management\n',
    );
    expect((await running.run('profiles', '--output', file)).code).toBe(0);
    writeFileSync(file, '[default]\n');
    expect(await running.run('profiles', '--output', file)).toMatchObject({ code: 1, err: expect.stringContaining('not of this command') });
    expect(readFileSync(file, 'utf8')).toBe('[default]\n');
  });
});
