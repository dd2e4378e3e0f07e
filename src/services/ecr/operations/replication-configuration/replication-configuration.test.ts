// Setting up replication: what is refused, and the role that it makes.
import { beforeEach, expect, test } from 'vitest';
import { ACCOUNT_A, ACCOUNT_B, allow, type EcrAccounts, ecrAccounts } from '../../../../../test/testkit/cloud/ecr-accounts.ts';
import { failureOf } from '../../../../../test/testkit/cloud/failure-of.ts';

let ecr: EcrAccounts;
const TO_B = { region: 'us-west-2', registryId: ACCOUNT_B };
const ROLE = 'AWSServiceRoleForECRReplication';

beforeEach(() => {
  ecr = ecrAccounts();
});

function configuration(...destinations: readonly object[]): object {
  const rules = [{ destinations, repositoryFilters: [{ filter: 'prod-', filterType: 'PREFIX_MATCH' }] }];
  return { replicationConfiguration: { rules } };
}

test('rules are kept, and with the first of them comes the service-linked role', () => {
  expect(ecr.call('DescribeRegistry')).toEqual({ registryId: ACCOUNT_A, replicationConfiguration: { rules: [] } });
  expect(ecr.call('PutReplicationConfiguration', { replicationConfiguration: { rules: [] } })).toEqual({
    replicationConfiguration: { rules: [] },
  });
  expect(failureOf(() => ecr.a.call('iam', 'GetRole', { RoleName: ROLE })).code).toBe('NoSuchEntity');
  const input = configuration(TO_B);
  for (const _ of ['first', 'again']) expect(ecr.call('PutReplicationConfiguration', { ...input })).toEqual(input);
  expect(ecr.call('DescribeRegistry')).toEqual({ registryId: ACCOUNT_A, ...input });
  expect(ecr.a.call('iam', 'GetRole', { RoleName: ROLE }).Role.Arn).toBe(
    `arn:aws:iam::${ACCOUNT_A}:role/aws-service-role/replication.ecr.amazonaws.com/${ROLE}`,
  );
  expect(ecr.a.call('iam', 'ListAttachedRolePolicies', { RoleName: ROLE }).AttachedPolicies).toEqual([
    expect.objectContaining({ PolicyName: 'ECRReplicationServiceRolePolicy' }),
  ]);
});

test('whoever may not make the role gets nothing', () => {
  const put = allow('ecr:PutReplicationConfiguration');
  const maker = ecr.user(ACCOUNT_A, 'maker', put);
  expect(failureOf(() => ecr.call('PutReplicationConfiguration', { ...configuration(TO_B) }, maker))).toMatchObject({
    code: 'AccessDeniedException',
    status: 400,
    message: expect.stringContaining('is not authorized to perform: iam:CreateServiceLinkedRole on resource: '),
  });
  expect(ecr.call('DescribeRegistry').replicationConfiguration.rules).toEqual([]);
  const linked = { Resource: '*', Condition: { StringEquals: { 'iam:AWSServiceName': 'replication.ecr.amazonaws.com' } } };
  ecr.call(
    'PutReplicationConfiguration',
    { ...configuration(TO_B) },
    ecr.user(ACCOUNT_A, 'other', put, allow('iam:CreateServiceLinkedRole', linked)),
  );
});

test('a registry is no destination of its own, and there are not too many', () => {
  const refused = (...destinations: readonly object[]): string =>
    failureOf(() => ecr.call('PutReplicationConfiguration', { ...configuration(...destinations) })).message;
  expect(refused({ region: 'us-west-2', registryId: ACCOUNT_A })).toBe(
    "Invalid parameter at 'replicationConfiguration' failed to satisfy constraint: 'Replication destination cannot be the same as the source registry'",
  );
  expect(refused({ region: 'us-west-2', registryId: '12' })).toContain('[0-9]{12}');
  expect(refused(...Array.from({ length: 26 }, (_, index) => ({ region: `r-${index}`, registryId: ACCOUNT_B })))).toContain('25');
});
