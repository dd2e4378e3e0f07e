// `exec` against a running cloud: roles assumed, commands run, denials told, explained and explained again after a change.
import { IAMClient, CreateRoleCommand, UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type RunningCloud, runCloud } from '../../../test/testkit/cloud/running-cloud.ts';
import type { GivenCredentials } from '../up/routes/credential-routes.ts';

const HOME = '300000000003';
const OTHER = '200000000002';
const arnOf = (name: string, account = HOME): string => `arn:aws:iam::${account}:role/${name}`;

let running: RunningCloud;
let folder: string;
let given: GivenCredentials;

const trusting = (AWS: string, Condition?: object): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Principal: { AWS }, Action: ['sts:AssumeRole', 'sts:TagSession'], ...(Condition && { Condition }) },
  });

function iam({ accessKeyId, secretAccessKey }: GivenCredentials): IAMClient {
  return new IAMClient({ endpoint: running.cloud.server.url, region: 'us-east-1', credentials: { accessKeyId, secretAccessKey } });
}

async function credentialsOf(account: string): Promise<GivenCredentials> {
  const { out } = await running.run('credentials', '--account', account, '--port', String(running.port));
  const document = JSON.parse(out) as { readonly AccessKeyId: string; readonly SecretAccessKey: string };
  return { accessKeyId: document.AccessKeyId, secretAccessKey: document.SecretAccessKey, arn: '', account };
}

beforeAll(async () => {
  running = await runCloud();
  folder = mkdtempSync(join(tmpdir(), 'exec-'));
  given = await credentialsOf(HOME);
  const ExternalId = { StringEquals: { 'sts:ExternalId': 'x1' } };
  await iam(given).send(new CreateRoleCommand({ RoleName: 'app', AssumeRolePolicyDocument: trusting(HOME, ExternalId) }));
  await iam(await credentialsOf(OTHER)).send(new CreateRoleCommand({ RoleName: 'far', AssumeRolePolicyDocument: trusting(HOME) }));
  vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'none'));
});

afterAll(async () => {
  await running.close();
  rmSync(folder, { recursive: true });
});

function asAdministrator(): void {
  vi.stubEnv('AWS_ENDPOINT_URL', running.cloud.server.url);
  vi.stubEnv('AWS_ACCESS_KEY_ID', given.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', given.secretAccessKey);
  vi.stubEnv('AWS_REGION', 'us-west-2');
  vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'config'));
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'credentials'));
}

afterEach(() => {
  vi.unstubAllEnvs();
});

/** A command that writes its environment, and what the credential endpoint answers, to a file. */
function spy(): {
  readonly command: readonly string[];
  readonly seen: () => { readonly env: Readonly<Record<string, string>>; readonly answer?: { readonly AccessKeyId: string } };
} {
  const file = join(folder, 'seen.json');
  const script = `
    const { AWS_CONTAINER_CREDENTIALS_FULL_URI: url, AWS_CONTAINER_AUTHORIZATION_TOKEN: authorization } = process.env;
    const answer = url === undefined ? undefined : await (await fetch(url, { headers: { authorization } })).json();
    (await import('node:fs')).writeFileSync(${JSON.stringify(file)}, JSON.stringify({ env: process.env, answer }));
    process.exit(7);`;
  return { command: [process.execPath, '--input-type=module', '-e', script], seen: () => JSON.parse(readFileSync(file, 'utf8')) };
}

