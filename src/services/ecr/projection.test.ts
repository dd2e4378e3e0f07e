// What an estate file is told of repositories.
import { expect, test } from 'vitest';
import { ACCOUNT_A, ACCOUNT_B, allow, ecrAccounts, policyText } from '../../../test/testkit/cloud/ecr-accounts.ts';
import { projectEcr } from './projection.ts';

test('repositories come with their tags, their scanning, and the statements of both policies', () => {
  const { call, cloud } = ecrAccounts();
  const own = allow('ecr:BatchGetImage', { Principal: { AWS: ACCOUNT_B } });
  const registry = allow('ecr:ListImages', { Principal: { AWS: ACCOUNT_B }, Resource: `arn:aws:ecr:us-west-2:${ACCOUNT_A}:repository/*` });
  const encryptionConfiguration = { encryptionType: 'KMS' };
  call('CreateRepository', { repositoryName: 'app', tags: [{ Key: 'a', Value: '1' }], encryptionConfiguration });
  call('CreateRepository', { repositoryName: 'bare', encryptionConfiguration: { ...encryptionConfiguration, kmsKey: 'alias/mine' } });
  call('SetRepositoryPolicy', { repositoryName: 'app', policyText: policyText(own) });
  const project = () => {
    const { state, identities, partition } = cloud.kernel;
    return projectEcr({ state: state.reader, identities, partition }).accounts.get(ACCOUNT_A)?.resources;
  };
  const arn = (name: string): string => `arn:aws:ecr:us-west-2:${ACCOUNT_A}:repository/${name}`;
  const document = (...Statement: readonly object[]): object => ({ Version: '2012-10-17', Statement });
  const kmsKey = `arn:aws:kms:us-west-2:${ACCOUNT_A}:alias/mine`;
  expect(project()).toEqual([
    { arn: arn('app'), policy: document(own), tags: { a: '1' }, scanning: 'basic' },
    { arn: arn('bare'), policy: null, kmsKey, scanning: 'basic' },
  ]);
  call('PutRegistryPolicy', { policyText: policyText(registry) });
  call('PutRegistryScanningConfiguration', { scanType: 'ENHANCED' });
  expect(project()).toEqual([
    { arn: arn('app'), policy: document(own, registry), tags: { a: '1' }, scanning: 'enhanced' },
    { arn: arn('bare'), policy: document(registry), kmsKey, scanning: 'enhanced' },
  ]);
  call('PutAccountSetting', { name: 'REGISTRY_POLICY_SCOPE', value: 'V1' });
  expect(project()?.map(({ policy }) => policy)).toEqual([document(own), null]);
});
