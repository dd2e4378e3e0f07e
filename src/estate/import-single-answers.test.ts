// The answers of `get-role`, `list-grants`, `describe-vpc-endpoints` and `get-public-access-block`.
import { expect, test } from 'vitest';
import type { EstateResource } from './estate.ts';
import type { LoadedEstate } from './load-estate.ts';
import { loadSamples, type SampleFile, sampleErrors } from './sample-inputs.ts';

const A = '111111111111';
const POLICY = (resource: unknown): unknown => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: A }, Action: '*', ...(resource === undefined ? {} : { Resource: resource }) }],
});
const text = (value: unknown): string => JSON.stringify(value);

function resources({ estate }: Pick<LoadedEstate, 'estate'>): readonly EstateResource[] {
  return [...estate.accounts.values()].flatMap((account) => [...account.resources.values()]);
}

test('get-role tells the trust policy only', () => {
  const arn = `arn:aws:iam::${A}:role/app`;
  const answer: SampleFile = [
    'role.json',
    { Role: { Path: '/', RoleName: 'app', RoleId: 'AROAX', Arn: arn, AssumeRolePolicyDocument: POLICY(undefined) } },
  ];
  const { estate, warnings } = loadSamples(answer);
  expect(estate.accounts.get(A)).toMatchObject({ iamKnown: false });
  expect(estate.accounts.get(A)?.roles.get('app')).toMatchObject({ arn, policiesKnown: false, policies: [] });
  expect(warnings.map((warning) => warning.code)).toEqual(['role-policies-unknown']);
  const full = (trust: unknown): SampleFile => [
    'a.json',
    { accounts: [{ id: A, roles: [{ name: 'app', trust, policies: [{ name: 'p', document: {} }] }] }] },
  ];
  const both = loadSamples(answer, full(POLICY(undefined)));
  expect(both.estate.accounts.get(A)?.roles.get('app')?.policies).toHaveLength(1);
  expect(both.estate.accounts.get(A)?.roles.get('app')).not.toHaveProperty('policiesKnown');
  expect(both.warnings).toEqual([]);
  expect(sampleErrors(answer, full({}))[0]).toContain(`defined-twice the trust policy of role \`${arn}\``);
});

test('list-grants tells the grants of keys, page by page', () => {
  const key = `arn:aws:kms:us-east-1:${A}:key/1`;
  const grant = (id: string): unknown => ({
    KeyId: key,
    GrantId: id,
    GranteePrincipal: `arn:aws:iam::222222222222:role/r`,
    RetiringPrincipal: `arn:aws:iam::${A}:root`,
    Operations: ['Decrypt', 'GenerateDataKey'],
    Constraints: { EncryptionContextSubset: { app: 'x' } },
  });
  const loaded = loadSamples(['1.json', { Grants: [grant('g1')] }], ['2.json', { Grants: [grant('g2'), grant('g1')] }]);
  expect(resources(loaded)).toMatchObject([{ arn: key, policyKnown: false, grants: [{ id: 'g1' }, { id: 'g2' }] }]);
  expect(resources(loaded)[0]?.grants[0]).toEqual({
    id: 'g1',
    granteePrincipal: 'arn:aws:iam::222222222222:role/r',
    retiringPrincipal: `arn:aws:iam::${A}:root`,
    operations: ['Decrypt', 'GenerateDataKey'],
    constraints: { encryptionContextSubset: new Map([['app', 'x']]) },
  });
});

test('describe-vpc-endpoints and get-public-access-block', () => {
  const { estate } = loadSamples(
    ['endpoints.json', { VpcEndpoints: [{ VpcEndpointId: 'vpce-1', VpcId: 'vpc-1', OwnerId: A, PolicyDocument: text(POLICY('*')) }] }],
    [`${A}-block.json`, { PublicAccessBlockConfiguration: { BlockPublicPolicy: true } }],
    [`${A}/arn:aws:s3:::foobar.json`, { PublicAccessBlockConfiguration: { BlockPublicAcls: false } }],
  );
  const account = estate.accounts.get(A);
  expect(account?.vpcEndpoints.get('vpce-1')).toMatchObject({ vpc: 'vpc-1', account: A, policy: { description: { type: 'endpoint' } } });
  expect(account?.s3PublicAccessBlock).toMatchObject({ blockPublicAcls: false, blockPublicPolicy: true });
  expect(account?.resources.get('arn:aws:s3:::foobar')).toMatchObject({
    policyKnown: false,
    s3: { ownership: 'BucketOwnerEnforced', publicAccessBlock: { restrictPublicBuckets: false } },
  });
  expect(sampleErrors(['block.json', { PublicAccessBlockConfiguration: {} }])).toEqual([
    'block.json:2:37 target-unknown the answer does not say which account or bucket it is of',
  ]);
});
