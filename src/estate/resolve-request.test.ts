// What surrounds caller and resource: control policies, organizations, endpoints, context.
import { expect, test } from 'vitest';
import { FULL_AWS_ACCESS, RCP_FULL_AWS_ACCESS } from './full-access.ts';
import { loadEstate } from './load-estate.ts';
import { A, ALICE, APP, B, DOCUMENT, estate, missing, names, refuse, resolve } from './sample-world.ts';

test('policies are the same objects from request to request', () => {
  const once = resolve({ principal: ALICE });
  const again = resolve({ principal: ALICE, action: 's3:PutObject' });
  expect(again.policies.identity.every((policy, index) => policy === once.policies.identity[index])).toBe(true);
  expect(again.policies.boundary).toBe(once.policies.boundary);
  expect(again.policies.scp).toBe(once.policies.scp);
});

test('control policies: levels from the root down, RCPs those of the owner', () => {
  const { policies, request } = resolve({ principal: ALICE });
  expect(policies.scp?.map(({ kind, id, name, policies: list }) => [kind, id, name, names(list)])).toEqual([
    ['root', 'r-ab12', undefined, ['FullAWSAccess']],
    ['ou', 'ou-ab12-dev', 'dev', ['FullAWSAccess', 'no-delete']],
    ['account', A, undefined, ['FullAWSAccess']],
  ]);
  expect(policies.rcp?.map(({ id, policies: list }) => [id, names(list)])).toEqual([
    ['r-ab12', ['RCPFullAWSAccess', 'perimeter']],
    ['ou-ab12-prod', ['RCPFullAWSAccess']],
    [B, ['RCPFullAWSAccess', 'own']],
  ]);
  expect(policies.scp?.[0]?.policies[0]).toBe(FULL_AWS_ACCESS);
  expect(policies.rcp?.[0]?.policies[0]).toBe(RCP_FULL_AWS_ACCESS);
  expect(request.caller).toEqual({
    id: A,
    organization: { id: 'o-exampleorg1', managementAccount: '100000000001', path: 'o-exampleorg1/r-ab12/ou-ab12-dev/' },
  });
  expect(request.resource.owner?.organization?.path).toBe('o-exampleorg1/r-ab12/ou-ab12-prod/');
  // Handed over for the management account too: who is exempt is decided later.
  expect(resolve({ principal: '100000000001' }).policies.scp).toHaveLength(2);
});

test('the organization of an account is missing only where no file tells of it', () => {
  const role = (id: string): unknown => ({ RoleName: 'r', Arn: `arn:aws:iam::${id}:role/r`, AssumeRolePolicyDocument: DOCUMENT });
  const loaded = loadEstate([A, B].map((id) => ({ name: `${id}.json`, text: JSON.stringify({ RoleDetailList: [role(id)] }) })));
  if (!loaded.ok) throw new Error(loaded.error[0]?.message);
  const query = { principal: `arn:aws:iam::${A}:role/r`, action: 'sts:AssumeRole', resource: `arn:aws:iam::${B}:role/r` };
  expect(missing(resolve(query, loaded.value.estate))).toEqual([`organization ${A}`, `organization ${B}`]);
  expect(missing(resolve({ ...query, resource: `arn:aws:iam::${A}:role/r` }, loaded.value.estate))).toEqual([`organization ${A}`]);
  const stated = estate({ accounts: [A, B].map((id) => ({ id, roles: [{ name: 'r', trust: DOCUMENT }] })) });
  expect(missing(resolve(query, stated))).toEqual([]);
});

test('a VPC endpoint brings its policy, and the keys that tell of it', () => {
  const { request, policies } = resolve({ principal: ALICE, vpcEndpoint: 'vpce-1' });
  expect(policies.endpoint?.description.name).toBe('endpoint policy of vpce-1');
  expect(request.context).toEqual(
    new Map<string, string | readonly string[]>([
      ['aws:sourcevpce', 'vpce-1'],
      ['aws:sourcevpc', 'vpc-1'],
      ['aws:vpceaccount', B],
      ['aws:vpceorgid', 'o-exampleorg1'],
      ['aws:vpceorgpaths', ['o-exampleorg1/r-ab12/ou-ab12-prod/']],
    ]),
  );
  const byContext = resolve({ principal: ALICE, action: 'sns:Publish', resource: '*', context: new Map([['AWS:SourceVpce', 'vpce-1']]) });
  expect(byContext.policies.endpoint).toBe(policies.endpoint);
  expect([...byContext.request.context.keys()]).toEqual(['aws:sourcevpc', 'aws:sourcevpce']);
  const unknown = resolve({ principal: APP, vpcEndpoint: 'vpce-9' });
  expect(unknown.missing).toMatchObject([
    { kind: 'vpcEndpoint', what: 'vpce-9', supply: 'aws ec2 describe-vpc-endpoints --vpc-endpoint-ids vpce-9 > vpce-9.json' },
  ]);
});

test('the context is what the query says, by lower-case key', () => {
  const context = new Map<string, string | readonly string[]>([
    ['aws:SourceIp', '203.0.113.7'],
    ['aws:TagKeys', ['a']],
  ]);
  const { request } = resolve({ principal: APP, context, via: ['athena.amazonaws.com'] });
  expect(request.context).toEqual(
    new Map<string, string | readonly string[]>([
      ['aws:sourceip', '203.0.113.7'],
      ['aws:tagkeys', ['a']],
    ]),
  );
  expect(request.via).toEqual(['athena.amazonaws.com']);
  expect(resolve({ principal: APP, via: [] }).request).not.toHaveProperty('via');
});

test('actions and resources must be such', () => {
  expect(refuse({ principal: APP, action: 'GetObject' })).toMatchObject({ field: 'action', code: 'bad-action' });
  expect(refuse({ principal: APP, resource: 'data/key' })).toMatchObject({ field: 'resource', code: 'bad-resource' });
});
