// The script in `examples/` that builds scenario 1, as somebody who reads it runs it.
import { describe, expect, test } from 'vitest';
import { foundClients } from '../clients/found-clients.ts';
import { ROOT, runCommand, WARIIN } from '../clients/run-command.ts';
import { runCloud } from '../clients/running-cloud.ts';
import { readListing } from './two-roles/read-listing.ts';

const LIVE = `${ROOT}examples/scenarios/1-two-roles/live`;
const { awsV1, awsV2 } = foundClients;

describe.each([awsV1 ?? [], awsV2 ?? []].flat())('AWS CLI $version', ({ program }) => {
  test('builds the scenario, and the two commands that it names do what it says', async () => {
    const cloud = await runCloud(`${LIVE}/organization.json`);
    try {
      const bare = { PATH: process.env['PATH'] ?? '', HOME: cloud.folder, LC_ALL: 'C.UTF-8' };
      const env = { ...bare, AWS: program, WARIIN: WARIIN[1] ?? '', PORT: `${cloud.port}` };
      const built = await runCommand([`${LIVE}/build.sh`], { env });
      expect(built).toMatchObject({ status: 0, stderr: expect.stringContaining('(MalformedPolicyDocument) when calling the CreateRole') });

      const instance = /exec (i-[0-9a-f]+)/.exec(built.stdout)?.[1] ?? '';
      const on = ['instance', 'exec', instance, '--proxy', '--port', `${cloud.port}`, '--'];
      const list = [program, 's3', 'ls', 's3://foobar/'];
      expect(await cloud.wariin([...on, ...list])).toMatchObject({ stdout: '', stderr: expect.stringContaining('AccessDenied') });
      const listed = await cloud.wariin([...on, ...WARIIN, 'exec', '--role-arn', 'arn:aws:iam::222233334444:role/role-01', '--', ...list]);
      expect(readListing(listed.stdout), listed.stderr).toEqual([
        'PRE logs/',
        '0 404.html',
        '37 Hello.txt',
        '87 hello.html',
        '0 index.html',
      ]);
    } finally {
      await cloud.stop();
    }
  });
});
