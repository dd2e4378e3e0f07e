// A cloud in which the scenario is built, and who its people are.
import { expect } from 'vitest';
import type { Client, Input, Service } from '../../clients/client.ts';
import type { ContainerClient } from '../../clients/containers/container-client.ts';
import { type Environment, runCommand } from '../../clients/run-command.ts';
import { runCloud, type RunningCloud, type Transport } from '../../clients/running-cloud.ts';
import { BUILDS, CUSTOMER, documentOf, ORGANIZATION, POLICY_ARN, ROLE } from './documents.ts';

export interface OneRepository {
  readonly cloud: RunningCloud;
  readonly containers: ContainerClient;
  /** Administrators. */
  readonly builds: Environment;
  readonly customer: Environment;
  /** The output; throws if it is refused. */
  readonly done: (env: Environment, service: Service, operation: string, input?: Input) => Promise<Input>;
  /** Logs in to a registry of the cloud with a password that these credentials get. */
  readonly login: (env: Environment, account: string) => Promise<void>;
  /** The image that both repositories have as `v1.0`. */
  readonly digest: string;
  readonly close: () => Promise<void>;
}

export type OpenContainers = (cloud: RunningCloud) => Promise<ContainerClient>;

/** Repositories `release` and `develop` with an image each, the policy and the role. */
export async function buildOneRepository(client: Client, open: OpenContainers, transport: Transport): Promise<OneRepository> {
  const cloud = await runCloud(ORGANIZATION);
  const containers = await open(cloud).catch(async (error: unknown) => {
    await cloud.stop();
    throw error;
  });
  const builds = await cloud.environment(transport, { account: BUILDS });
  const customer = await cloud.environment(transport, { account: CUSTOMER });
  const done: OneRepository['done'] = async (env, service, operation, input) => {
    const answer = await client.call(env, service, operation, input);
    if (!answer.ok) throw new Error(`${operation}: ${answer.code}: ${answer.message}`);
    return answer.output;
  };
  const login: OneRepository['login'] = async (env, account) => {
    const said = await containers.login(containers.registry(account), await passwordOf(client, env));
    expect(said.status, said.stderr).toBe(0);
  };
  const tags = [{ Key: 'environment', Value: 'release' }];
  await done(builds, 'ecr', 'CreateRepository', { repositoryName: 'release', tags });
  await done(builds, 'ecr', 'CreateRepository', { repositoryName: 'develop' });
  await containers.make();
  await login(builds, BUILDS);
  const digests: string[] = [];
  for (const name of ['release', 'develop']) {
    const pushed = await containers.push(`${containers.registry(BUILDS)}/${name}:v1.0`);
    expect(pushed.status, pushed.stdout + pushed.stderr).toBe(0);
    digests.push(pushed.digest);
  }
  await done(builds, 'iam', 'CreatePolicy', { PolicyName: ROLE, PolicyDocument: documentOf('allow-ecr-release') });
  await done(builds, 'iam', 'CreateRole', { RoleName: ROLE, AssumeRolePolicyDocument: documentOf('trust-customer') });
  await done(builds, 'iam', 'AttachRolePolicy', { RoleName: ROLE, PolicyArn: POLICY_ARN });
  return {
    cloud,
    containers,
    builds,
    customer,
    done,
    login,
    digest: digests[0] ?? '',
    close: async () => {
      await containers.close();
      await cloud.stop();
    },
  };
}

/** As `aws ecr get-login-password` prints it; throws if that is refused. */
async function passwordOf(client: Client, env: Environment): Promise<string> {
  if (client.loginPassword !== undefined) {
    const { status, stdout, stderr } = await runCommand(client.loginPassword(env), { env });
    if (status !== 0) throw new Error(stderr);
    return stdout.trim();
  }
  const answer = await client.call(env, 'ecr', 'GetAuthorizationToken');
  if (!answer.ok) throw new Error(`${answer.code}: ${answer.message}`);
  const [data] = answer.output['authorizationData'] as readonly { readonly authorizationToken: string }[];
  const [name, password = ''] = Buffer.from(data?.authorizationToken ?? '', 'base64')
    .toString()
    .split(/:(.*)/s);
  expect(name).toBe('AWS');
  return password;
}
