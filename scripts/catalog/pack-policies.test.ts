// Packing managed policies: the newest version counts, in order of their numbers and not of their text.
import { expect, it } from 'vitest';
import { managedPolicyLookup } from '../../src/catalog/managed-policy-lookup.ts';
import { packPolicies } from './pack-policies.ts';

const version = (n: number) => ({ createdDate: `2026-01-0${n}T00:00:00.000Z`, document: { Version: '2012-10-17', Statement: [], n } });
const policy = {
  arn: 'arn:aws:iam::aws:policy/job-function/Sample',
  latestVersionId: 'v10',
  versions: { v9: version(1), v10: version(2) },
};

it('takes the newest version, verbatim', () => {
  const find = managedPolicyLookup(packPolicies({ Sample: policy }, 'test'));
  expect(find(policy.arn)).toEqual({
    arn: policy.arn,
    name: 'Sample',
    version: 'v10',
    updated: '2026-01-02T00:00:00.000Z',
    document: '{"Version":"2012-10-17","Statement":[],"n":2}',
  });
});

it('refuses what it cannot express', () => {
  expect(() => packPolicies({ Sample: { ...policy, latestVersionId: 'v11' } }, 'test')).toThrow(/has no version v11/);
  expect(() => packPolicies({ Sample: { ...policy, arn: 'arn:aws:iam::111111111111:policy/Sample' } }, 'test')).toThrow(
    /not the ARN of an AWS/,
  );
  expect(() => packPolicies({ A: policy, B: policy }, 'test')).toThrow(/two policies have the same ARN/);
});
