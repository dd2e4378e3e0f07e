// Terraform's AWS provider makes the infrastructure of two accounts, finds nothing to change, and removes it.
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { foundClients } from '../clients/found-clients.ts';
import { type Environment, type Ran, ROOT, runCommand, WARIIN } from '../clients/run-command.ts';
import { runCloud, type RunningCloud } from '../clients/running-cloud.ts';
import { readListing } from './two-roles/read-listing.ts';

const { terraform } = foundClients;
const EXAMPLE = `${ROOT}examples/terraform/two-roles`;

describe.skipIf(terraform === undefined)(`Terraform ${terraform?.version}`, () => {
  let cloud: RunningCloud;
  let folder: string;
  let env: Environment;

  beforeAll(async () => {
    cloud = await runCloud(`${ROOT}examples/scenarios/1-two-roles/live/organization.json`);
    folder = join(cloud.folder, 'two-roles');
    mkdirSync(folder);
    for (const name of ['providers.tf', 'data.tf', 'software.tf']) cpSync(join(EXAMPLE, name), join(folder, name));
    const management = await cloud.environment('endpoint', { account: '100000000001' });
    const log = { TF_LOG_PROVIDER: 'DEBUG', TF_LOG_PATH: join(folder, 'log') };
    env = { ...management, ...log, TF_IN_AUTOMATION: '1', TF_INPUT: '0', CHECKPOINT_DISABLE: '1' };
  });
  afterAll(() => cloud?.stop());

  const run = (...args: readonly string[]): Promise<Ran> =>
    runCommand([terraform?.program ?? '', ...args, '-no-color'], { env, cwd: folder });

  /** Answers by which the provider was told that the cloud cannot do something. */
  const notDone = (): readonly string[] => {
    const log = existsSync(join(folder, 'log')) ? readFileSync(join(folder, 'log'), 'utf8') : '';
    return log.match(/[^<>]*is not implemented here[^<>"\n]*/g) ?? [];
  };

  test('applies, plans clean, and destroys', async () => {
    expect(await run('init', `-plugin-dir=${terraform?.plugins}`)).toMatchObject({ status: 0 });
    expect(await run('apply', '-auto-approve')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('Apply complete! Resources: 16 added, 0 changed, 0 destroyed.'),
    });
    // 2 would say that there are changes.
    expect(await run('plan', '-detailed-exitcode')).toMatchObject({ status: 0, stdout: expect.stringContaining('No changes.') });

    const instance = (await run('output', '-raw', 'instance')).stdout.trim();
    const list = [process.execPath, `${ROOT}test/clients/sdk-driver.mjs`, 'list', 'foobar'];
    const assume = [...WARIIN, 'exec', '--role-arn', 'arn:aws:iam::222233334444:role/role-01', '--', ...list];
    const listed = await cloud.wariin(['instance', 'exec', instance, '--port', `${cloud.port}`, '--', ...assume]);
    expect(readListing(listed.stdout), listed.stderr).toEqual(['PRE logs/', '0 404.html', '37 Hello.txt', '87 hello.html', '0 index.html']);

    expect(await run('destroy', '-auto-approve')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('Destroy complete! Resources: 16 destroyed.'),
    });
    expect(notDone()).toEqual([]);
  });
});
