// The scripts in `examples/` that build scenarios 1 and 2, as somebody who reads them runs them.
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type DockerEngine, startDockerEngine } from '../clients/containers/docker-engine.ts';
import { foundClients } from '../clients/found-clients.ts';
import { ROOT, runCommand, WARIIN } from '../clients/run-command.ts';
import { runCloud } from '../clients/running-cloud.ts';
import { readListing } from './two-roles/read-listing.ts';

const TWO_ROLES = `${ROOT}examples/scenarios/1-two-roles/live`;
const ONE_REPOSITORY = `${ROOT}examples/scenarios/2-one-repository/live`;
const { awsV1, awsV2, docker, dockerd } = foundClients;

describe.each([awsV1 ?? [], awsV2 ?? []].flat())('AWS CLI $version', ({ program }) => {
  test('builds scenario 1, and the two commands that it names do what it says', async () => {
    const cloud = await runCloud(`${TWO_ROLES}/organization.json`);
    try {
      const bare = { PATH: process.env['PATH'] ?? '', HOME: cloud.folder, LC_ALL: 'C.UTF-8' };
      const env = { ...bare, AWS: program, WARIIN: WARIIN[1] ?? '', PORT: `${cloud.port}` };
      const built = await runCommand([`${TWO_ROLES}/build.sh`], { env });
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

// It is the same whichever the CLI, and takes long.
const { program } = awsV1 ?? awsV2 ?? {};

test.skipIf(docker === undefined || dockerd === undefined || program === undefined)(
  'builds scenario 2, and what it proposes to type does what it says',
  async () => {
    const cloud = await runCloud(`${ONE_REPOSITORY}/organization.json`);
    let engine: DockerEngine | undefined;
    try {
      const folders = [program ?? '', WARIIN[1] ?? '', docker?.program ?? ''].map((path) => dirname(path));
      const PATH = [...folders, process.env['PATH']].join(':');
      engine = await startDockerEngine(dockerd?.program ?? '', { PATH, HOME: cloud.folder });
      const wariin = WARIIN[1] ?? '';
      const env = {
        PATH,
        HOME: cloud.folder,
        LC_ALL: 'C.UTF-8',
        AWS: program ?? '',
        WARIIN: wariin,
        PORT: `${cloud.port}`,
        DOCKER_HOST: engine.host,
      };
      const built = await runCommand([`${ONE_REPOSITORY}/build.sh`], { env });
      expect(built.status, built.stderr).toBe(0);

      const typed = built.stdout.split('\n').flatMap((line) => (line.startsWith('  ') ? [line.trim()] : []));
      expect(typed).toHaveLength(6);
      const ran = await runCommand(['sh', '-c', typed.slice(0, 5).join(' &&\n')], { env });
      expect(ran.status, ran.stderr).toBe(0);
      expect(ran.stdout).toContain('"imageTags": [');
      expect(ran.stdout).toContain('Status: Image is up to date for');
      const refused = await runCommand(['sh', '-c', typed[5] ?? ''], { env });
      expect(refused.stderr).toMatch(
        /denied: User: \S+:assumed-role\/allow_ecr_release\/allow_ecr_release is not authorized to perform: ecr:Ba/,
      );
    } finally {
      await engine?.close();
      await cloud.stop();
    }
  },
);
