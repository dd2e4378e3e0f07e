// What is scanned, and when.
import { beforeEach, expect, test } from 'vitest';
import { ACCOUNT_A, allow, type EcrAccounts, ecrAccounts } from '../../../../../test/testkit/cloud/ecr-accounts.ts';
import { failureOf } from '../../../../../test/testkit/cloud/failure-of.ts';

let ecr: EcrAccounts;

beforeEach(() => {
  ecr = ecrAccounts();
});

function rule(scanFrequency: string, ...filters: readonly string[]): object {
  return { scanFrequency, repositoryFilters: filters.map((filter) => ({ filter, filterType: 'WILDCARD' })) };
}

function frequencies(...repositoryNames: readonly string[]): readonly string[] {
  const { scanningConfigurations } = ecr.call('BatchGetRepositoryScanningConfiguration', { repositoryNames });
  return scanningConfigurations.map(({ scanFrequency }: { scanFrequency: string }) => scanFrequency);
}

test('a registry scans with basic scanning and without rules, until it is told otherwise', () => {
  expect(ecr.call('GetRegistryScanningConfiguration')).toEqual({
    registryId: ACCOUNT_A,
    scanningConfiguration: { scanType: 'BASIC', rules: [] },
  });
  const configuration = { scanType: 'ENHANCED', rules: [rule('SCAN_ON_PUSH', '*'), rule('CONTINUOUS_SCAN', 'prod-*')] };
  expect(ecr.call('PutRegistryScanningConfiguration', configuration)).toEqual({ registryScanningConfiguration: configuration });
  expect(ecr.call('GetRegistryScanningConfiguration').scanningConfiguration).toEqual(configuration);
});

test('rules cover repositories by their filters, a continuous scan first', () => {
  for (const repositoryName of ['prod-app', 'my-test-app', 'other']) ecr.call('CreateRepository', { repositoryName });
  ecr.call('PutImageScanningConfiguration', { repositoryName: 'other', imageScanningConfiguration: { scanOnPush: true } });
  expect(frequencies('prod-app', 'other')).toEqual(['MANUAL', 'SCAN_ON_PUSH']);
  const rules = [rule('SCAN_ON_PUSH', 'test', 'p*d-*'), rule('CONTINUOUS_SCAN', 'prod-*app', 'x*pp')];
  ecr.call('PutRegistryScanningConfiguration', { scanType: 'ENHANCED', rules });
  expect(frequencies('prod-app', 'my-test-app', 'other')).toEqual(['CONTINUOUS_SCAN', 'SCAN_ON_PUSH', 'MANUAL']);
  expect(ecr.call('BatchGetRepositoryScanningConfiguration', { repositoryNames: ['prod-app', 'absent'] })).toEqual({
    scanningConfigurations: [
      {
        repositoryArn: `arn:aws:ecr:us-west-2:${ACCOUNT_A}:repository/prod-app`,
        repositoryName: 'prod-app',
        scanOnPush: false,
        scanFrequency: 'CONTINUOUS_SCAN',
        appliedScanFilters: [{ filter: 'prod-*app', filterType: 'WILDCARD' }],
      },
    ],
    failures: [{ repositoryName: 'absent', failureCode: 'REPOSITORY_NOT_FOUND', failureReason: 'Repository not found' }],
  });
});

test('a scan type has its own frequencies', () => {
  const refused = (input: object): string => failureOf(() => ecr.call('PutRegistryScanningConfiguration', { ...input })).code;
  expect(refused({ rules: [rule('CONTINUOUS_SCAN', '*')] })).toBe('InvalidParameterException');
  expect(refused({ scanType: 'ENHANCED', rules: [rule('MANUAL', '*')] })).toBe('InvalidParameterException');
  expect(refused({ rules: [rule('SCAN_ON_PUSH', '*'), rule('SCAN_ON_PUSH', 'a')] })).toBe('InvalidParameterException');
});

test('enhanced scanning asks for permissions of Inspector', () => {
  const put = allow('ecr:PutRegistryScanningConfiguration');
  const user = ecr.user(ACCOUNT_A, 'user', put);
  ecr.call('PutRegistryScanningConfiguration', { scanType: 'BASIC' }, user);
  expect(failureOf(() => ecr.call('PutRegistryScanningConfiguration', { scanType: 'ENHANCED' }, user)).message).toContain(
    'inspector2:ListAccountPermissions',
  );
});
