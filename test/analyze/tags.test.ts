// Conditions on the tags of a resource, which the estate knows, under both of the names that they have.
import { expect, test } from 'vitest';
import { analyzed, estateWith, OTHER, OWN, policy } from './analyzed.ts';

test.each([
  ['aws:ResourceTag/env', 'prod', 1],
  ['aws:ResourceTag/env', 'dev', 0],
  ['ecr:ResourceTag/env', 'prod', 1],
  ['ecr:ResourceTag/env', 'dev', 0],
  ['aws:ResourceTag/team', 'prod', 0],
  ['ecr:ResourceTag/team', 'prod', 0],
])('%s like %s: %i findings', (key, value, findings) => {
  const repository = policy({
    Principal: { AWS: OTHER },
    Action: 'ecr:BatchGetImage',
    Resource: undefined,
    Condition: { StringEquals: { [key]: value } },
  });
  const resource = { arn: `arn:aws:ecr:us-east-1:${OWN}:repository/r`, tags: { env: 'prod' }, policy: repository };
  expect(analyzed(estateWith({ resources: [resource] }), OWN).findings).toHaveLength(findings);
});

test('tags that nobody told may be there', () => {
  const repository = policy({
    Principal: { AWS: OTHER },
    Action: 'ecr:BatchGetImage',
    Resource: undefined,
    Condition: { StringEquals: { 'aws:ResourceTag/team': 'red' } },
  });
  const resource = { arn: `arn:aws:ecr:us-east-1:${OWN}:repository/r`, policy: repository };
  expect(analyzed(estateWith({ resources: [resource] }), OWN).findings).toHaveLength(1);
});

test('a tag that keeps outsiders away by not being there', () => {
  const open = { Principal: '*', Action: 'ecr:BatchGetImage', Resource: undefined };
  const denied = { ...open, Effect: 'Deny', Condition: { Null: { 'aws:ResourceTag/team': 'true' } } };
  const resource = { arn: `arn:aws:ecr:us-east-1:${OWN}:repository/r`, tags: { env: 'prod' }, policy: policy(open, denied) };
  expect(analyzed(estateWith({ resources: [resource] }), OWN).findings).toEqual([]);
});
