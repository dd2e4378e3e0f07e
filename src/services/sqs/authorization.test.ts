// SQS: administration stays within the account.
import { describe, expect, test } from 'vitest';
import { A, allow, anonymous, B, policy, to } from '../../../test/reference/fixture.ts';
import { outcomeOf } from '../../../test/testkit/outcome-of.ts';

const resource = `arn:aws:sqs:us-east-1:${B}:jobs`;
const policies = { identity: [policy('identity', allow())], resource: policy('resource', to('*')) };
const ADMINISTRATION =
  'AddPermission RemovePermission CreateQueue DeleteQueue ListQueues ListQueueTags SetQueueAttributes TagQueue UntagQueue';

describe('across accounts', () => {
  test.each(ADMINISTRATION.split(' '))('%s never', (name) => {
    expect(outcomeOf({ action: `sqs:${name}`, resource, owner: B, policies })).toBe('service');
    expect(outcomeOf({ action: `sqs:${name}`, resource: resource.replace(B, A), policies })).toBe('allowed');
  });

  test.each(['SendMessage', 'ReceiveMessage', 'GetQueueAttributes', 'PurgeQueue'])('%s as any other', (name) => {
    expect(outcomeOf({ action: `sqs:${name}`, resource, owner: B, policies })).toBe('allowed');
  });
});

test('nobody is no other account', () => {
  expect(outcomeOf({ principal: anonymous, action: 'sqs:DeleteQueue', resource, owner: B, policies })).toBe('allowed');
});
