// Pull-through cache rules.
import { beforeEach, expect, test } from 'vitest';
import { ACCOUNT_A, allow, type EcrAccounts, ecrAccounts } from '../../../../../test/testkit/cloud/ecr-accounts.ts';
import { failureOf } from '../../../../../test/testkit/cloud/failure-of.ts';

let ecr: EcrAccounts;
const QUAY = { ecrRepositoryPrefix: 'quay', upstreamRegistryUrl: 'quay.io' };
const SECRET = `arn:aws:secretsmanager:us-west-2:${ACCOUNT_A}:secret:ecr-pullthroughcache/hub-AbCdEf`;

beforeEach(() => {
  ecr = ecrAccounts();
});

test('a rule is made once, described, validated and deleted', () => {
  const createdAt = new Date(ecr.cloud.clock.now());
  const rule = { ...QUAY, upstreamRegistry: 'quay', registryId: ACCOUNT_A, createdAt };
  expect(ecr.call('CreatePullThroughCacheRule', QUAY)).toEqual(rule);
  expect(failureOf(() => ecr.call('CreatePullThroughCacheRule', QUAY)).code).toBe('PullThroughCacheRuleAlreadyExistsException');
  expect(ecr.call('DescribePullThroughCacheRules')).toEqual({ pullThroughCacheRules: [{ ...rule, updatedAt: createdAt }] });
  expect(ecr.call('ValidatePullThroughCacheRule', { ecrRepositoryPrefix: 'quay' })).toMatchObject({ isValid: true });
  expect(ecr.call('DeletePullThroughCacheRule', { ecrRepositoryPrefix: 'quay' })).toMatchObject({ ...QUAY, createdAt });
  expect(failureOf(() => ecr.call('DescribePullThroughCacheRules', { ecrRepositoryPrefixes: ['quay'] })).code).toBe(
    'PullThroughCacheRuleNotFoundException',
  );
});

test('upstreams are known ones, some with credentials', () => {
  const hub = { ecrRepositoryPrefix: 'hub', upstreamRegistryUrl: 'registry-1.docker.io' };
  const refused = (input: object): string => failureOf(() => ecr.call('CreatePullThroughCacheRule', { ...input })).code;
  expect(refused({ ...QUAY, upstreamRegistryUrl: 'evil.example.com' })).toBe('UnsupportedUpstreamRegistryException');
  expect(refused({ ...QUAY, upstreamRegistry: 'k8s' })).toBe('UnsupportedUpstreamRegistryException');
  expect(refused(hub)).toBe('InvalidParameterException');
  expect(refused({ ...hub, credentialArn: SECRET.replace('ecr-pullthroughcache', 'mine') })).toBe('InvalidParameterException');
  ecr.call('CreatePullThroughCacheRule', { ...hub, credentialArn: SECRET });
  ecr.cloud.clock.advance(5000);
  const other = `${SECRET}2`;
  expect(ecr.call('UpdatePullThroughCacheRule', { ecrRepositoryPrefix: 'hub', credentialArn: other })).toEqual({
    ecrRepositoryPrefix: 'hub',
    registryId: ACCOUNT_A,
    updatedAt: new Date(ecr.cloud.clock.now()),
    credentialArn: other,
  });
});

test('a role that is handed over must be one that the caller may pass', () => {
  const customRoleArn = `arn:aws:iam::${ACCOUNT_A}:role/cache`;
  const input = { ecrRepositoryPrefix: 'far', upstreamRegistryUrl: '333333333333.dkr.ecr.us-east-1.amazonaws.com', customRoleArn };
  const maker = ecr.user(ACCOUNT_A, 'maker', allow('ecr:CreatePullThroughCacheRule'));
  expect(failureOf(() => ecr.call('CreatePullThroughCacheRule', input, maker)).message).toContain(
    `iam:PassRole on resource: ${customRoleArn}`,
  );
});
