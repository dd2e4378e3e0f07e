// Scenario: an instance lists the bucket of another account by way of a role there. With one client, in one way to reach the cloud.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, Input } from '../../clients/client.ts';
import { drivenClient } from '../../clients/driven-client.ts';
import { type Ran, ROOT, WARIIN } from '../../clients/run-command.ts';
import { runCloud, type RunningCloud, type Transport } from '../../clients/running-cloud.ts';
import { buildTwoRoles, type TwoRoles } from './build-two-roles.ts';
import { BUCKET, OBJECTS, ROLE_01, SOFTWARE } from './documents.ts';
import { INGREDIENTS } from './ingredients.ts';
import { readListing } from './read-listing.ts';
import { arnOf, VARIATIONS } from './variations.ts';
import { buildVariations, type MfaDevice } from './build-variations.ts';
import { totpAt } from '../../../src/services/iam/totp.ts';

export const ORGANIZATION: string = `${ROOT}examples/scenarios/1-two-roles/live/organization.json`;
const LISTING = ['PRE logs/', ...OBJECTS.map(([key, size]) => `${size} ${key}`)];
const REFUSED =
  /AccessDenied: User: .*:assumed-role\/role-02\/i-[0-9a-f]+ is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::\d+:role\//;
const LONG = 120_000;

export function sdkClient(): Client {
  return drivenClient('the SDK for JavaScript', [process.execPath, `${ROOT}test/clients/sdk-driver.mjs`]);
}

