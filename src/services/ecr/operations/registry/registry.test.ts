// Settings of a registry.
import { beforeEach, expect, test } from 'vitest';
import { ACCOUNT_A, ACCOUNT_B, allow, type EcrAccounts, ecrAccounts } from '../../../../../test/testkit/cloud/ecr-accounts.ts';
import { failureOf } from '../../../../../test/testkit/cloud/failure-of.ts';

let ecr: EcrAccounts;

beforeEach(() => {
  ecr = ecrAccounts();
});

test('settings have defaults, are of one region, and are a condition key', () => {
  const settings = ['BASIC_SCAN_TYPE_VERSION', 'REGISTRY_POLICY_SCOPE', 'BLOB_MOUNTING'];
  expect(settings.map((name) => ecr.call('GetAccountSetting', { name }).value)).toEqual(['AWS_NATIVE', 'V2', 'DISABLED']);
  const mounting = { Resource: '*', Condition: { StringEquals: { 'ecr:AccountSetting': 'BLOB_MOUNTING' } } };
  const mounter = ecr.user(ACCOUNT_A, 'mounter', allow('ecr:PutAccountSetting', mounting));
  ecr.call('PutAccountSetting', { name: 'BLOB_MOUNTING', value: 'ENABLED' }, mounter);
  expect(failureOf(() => ecr.call('PutAccountSetting', { name: 'REGISTRY_POLICY_SCOPE', value: 'V1' }, mounter)).code).toBe(
    'AccessDeniedException',
  );
  expect(ecr.call('GetAccountSetting', { name: 'BLOB_MOUNTING' })).toEqual({ name: 'BLOB_MOUNTING', value: 'ENABLED' });
  expect(ecr.call('GetAccountSetting', { name: 'BLOB_MOUNTING' }, ecr.a.inRegion('eu-west-1')).value).toBe('DISABLED');
  expect(failureOf(() => ecr.call('PutAccountSetting', { name: 'BLOB_MOUNTING', value: 'MAYBE' })).message).toContain("at 'value'");
  expect(failureOf(() => ecr.call('GetAccountSetting', { name: 'constructor' })).message).toContain("at 'name'");
});

test('which images are signed is kept until it is deleted', () => {
  const rule = {
    signingProfileArn: `arn:aws:signer:us-west-2:${ACCOUNT_A}:/signing-profiles/mine`,
    repositoryFilters: [{ filter: 'prod-*', filterType: 'WILDCARD_MATCH' }],
  };
  const signingConfiguration = { rules: [rule] };
  expect(failureOf(() => ecr.call('GetSigningConfiguration')).code).toBe('SigningConfigurationNotFoundException');
  expect(ecr.call('PutSigningConfiguration', { signingConfiguration })).toEqual({ signingConfiguration });
  expect(ecr.call('GetSigningConfiguration')).toEqual({ registryId: ACCOUNT_A, signingConfiguration });
  expect(ecr.call('DeleteSigningConfiguration')).toEqual({ registryId: ACCOUNT_A, signingConfiguration });
  expect(failureOf(() => ecr.call('DeleteSigningConfiguration')).code).toBe('SigningConfigurationNotFoundException');
});

test('principals whose pulls do not count are registered once, page by page', () => {
  const arns = ['a', 'b'].map((name) => `arn:aws:iam::${ACCOUNT_A}:role/${name}`);
  for (const principalArn of arns.toReversed()) ecr.call('RegisterPullTimeUpdateExclusion', { principalArn });
  const register = (principalArn = ''): string => failureOf(() => ecr.call('RegisterPullTimeUpdateExclusion', { principalArn })).code;
  expect(register(arns[0])).toBe('ExclusionAlreadyExistsException');
  expect(register(`arn:aws:iam::${ACCOUNT_B}:role/a`)).toBe('InvalidParameterException');
  const first = ecr.call('ListPullTimeUpdateExclusions', { maxResults: 1 });
  expect(first.pullTimeUpdateExclusions).toEqual([arns[0]]);
  expect(ecr.call('ListPullTimeUpdateExclusions', { nextToken: first.nextToken })).toEqual({ pullTimeUpdateExclusions: [arns[1]] });
  ecr.call('DeregisterPullTimeUpdateExclusion', { principalArn: arns[0] });
  expect(failureOf(() => ecr.call('DeregisterPullTimeUpdateExclusion', { principalArn: arns[0] })).code).toBe('ExclusionNotFoundException');
});
