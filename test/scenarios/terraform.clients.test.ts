// Terraform's AWS provider makes the infrastructure of two accounts, finds nothing to change, and removes it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { foundClients } from '../clients/found-clients.ts';
import { ROOT, WARIIN } from '../clients/run-command.ts';
import { runCloud, type RunningCloud } from '../clients/running-cloud.ts';
import { type TerraformProject, terraformProject } from '../clients/terraform-project.ts';
import { readListing } from './two-roles/read-listing.ts';

const { terraform } = foundClients;

interface Example {
  readonly name: string;
  /** The live example of this scenario has the organization. */
  readonly scenario: string;
  /** How many it makes. */
  readonly resources: number;
  /** What can be done with what was made. */
  readonly use: (cloud: RunningCloud, run: TerraformProject['run']) => Promise<void>;
}

const EXAMPLES: readonly Example[] = [
  {
    name: 'two-roles',
    scenario: '1-two-roles',
    resources: 16,
    use: async (cloud, run) => {
      const instance = (await run('output', '-raw', 'instance')).stdout.trim();
      const list = [process.execPath, `${ROOT}test/clients/sdk-driver.mjs`, 'list', 'foobar'];
      const assume = [...WARIIN, 'exec', '--role-arn', 'arn:aws:iam::222233334444:role/role-01', '--', ...list];
      const listed = await cloud.wariin(['instance', 'exec', instance, '--port', `${cloud.port}`, '--', ...assume]);
      const objects = ['0 404.html', '37 Hello.txt', '87 hello.html', '0 index.html'];
      expect(readListing(listed.stdout), listed.stderr).toEqual(['PRE logs/', ...objects]);
    },
  },
  {
    name: 'one-repository',
    scenario: '2-one-repository',
    resources: 12,
    use: async (cloud, run) => {
      const registry = (await run('output', '-raw', 'registry')).stdout.trim();
      expect(registry).toBe(`111111111111.dkr.ecr.us-west-2.localhost:${cloud.port}`);
    },
  },
];

describe.skipIf(terraform === undefined)(`Terraform ${terraform?.version}`, () => {
  describe.each(EXAMPLES)('$name', ({ name, scenario, resources, use }) => {
    let cloud: RunningCloud;

    beforeAll(async () => {
      cloud = await runCloud(`${ROOT}examples/scenarios/${scenario}/live/organization.json`);
    });
    afterAll(() => cloud?.stop());

    test('applies, plans clean, and destroys', async () => {
      if (terraform === undefined) return;
      const { run, notDone } = await terraformProject(terraform, cloud, name);
      expect(await run('apply', '-auto-approve')).toMatchObject({
        status: 0,
        stdout: expect.stringContaining(`Apply complete! Resources: ${resources} added, 0 changed, 0 destroyed.`),
      });
      // 2 would say that there are changes.
      expect(await run('plan', '-detailed-exitcode')).toMatchObject({ status: 0, stdout: expect.stringContaining('No changes.') });
      await use(cloud, run);
      expect(await run('destroy', '-auto-approve')).toMatchObject({
        status: 0,
        stdout: expect.stringContaining(`Destroy complete! Resources: ${resources} destroyed.`),
      });
      expect(notDone()).toEqual([]);
    });
  });
});
