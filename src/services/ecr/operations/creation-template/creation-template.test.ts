// Templates for repositories that ECR makes.
import { beforeEach, expect, test } from 'vitest';
import { ACCOUNT_A, ACCOUNT_B, allow, type EcrAccounts, ecrAccounts, policyText } from '../../../../../test/testkit/cloud/ecr-accounts.ts';
import { failureOf } from '../../../../../test/testkit/cloud/failure-of.ts';

let ecr: EcrAccounts;

beforeEach(() => {
  ecr = ecrAccounts();
});

test('a template is made, changed in part, described and deleted', () => {
  const createdAt = new Date(ecr.cloud.clock.now());
  const repositoryPolicy = policyText(allow('ecr:BatchGetImage', { Principal: { AWS: ACCOUNT_B } }));
  const template = {
    prefix: 'cache/',
    description: 'mirrors',
    encryptionConfiguration: { encryptionType: 'AES256' },
    resourceTags: [{ Key: 'a', Value: '1' }],
    imageTagMutability: 'IMMUTABLE',
    repositoryPolicy,
    appliedFor: ['REPLICATION'],
  };
  const shown = { ...template, createdAt, updatedAt: createdAt };
  const answer = { registryId: ACCOUNT_A, repositoryCreationTemplate: shown };
  expect(ecr.call('CreateRepositoryCreationTemplate', template)).toEqual(answer);
  expect(failureOf(() => ecr.call('CreateRepositoryCreationTemplate', template)).code).toBe('TemplateAlreadyExistsException');
  ecr.cloud.clock.advance(1000);
  const updatedAt = new Date(ecr.cloud.clock.now());
  const changed = { ...shown, description: 'copies', updatedAt };
  expect(ecr.call('UpdateRepositoryCreationTemplate', { prefix: 'cache/', description: 'copies' })).toEqual({
    registryId: ACCOUNT_A,
    repositoryCreationTemplate: changed,
  });
  expect(ecr.call('DescribeRepositoryCreationTemplates')).toEqual({ registryId: ACCOUNT_A, repositoryCreationTemplates: [changed] });
  ecr.call('DeleteRepositoryCreationTemplate', { prefix: 'cache/' });
  expect(failureOf(() => ecr.call('DescribeRepositoryCreationTemplates', { prefixes: ['cache/'] })).code).toBe('TemplateNotFoundException');
});

test('what a repository would not take, a template does not', () => {
  const refused = (more: object): string =>
    failureOf(() => ecr.call('CreateRepositoryCreationTemplate', { prefix: 'ROOT', appliedFor: ['REPLICATION'], ...more })).message;
  const elsewhere = policyText(allow('ecr:BatchGetImage', { Principal: '*', Resource: '*' }));
  expect(refused({ repositoryPolicy: elsewhere })).toContain('Invalid repository policy provided');
  expect(refused({ appliedFor: ['SUNDAYS'] })).toContain("at 'appliedFor'");
  expect(refused({ resourceTags: [{ Key: 'aws:a', Value: '' }] })).toContain('Tag keys');
  expect(refused({ imageTagMutability: 'MUTABLE_WITH_EXCLUSION' })).toContain("can't be null");
  expect(refused({ prefix: 'Upper' })).toContain("at 'prefix'");
});