describe('exec', () => {
  test('runs the command with renewable credentials of the role, and ends with its code', async () => {
    asAdministrator();
    const { command, seen } = spy();
    const { code, err } = await running.run('exec', '--role-arn', arnOf('app'), '--external-id', 'x1', '--', ...command);
    expect([code, err]).toEqual([7, '']);
    const { env, answer } = seen();
    expect(answer).toMatchObject({
      AccessKeyId: expect.stringMatching(/^ASIA/),
      Token: expect.any(String),
      Expiration: expect.stringMatching(/Z$/),
    });
    expect(env['AWS_ACCESS_KEY_ID']).toBeUndefined();
    expect(env).toMatchObject({ AWS_ENDPOINT_URL: running.cloud.server.url, AWS_REGION: 'us-west-2' });
  });

  test('gives plain variables when told to, at the end of a chain', async () => {
    asAdministrator();
    const { command, seen } = spy();
    const { code } = await running.run('exec', '--role-arn', arnOf('far', OTHER), '--static', '--tag', 'team=a b', '--', ...command);
    expect(code).toBe(7);
    expect(seen().env).toMatchObject({ AWS_ACCESS_KEY_ID: expect.stringMatching(/^ASIA/), AWS_SESSION_TOKEN: expect.any(String) });
    expect(seen().env['AWS_CONTAINER_CREDENTIALS_FULL_URI']).toBeUndefined();
  });

  test('prints what a credential_process prints, and shell exports', async () => {
    asAdministrator();
    const json = await running.run('exec', '--role-arn', arnOf('app'), '--external-id', 'x1', '--json');
    expect(JSON.parse(json.out)).toMatchObject({
      Version: 1,
      AccessKeyId: expect.stringMatching(/^ASIA/),
      SessionToken: expect.any(String),
    });
    const { out } = await running.run('exec', '--role-arn', arnOf('app'), '--external-id', 'x1', '--export');
    expect(out).toMatch(/^export AWS_ACCESS_KEY_ID=ASIA/m);
    expect(out).toMatch(/^unset AWS_PROFILE$/m);
  });

  test('hides the credentials of the default profile from the command, not its settings', async () => {
    asAdministrator();
    writeFileSync(
      join(folder, 'config'),
      '[default]\noutput = json\nrole_arn = arn:aws:iam::1:role/x\nsource_profile = me\n[profile me]\nregion = eu-west-1\n',
    );
    writeFileSync(join(folder, 'credentials'), '[me]\naws_access_key_id = AKIAX\naws_secret_access_key = y\n');
    const copy = join(folder, 'copy');
    const script = `require('node:fs').writeFileSync(${JSON.stringify(copy)}, require('node:fs').readFileSync(process.env.AWS_CONFIG_FILE))`;
    const { code, err } = await running.run(
      'exec',
      '--role-arn',
      arnOf('app'),
      '--external-id',
      'x1',
      '--',
      process.execPath,
      '-e',
      script,
    );
    expect([code, err]).toEqual([0, '']);
    expect(readFileSync(copy, 'utf8')).toMatch(/\[profile me\]\nregion = eu-west-1\n[\s\S]*\[default\]\noutput = json\n/);
    expect(readFileSync(copy, 'utf8')).not.toContain('role_arn');
    rmSync(join(folder, 'config'));
    rmSync(join(folder, 'credentials'));
  });

  test('takes credentials and endpoint from a profile that is named', async () => {
    writeFileSync(join(folder, 'own'), `[profile me]\nendpoint_url = ${running.cloud.server.url}\nregion = eu-west-1\n`);
    writeFileSync(
      join(folder, 'keys'),
      `[me]\naws_access_key_id = ${given.accessKeyId}\naws_secret_access_key = ${given.secretAccessKey}\n`,
    );
    vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'own'));
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'keys'));
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAOTHER');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'other');
    const { out, err } = await running.run('exec', '--profile', 'me', '--role-arn', arnOf('app'), '--external-id', 'x1', '--export');
    expect(err).toBe('');
    expect(out).toMatch(/^export AWS_REGION=eu-west-1$/m);
    expect(process.env['AWS_PROFILE']).toBeUndefined();
  });

  test('says which step is denied, in the words of AWS, and how to find out why', async () => {
    asAdministrator();
    const { code, err } = await running.run('exec', '--via', arnOf('app'), '--role-arn', arnOf('far', OTHER), '--', 'true');
    expect(code).toBe(1);
    expect(err).toContain(
      `step 1 of 2: cannot assume ${arnOf('app')}\n  AccessDenied: User: arn:aws:iam::${HOME}:user/administrator is not authorized`,
    );
    expect(err).toMatch(new RegExp(`next: wariin explain --decision [0-9a-f-]{36} --port ${running.port}\n$`));
  });

  test('explains before anything is asked, and runs nothing that would fail', async () => {
    asAdministrator();
    const denied = await running.run('exec', '--role-arn', arnOf('app'), '--explain', '--', 'false');
    expect(denied.code).toBe(1);
    expect(denied.err).toContain('its condition does');
    expect(denied.err).not.toContain('cannot assume');
    const allowed = await running.run(
      'exec',
      '--role-arn',
      arnOf('app'),
      '--external-id',
      'x1',
      '--explain',
      '--',
      process.execPath,
      '-e',
      'process.exit(3)',
    );
    expect([allowed.code, allowed.err]).toEqual([3, expect.stringMatching(/^allowed {2}sts:AssumeRole on /)]);
  });

  test('asks for nothing without credentials, and says where they could come from', async () => {
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
    vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'none'));
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'none'));
    const { code, err } = await running.run('exec', '--role-arn', arnOf('app'), '--port', String(running.port), '--', 'true');
    expect([code, err]).toEqual([1, expect.stringContaining('next: give credentials')]);
  });
});

test('a denial is explained by its id, and again when the state has changed', async () => {
  asAdministrator();
  const { err } = await running.run('exec', '--role-arn', arnOf('app'), '--external-id', 'wrong', '--', 'true');
  const id = /--decision ([0-9a-f-]+)/.exec(err)?.[1] ?? '';
  const then = await running.run('explain', '--decision', id, '--port', String(running.port), '--format', 'json');
  expect(then.err).toBe('');
  expect(JSON.parse(then.out)).toMatchObject({
    decision: 'deny',
    blockedBy: 'trust',
    request: { context: { 'sts:externalid': 'wrong' } },
    missing: [],
  });
  await iam(given).send(new UpdateAssumeRolePolicyCommand({ RoleName: 'app', PolicyDocument: trusting(HOME) }));
  const now = await running.run('explain', '--decision', id);
  expect(now.out).toMatch(/^ALLOWED/);
  expect(now.err).toMatch(/the state has changed since .*\n {2}User: .* is not authorized .*\n {2}As things stand now, it is allowed\.\n/);
});

test('any request is explained on the live state', async () => {
  const request = [
    '--principal',
    `arn:aws:iam::${HOME}:user/administrator`,
    '--action',
    'sts:AssumeRole',
    '--resource',
    arnOf('far', OTHER),
  ];
  const url = await running.run('explain', '--cloud', running.cloud.server.url, ...request, '--expect', 'allow');
  expect([url.code, url.out.slice(0, 7)]).toEqual([0, 'ALLOWED']);
  const alone = await running.run('explain', ...request, '--cloud');
  expect(alone.out).toBe(url.out);
});
