// The self-check: a table that is wrong is seen, one that is right is not.
import { expect, test } from 'vitest';
import { recordedCall } from '../../../../test/activity/recorded-call.ts';
import type { UsedCall } from '../../used-call.ts';
import { checkTable, type TableCheck } from './check-table.ts';

/** As if the tables gave the actions of these calls. */
function checked(calls: readonly UsedCall[]): TableCheck {
  const mapped = new Map(
    calls.map(({ group, meaning }) => [group, meaning.kind === 'actions' ? meaning.actions.map(({ action }) => action) : []] as const),
  );
  return checkTable(mapped.keys(), (group) => mapped.get(group) ?? []);
}

const denial = (action: string) => `User: arn:aws:iam::111111111111:user/u is not authorized to perform: ${action} on resource: *`;

function denied(mapped: readonly string[], named: string, firstId: string, count = 1) {
  return recordedCall({
    actions: mapped.map((action) => ({ action })),
    outcome: 'denied',
    group: { eventSource: 's3.amazonaws.com', eventName: 'DeleteBucketCors', denial: denial(named), firstId, count },
  });
}

test('agreement is counted by calls, in any case of the letters', () => {
  expect(
    checked([denied(['s3:PutBucketCORS'], 's3:putBucketCors', 'a', 3), denied(['s3:GetObject', 's3:PutObject'], 's3:PutObject', 'b')]),
  ).toEqual({
    checked: 4,
    agreed: 4,
    differences: [],
  });
});

test('a wrong row is a difference, joined over calls, with the first id', () => {
  const wrong = [denied(['s3:DeleteBucketCORS'], 's3:PutBucketCORS', 'z', 2), denied(['s3:DeleteBucketCORS'], 's3:PutBucketCORS', 'b', 5)];
  const expected = {
    checked: 7,
    agreed: 0,
    differences: [
      {
        eventSource: 's3.amazonaws.com',
        eventName: 'DeleteBucketCors',
        named: 's3:PutBucketCORS',
        mapped: ['s3:DeleteBucketCORS'],
        count: 7,
        example: 'b',
      },
    ],
  };
  expect(checked(wrong)).toEqual(expected);
  expect(checked(wrong.toReversed())).toEqual(expected);
});

test('a denial of an unmapped call tells which action it was', () => {
  const call = recordedCall({
    meaning: { kind: 'unmapped', because: 'the catalog has no action' },
    outcome: 'denied',
    group: { eventSource: 'new.amazonaws.com', eventName: 'Make', denial: denial('new:Make'), firstId: 'a', count: 1 },
  });
  expect(checked([call]).differences).toEqual([
    { eventSource: 'new.amazonaws.com', eventName: 'Make', named: 'new:Make', mapped: [], count: 1, example: 'a' },
  ]);
});

test('calls without such a denial are left out', () => {
  expect(checked([recordedCall({})])).toEqual({ checked: 0, agreed: 0, differences: [] });
});

test('the tables themselves are asked', () => {
  const { group } = recordedCall({ outcome: 'denied', group: { denial: denial('s3:GetObject'), errorCode: 'AccessDenied', count: 2 } });
  expect(checkTable([group])).toMatchObject({ checked: 2, agreed: 2 });
  expect(checkTable([{ ...group, denial: denial('s3:PutObject') }])).toMatchObject({
    agreed: 0,
    differences: [{ mapped: ['s3:GetObject'] }],
  });
});
