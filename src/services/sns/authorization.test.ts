// SNS: general rules; its default policy grants through aws:SourceOwner.
import { expect, test } from 'vitest';
import { A, allow, B, policy, sns, to } from '../../../test/reference/fixture.ts';
import { outcomeOf } from '../../../test/testkit/outcome-of.ts';

const resource = `arn:aws:sns:us-east-1:${B}:alarms`;
const byOwner = policy('resource', to({ AWS: '*' }, { Condition: { StringEquals: { 'AWS:SourceOwner': B } } }));

test.each([
  [{ 'aws:sourceowner': B }, 'allowed'],
  [{ 'aws:sourceowner': A }, 'resource'],
  [{}, 'resource'],
])('the default policy, with %j: %s', (context, told) => {
  expect(
    outcomeOf({
      action: 'sns:Publish',
      resource,
      owner: B,
      context,
      policies: { identity: [policy('identity', allow())], resource: byOwner },
    }),
  ).toBe(told);
});

test('a service needs the topic’s policy alone', () => {
  const policies = { resource: policy('resource', to({ Service: 'sns.amazonaws.com' })) };
  expect(outcomeOf({ principal: sns, action: 'sns:Publish', resource, owner: B, policies })).toBe('allowed');
  expect(outcomeOf({ principal: sns, action: 'sns:Publish', resource, owner: B })).toBe('resource');
});
