// Requests by CONNECT through a proxy of this process, trusted by AWS_CA_BUNDLE: the local cloud is such a proxy.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type RunningCloud, runCloud } from '../../../test/testkit/cloud/running-cloud.ts';

const folder = mkdtempSync(join(tmpdir(), 'proxy-'));
let running: RunningCloud;

beforeAll(async () => {
  running = await runCloud();
  await running.cloud.caReady;
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await running.close();
  rmSync(folder, { recursive: true });
});

test("a role is assumed at AWS's own host name, through the proxy", async () => {
  const given = JSON.parse((await running.run('credentials')).out) as { readonly AccessKeyId: string; readonly SecretAccessKey: string };
  const none = join(folder, 'none');
  for (const [name, value] of Object.entries({
    HTTPS_PROXY: `http://127.0.0.1:${running.port}`,
    AWS_CA_BUNDLE: running.cloud.caBundle,
    AWS_ACCESS_KEY_ID: given.AccessKeyId,
    AWS_SECRET_ACCESS_KEY: given.SecretAccessKey,
    AWS_REGION: 'us-west-2',
    AWS_CONFIG_FILE: none,
    AWS_SHARED_CREDENTIALS_FILE: none,
  })) {
    vi.stubEnv(name, value);
  }
  const role = 'arn:aws:iam::300000000003:role/OrganizationAccountAccessRole';
  const { code, out, err } = await running.run('exec', '--role-arn', role, '--json');
  expect([code, err]).toEqual([0, '']);
  expect(JSON.parse(out)).toMatchObject({ Version: 1, AccessKeyId: expect.stringMatching(/^ASIA/) });
  vi.stubEnv('AWS_CA_BUNDLE', '');
  const distrusted = await running.run('exec', '--role-arn', role, '--json');
  expect([distrusted.code, distrusted.out]).toEqual([1, '']);
});