/** `refusals`: show also that the roles of the variations let nobody in without their options, which is the same whatever the client. */
export function describeTwoRoles(client: Client, transport: Transport, { refusals = false }: { readonly refusals?: boolean } = {}): void {
  describe(`two roles, by ${client.name}, through the ${transport}`, () => {
    let cloud: RunningCloud;
    let built: TwoRoles;
    let device: MfaDevice;
    /** For what is no step of the scenario. */
    const quick = sdkClient();

    beforeAll(async () => {
      cloud = await runCloud(ORGANIZATION);
      built = await buildTwoRoles(cloud, client, transport);
      device = await buildVariations((account, operation, input) => change(quick, account, operation, input));
    }, LONG);
    afterAll(async () => {
      client.close();
      quick.close();
      await cloud?.stop();
    });

    const change = async (by: Client, account: string, operation: string, input: Input): Promise<Input> => {
      const answer = await by.call(await cloud.environment(transport, { account }), 'iam', operation, input);
      if (!answer.ok) throw new Error(`${operation}: ${answer.code}: ${answer.message}`);
      return answer.output;
    };
    const onInstance = (command: readonly string[], instance: string = built.instance): Promise<Ran> =>
      cloud.wariin([
        'instance',
        'exec',
        instance,
        '--port',
        `${cloud.port}`,
        ...(transport === 'proxy' ? ['--proxy'] : []),
        '--',
        ...command,
      ]);
    const exec = (options: readonly string[], command?: readonly string[]): readonly string[] => [
      ...[...WARIIN, 'exec', ...options],
      ...(command === undefined ? [] : ['--', ...command]),
    ];
    const seen = (): Readonly<Record<string, string>> => (transport === 'endpoint' ? { AWS_ENDPOINT_URL: cloud.url } : {});
    const listing = (): readonly string[] => client.listing(BUCKET, seen());
    const whoami = (): readonly string[] => client.whoami(seen());
    const quoted = (command: readonly string[]): string => command.map((word) => `'${word}'`).join(' ');

    test('a role cannot trust one that is not there yet', () => {
      const message = `Invalid principal in policy: "AWS":"arn:aws:iam::${SOFTWARE}:role/role-02"`;
      expect(built.tooEarly).toEqual({ ok: false, code: 'MalformedPolicyDocument', message });
    });

    test(
      'on the instance the client acts as role-02, in a session named after the instance',
      async () => {
        for (const instance of [built.instance, built.lenientInstance]) {
          const { stdout, stderr } = await onInstance(whoami(), instance);
          expect(stdout.trim(), stderr).toBe(`arn:aws:sts::${SOFTWARE}:assumed-role/role-02/${instance}`);
        }
      },
      LONG,
    );

    test(
      'without a session, metadata come from the instance that allows it, and only from there',
      async () => {
        const program = `const base = process.env.AWS_EC2_METADATA_SERVICE_ENDPOINT;
        const path = 'latest/meta-data/iam/security-credentials/';
        const role = await fetch(base + path);
        console.log(role.status);
        if (role.ok) console.log(Object.keys(await (await fetch(base + path + (await role.text()))).json()).join());`;
        const command = [process.execPath, '--input-type=module', '--eval', program];
        expect((await onInstance(command)).stdout).toBe('401\n');
        const keys = 'Code,LastUpdated,Type,AccessKeyId,SecretAccessKey,Token,Expiration';
        expect((await onInstance(command, built.lenientInstance)).stdout).toBe(`200\n${keys}\n`);
      },
      LONG,
    );

    test(
      'with the credentials of role-02 the listing is refused',
      async () => {
        const { status, stdout, stderr } = await onInstance(listing());
        expect(status).not.toBe(0);
        expect(stdout).toBe('');
        expect(stderr).toContain('AccessDenied');
        expect(stderr).toContain(
          `User: arn:aws:sts::${SOFTWARE}:assumed-role/role-02/${built.instance} is not authorized to perform: s3:ListBucket`,
        );
      },
      LONG,
    );

    describe.concurrent('wariin exec lists the bucket', () => {
      test.each(VARIATIONS)(
        'with $name',
        async ({ options, needed }) => {
          const { stdout, stderr } = await onInstance(exec(options, listing()));
          expect(readListing(stdout), stderr).toEqual(LISTING);
          if (needed !== true || !refusals) return;
          const without = await onInstance(exec([...options.slice(0, 2), '--json']));
          expect(without).toMatchObject({ status: 1, stdout: '', stderr: expect.stringMatching(REFUSED) });
        },
        LONG,
      );

      test(
        'with the code of an MFA device, for a person',
        async () => {
          const env = await cloud.environment(transport, { account: SOFTWARE, user: 'ada' });
          const options = [
            'exec',
            '--role-arn',
            arnOf('by-mfa'),
            '--mfa-serial',
            device.serial,
            '--mfa-code',
            totpAt(device.seed, Date.now()),
          ];
          const { stdout, stderr } = await cloud.wariin([...options, '--', ...client.listing(BUCKET, env)], env);
          expect(readListing(stdout), stderr).toEqual(LISTING);
          if (!refusals) return;
          const without = await cloud.wariin(['exec', '--role-arn', arnOf('by-mfa'), '--json'], env);
          expect(without).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('AccessDenied: User: arn:aws:iam::') });
        },
        LONG,
      );

      test(
        'as a credential_process',
        async () => {
          const config = join(cloud.folder, 'config');
          writeFileSync(config, `[profile lister]\ncredential_process = ${quoted(exec(['--role-arn', ROLE_01, '--json']))}\n`);
          const { stdout, stderr } = await onInstance(['env', `AWS_CONFIG_FILE=${config}`, 'AWS_PROFILE=lister', ...listing()]);
          expect(readListing(stdout), stderr).toEqual(LISTING);
        },
        LONG,
      );

      test(
        'by shell exports',
        async () => {
          const line = `eval "$(${quoted(exec(['--role-arn', ROLE_01, '--export']))})"; ${quoted(listing())}`;
          const { stdout, stderr } = await onInstance(['sh', '-c', line]);
          expect(readListing(stdout), stderr).toEqual(LISTING);
        },
        LONG,
      );
    });

    describe.each(INGREDIENTS)('without $name', ({ account, take, put, refusal, request, layer, summary, statement }) => {
      beforeAll(async () => void (await change(client, account, take.operation, take.input)), LONG);
      afterAll(async () => void (await change(quick, account, put.operation, put.input)), LONG);

      test(
        'it is refused again',
        async () => {
          const { status, stdout, stderr } = await onInstance(exec(['--role-arn', ROLE_01], listing()));
          expect(status).not.toBe(0);
          expect(stdout).toBe('');
          expect(stderr).toMatch(refusal);
        },
        LONG,
      );

      test(
        'wariin explain says what is missing, where, and what to add',
        async () => {
          const session = `arn:aws:sts::${SOFTWARE}:assumed-role/role-02/${built.instance}`;
          const options = ['--cloud', `${cloud.port}`, '--principal', session, ...request, '--format', 'json'];
          const { stdout, stderr } = await cloud.wariin(['explain', ...options]);
          expect(stderr).toBe('');
          const { decision, causes, changes } = JSON.parse(stdout);
          expect({ decision, causes, changes }).toMatchObject({
            decision: 'deny',
            causes: [{ layer, account }],
            changes: [{ layer, account, summary, statement, outcome: { decision: 'allow' } }],
          });
        },
        LONG,
      );
    });
  });
}
