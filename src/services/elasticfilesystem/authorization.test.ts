// EFS: open to whoever reaches it, until it has a policy.
import { expect, test } from 'vitest';
import { A, allow, anonymous, B, type Case, deny, policy, session, to } from '../../../test/reference/fixture.ts';
import { outcomeOf } from '../../../test/testkit/outcome-of.ts';

const mount: Case = {
  action: 'elasticfilesystem:ClientMount',
  resource: `arn:aws:elasticfilesystem:us-east-1:${B}:file-system/fs-1`,
  owner: B,
};

test.each<readonly [string, Case, string]>([
  ['without policy, nobody', { ...mount, principal: anonymous }, 'allowed'],
  ['without policy, another account that denies itself', { ...mount, policies: { identity: [policy('identity', deny())] } }, 'allowed'],
  ['without policy, writing', { ...mount, action: 'elasticfilesystem:ClientWrite', principal: anonymous }, 'allowed'],
  ['without policy, as root', { ...mount, action: 'ElasticFileSystem:clientrootaccess', principal: anonymous }, 'allowed'],
  [
    'without policy, the API is as any other',
    { ...mount, action: 'elasticfilesystem:DescribeFileSystems', principal: session },
    'resource identity',
  ],
  [
    'a policy that names others',
    { ...mount, principal: anonymous, policies: { resource: policy('resource', to({ AWS: A })) } },
    'resource',
  ],
  ['an empty policy', { ...mount, principal: anonymous, policies: { resource: policy('resource') } }, 'resource'],
  ['a policy for everybody', { ...mount, principal: anonymous, policies: { resource: policy('resource', to({ AWS: '*' })) } }, 'allowed'],
  [
    'both sides across accounts',
    { ...mount, policies: { identity: [policy('identity', allow())], resource: policy('resource', to({ AWS: A })) } },
    'allowed',
  ],
])('%s', (_, one, told) => {
  expect(outcomeOf(one)).toBe(told);
});
