// A cloud with a registry for tests: an account with a repository, its administrator, and users that have what they are given.
import { createHash } from 'node:crypto';
import type { Gateway } from '../../../src/cloud/gateway.ts';
import { ecrGateway } from '../../../src/services/ecr/registry/registry-gateway.ts';
import { ecrService } from '../../../src/services/ecr/service.ts';
import { iamService } from '../../../src/services/iam/service.ts';
import { organizationsService } from '../../../src/services/organizations/service.ts';
import { stsService } from '../../../src/services/sts/service.ts';
import { type RegistryClient, registryClient, registryPassword } from './registry-client.ts';
import { type TestCaller, type TestCloud, testCloud } from './test-cloud.ts';

export const A = '111111111111';
export const B = '222222222222';
export const HOST: string = `${A}.dkr.ecr.us-west-2.amazonaws.com`;
export const MANIFEST_TYPE = 'application/vnd.oci.image.manifest.v1+json';

export interface RegistryUser {
  readonly arn: string;
  readonly accessKeyId: string;
  readonly caller: TestCaller;
  /** Logged in at the registry of account A. */
  readonly client: RegistryClient;
}

export interface RegistryCloud {
  readonly cloud: TestCloud;
  /** Whoever may do anything in account A. */
  readonly admin: RegistryUser;
  /** A user of an account who may ask for tokens and what else is said. */
  readonly user: (name: string, actions: readonly string[], account?: string) => RegistryUser;
  /** An image of one layer under a tag, pushed over the wire as its administrator. */
  readonly push: (repository: string, tag: string, layer?: string) => Promise<{ readonly digest: string; readonly manifest: string }>;
}

/** With repository `release` in account A. `gateway`: in the place of the usual one. */
export function registryCloud(gateway: Gateway = ecrGateway): RegistryCloud {
  const cloud = testCloud({ services: [{ ...ecrService, gateway }, iamService, stsService, organizationsService] });
  cloud.createAccount(A);
  cloud.createAccount(B);
  const user: RegistryCloud['user'] = (UserName, actions, account = A) => {
    const root = cloud.root(account);
    const { User } = root.call('iam', 'CreateUser', { UserName });
    const Statement = [{ Effect: 'Allow', Action: ['ecr:GetAuthorizationToken', ...actions], Resource: '*' }];
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
    root.call('iam', 'PutUserPolicy', { UserName, PolicyName: 'own', PolicyDocument });
    const { AccessKey } = root.call('iam', 'CreateAccessKey', { UserName });
    const caller = cloud.as(AccessKey);
    return { arn: User.Arn, accessKeyId: AccessKey.AccessKeyId, caller, client: registryClient(cloud, HOST, registryPassword(caller)) };
  };
  const admin = user('admin', ['ecr:*']);
  admin.caller.call('ecr', 'CreateRepository', { repositoryName: 'release' });
  return {
    cloud,
    admin,
    user,
    push: async (repository, tag, layer = `layer of ${tag}`) => {
      const [config, only] = [await pushBlob(admin.client, repository, '{}'), await pushBlob(admin.client, repository, layer)];
      const manifest = manifestOf(config, [only]);
      const { status } = await admin.client('PUT', `/v2/${repository}/manifests/${tag}`, {
        body: manifest,
        headers: { 'content-type': MANIFEST_TYPE },
      });
      if (status !== 201) throw new Error(`pushing answered ${status}`);
      return { digest: digestOf(manifest), manifest };
    },
  };
}

/** In one request after the upload has begun; answers its digest and length. */
export async function pushBlob(client: RegistryClient, repository: string, content: string): Promise<string> {
  const begun = await client('POST', `/v2/${repository}/blobs/uploads/`);
  const digest = digestOf(content);
  const { status } = await client('PUT', `${begun.headers.get('location')}?digest=${digest}`, { body: content });
  if (status !== 201) throw new Error(`pushing a layer answered ${status}`);
  return content;
}

/** The text of an OCI image manifest of these contents. */
export function manifestOf(config: string, layers: readonly string[], more: object = {}): string {
  const descriptor = (mediaType: string, content: string): object => ({ mediaType, digest: digestOf(content), size: content.length });
  return JSON.stringify({
    schemaVersion: 2,
    mediaType: MANIFEST_TYPE,
    config: descriptor('application/vnd.oci.image.config.v1+json', config),
    layers: layers.map((layer) => descriptor('application/vnd.oci.image.layer.v1.tar+gzip', layer)),
    ...more,
  });
}

/** `sha256:…` */
export function digestOf(content: string | Uint8Array): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}
