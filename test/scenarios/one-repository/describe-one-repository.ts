// Scenario: one repository of an account is open to another, by tags and an external id; by a repository policy; and by replication.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answer, Client, Input } from '../../clients/client.ts';
import type { Environment } from '../../clients/run-command.ts';
import type { Transport } from '../../clients/running-cloud.ts';
import { BUILDS, CUSTOMER, documentOf, POLICY_ARN, refused, repositoryArn, ROLE, ROLE_ARN, SESSION_ARN } from './documents.ts';
import { buildOneRepository, type OneRepository, type OpenContainers } from './one-repository-cloud.ts';
import { recordedCalls } from './recorded-calls.ts';

const LONG = 120_000;
const PULL = ['BatchGetImage', 'GetDownloadUrlForLayer'];
const PUSH = ['BatchCheckLayerAvailability', 'InitiateLayerUpload', 'UploadLayerPart', 'CompleteLayerUpload', 'PutImage'];

export function describeOneRepository(client: Client, open: OpenContainers, transport: Transport): void {
  describe(`one repository, by ${client.name}, through the ${transport}`, () => {
    let built: OneRepository;
    /** The customer in the role. */
    let session: Environment;
    const ask = (env: Environment, operation: string, input: Input): Promise<Answer> => client.call(env, 'ecr', operation, input);
    const assume = (more: Input): Promise<Answer> =>
      client.call(built.customer, 'sts', 'AssumeRole', { RoleArn: ROLE_ARN, RoleSessionName: ROLE, ...more });
    const reference = (name: string, account = BUILDS): string => `${built.containers.registry(account)}/${name}`;

    beforeAll(async () => {
      built = await buildOneRepository(client, open, transport);
      const assumed = await assume({ ExternalId: 'test' });
      if (!assumed.ok) throw new Error(assumed.message);
      const { AccessKeyId, SecretAccessKey, SessionToken } = assumed.output['Credentials'] as Readonly<Record<string, string>>;
      session = {
        ...built.customer,
        AWS_ACCESS_KEY_ID: AccessKeyId ?? '',
        AWS_SECRET_ACCESS_KEY: SecretAccessKey ?? '',
        AWS_SESSION_TOKEN: SessionToken ?? '',
      };
    }, LONG);
    afterAll(async () => {
      client.close();
      await built?.close();
    }, LONG);

    test('the role is the right one, in the account of the builds', async () => {
      const who = await client.call(session, 'sts', 'GetCallerIdentity');
      expect(who).toMatchObject({ ok: true, output: { Account: BUILDS, Arn: SESSION_ARN } });
    });

    test.each([
      ['no external id', {}],
      ['a wrong one', { ExternalId: 'Test' }],
    ])('with %s nobody takes the role', async (_, more) => {
      expect(await assume(more)).toMatchObject({
        ok: false,
        code: 'AccessDenied',
        message: expect.stringMatching(
          /^User: arn:aws:iam::999999999999:user\/\S+ is not authorized to perform: sts:AssumeRole on resource: /,
        ),
      });
    });

    test('the images of the repository with the tag are described', async () => {
      const answer = await ask(session, 'DescribeImages', { repositoryName: 'release' });
      if (!answer.ok) throw new Error(answer.message);
      expect(answer.output['imageDetails']).toEqual([
        expect.objectContaining({
          registryId: BUILDS,
          repositoryName: 'release',
          imageDigest: built.digest,
          imageTags: ['v1.0'],
          imageSizeInBytes: expect.any(Number),
          imageManifestMediaType: expect.stringMatching(/^application\/vnd\.(?:oci\.image|docker\.distribution)\.manifest\.v/),
          artifactMediaType: expect.stringMatching(/^application\/vnd\.(?:oci\.image\.config|docker\.container\.image)\.v1\+json$/),
          imagePushedAt: expect.anything(),
        }),
      ]);
    });

    test('those of the other one are not', async () => {
      const answer = await ask(session, 'DescribeImages', { repositoryName: 'develop' });
      const message = refused(SESSION_ARN, 'ecr:DescribeImages', repositoryArn('develop'), 'identity');
      expect(answer).toEqual({ ok: false, code: 'AccessDeniedException', message });
    });

    test(
      'the image comes as it was pushed from the one, and is refused from the other',
      async () => {
        await built.login(session, BUILDS);
        const release = await built.containers.pull(`${reference('release')}:v1.0`);
        expect(release.status, release.stderr).toBe(0);
        expect(release).toMatchObject({ digest: built.digest, isSame: true });

        const develop = await built.containers.pull(`${reference('develop')}:v1.0`);
        expect(develop.status).not.toBe(0);
        const sentence = `denied: ${refused(SESSION_ARN, 'ecr:BatchGetImage', repositoryArn('develop'), 'identity')}`;
        expect(develop.stderr).toContain(sentence);
        const before = built.containers.beforeRefusal?.(reference('develop'));
        if (before !== undefined) expect(develop.stderr.trim()).toBe(before + sentence);
        // Whether there is such a repository is not told.
        const nothing = await built.containers.pull(`${reference('nothing')}:v1.0`);
        expect(nothing.stderr.replaceAll('nothing', 'develop')).toContain(sentence);
        const pushed = await built.containers.push(`${reference('release')}:v2.0`);
        expect([pushed.status === 0, pushed.digest]).toEqual([false, '']);
      },
      LONG,
    );

    test(
      'without the second statement there is no login, as what has no resource has no tag',
      async () => {
        const { Statement, ...rest } = JSON.parse(documentOf('allow-ecr-release')) as { readonly Statement: readonly object[] };
        const PolicyDocument = JSON.stringify({ ...rest, Statement: Statement.slice(0, 1) });
        await built.done(built.builds, 'iam', 'CreatePolicyVersion', { PolicyArn: POLICY_ARN, PolicyDocument, SetAsDefault: true });
        const message = refused(SESSION_ARN, 'ecr:GetAuthorizationToken', '*', 'identity');
        expect(await ask(session, 'GetAuthorizationToken', {})).toEqual({ ok: false, code: 'AccessDeniedException', message });
        await expect(built.login(session, BUILDS)).rejects.toThrow(message);
        await built.done(built.builds, 'iam', 'SetDefaultPolicyVersion', { PolicyArn: POLICY_ARN, VersionId: 'v1' });
        await built.login(session, BUILDS);
      },
      LONG,
    );

    test(
      'a repository policy opens it without any role',
      async () => {
        await built.login(built.customer, BUILDS);
        const early = await built.containers.pull(`${reference('release')}:v1.0`);
        const who = String((await built.done(built.customer, 'sts', 'GetCallerIdentity'))['Arn']);
        expect(early.stderr).toContain(`denied: ${refused(who, 'ecr:BatchGetImage', repositoryArn('release'), 'resource')}`);

        await built.done(built.builds, 'ecr', 'SetRepositoryPolicy', {
          repositoryName: 'release',
          policyText: documentOf('repository-policy'),
        });
        const pulled = await built.containers.pull(`${reference('release')}:v1.0`);
        expect(pulled, pulled.stderr).toMatchObject({ status: 0, digest: built.digest, isSame: true });
        const other = await built.containers.pull(`${reference('develop')}:v1.0`);
        expect(other.stderr).toContain(`denied: ${refused(who, 'ecr:BatchGetImage', repositoryArn('develop'), 'resource')}`);
      },
      LONG,
    );

    test(
      'replication brings the customer a copy of his own',
      async () => {
        await built.done(built.builds, 'ecr', 'PutReplicationConfiguration', {
          replicationConfiguration: JSON.parse(documentOf('replication')) as Input,
        });
        await built.login(built.builds, BUILDS);
        const push = async (tag: string): Promise<unknown> => {
          await built.containers.make();
          const { status, digest, stdout, stderr } = await built.containers.push(`${reference('release')}:${tag}`);
          expect(status, stdout + stderr).toBe(0);
          const input = { repositoryName: 'release', imageId: { imageTag: tag } };
          const { replicationStatuses } = await built.done(built.builds, 'ecr', 'DescribeImageReplicationStatus', input);
          expect(digest).toMatch(/^sha256:/);
          return replicationStatuses;
        };
        // The customer has not said yet that they may.
        expect(await push('v1.1')).toEqual([expect.objectContaining({ registryId: CUSTOMER, region: 'us-west-2', status: 'FAILED' })]);
        const mine = await built.done(built.customer, 'ecr', 'DescribeRepositories', {});
        expect(mine['repositories']).toEqual([]);

        await built.done(built.customer, 'ecr', 'PutRegistryPolicy', { policyText: documentOf('registry-policy') });
        expect(await push('v1.2')).toEqual([{ registryId: CUSTOMER, region: 'us-west-2', status: 'COMPLETE' }]);
        await built.login(built.customer, CUSTOMER);
        const pulled = await built.containers.pull(`${reference('release', CUSTOMER)}:v1.2`);
        expect(pulled, pulled.stderr).toMatchObject({ status: 0, isSame: true });
      },
      LONG,
    );

    test(
      'each step is recorded, in the account that it concerns, refusals too',
      async () => {
        const inBuilds = await recordedCalls(client, built.builds);
        const names = (calls: readonly { readonly name: string }[]): readonly string[] => [...new Set(calls.map(({ name }) => name))];
        expect(names(inBuilds)).toEqual(expect.arrayContaining([...PUSH, ...PULL, 'GetAuthorizationToken']));
        const refusals = inBuilds.filter(({ code, by }) => code?.startsWith('AccessDenied') && by === SESSION_ARN);
        expect(names(refusals)).toEqual(expect.arrayContaining(['DescribeImages', 'BatchGetImage', 'GetAuthorizationToken']));
        // What the customer did to a repository of the builds, as himself, is recorded on both sides.
        const theirs = (await recordedCalls(client, built.customer)).filter(({ name }) => name === 'BatchGetImage');
        expect(theirs).toContainEqual(expect.objectContaining({ code: expect.stringMatching(/^AccessDenied/), recipient: CUSTOMER }));
        expect(theirs).toContainEqual(expect.objectContaining({ code: undefined, recipient: CUSTOMER }));
      },
      LONG,
    );
  });
}
