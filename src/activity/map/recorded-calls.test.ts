// The calls that count, made as they are asked for.
import { expect, test } from 'vitest';
import { toUsedCalls } from '../../../test/activity/to-used-calls.ts';
import { activityGroupOf } from '../../../test/testkit/activity/activity-group-of.ts';
import { type ActivityGroups, activityGroups } from '../activity-groups.ts';
import type { ActivityGroup } from '../activity-group.ts';
import { recordedCalls } from './recorded-calls.ts';

function group(caller: string, recipientAccount: string): ActivityGroup {
  const identity = { account: caller, arn: `arn:aws:iam::${caller}:role/app` };
  return activityGroupOf({ identity, recipientAccount, eventSource: 's3.amazonaws.com', eventName: 'ListBuckets' });
}

test('the owner’s copy is left out when the caller’s trail was read', () => {
  const groups = [group('1', '1'), group('1', '2'), group('2', '2')];
  const recorded = recordedCalls(activityGroups(groups));
  expect([...recorded.groups]).toEqual([groups[0], groups[2]]);
  expect([...recorded.of(({ account }) => account === '1')]).toEqual([groups[0]]);
  expect(recorded).toMatchObject({ accounts: new Set(['1', '2']), withoutTrail: [] });
});

test('without the caller’s trail the owner’s copy counts, and it is said', () => {
  const groups = [group('3', '2'), group('2', '2'), group('3', ''), group('3', '1')];
  const recorded = recordedCalls(activityGroups(groups));
  expect([...recorded.groups]).toEqual(groups);
  expect(recorded).toMatchObject({ accounts: new Set(['1', '2']), withoutTrail: ['3'] });
  expect([...recorded.calls(recorded.groups)].map(({ ownersCopy }) => ownersCopy)).toEqual([true, false, false, true]);
});

test('calls mean the same as all of them at once, with the names of all groups', () => {
  const getRole = { eventSource: 'iam.amazonaws.com', eventName: 'GetRole', parameters: '{"roleName":"app"}' };
  const groups = [
    activityGroupOf({ ...getRole, identity: { arn: 'arn:aws:iam::111111111111:role/other' } }),
    activityGroupOf({ ...getRole, identity: { arn: 'arn:aws:iam::111111111111:role/svc/app' } }),
  ];
  const recorded = recordedCalls(activityGroups(groups));
  expect([...recorded.calls(recorded.groups)]).toEqual(toUsedCalls(groups));
  const [first] = recorded.calls(recorded.of(({ arn }) => arn.endsWith('/other')));
  expect(first?.meaning).toMatchObject({ actions: [{ resources: ['arn:aws:iam::111111111111:role/svc/app'] }] });
});

test('no more groups are taken than are asked for', () => {
  let taken = 0;
  function* counting(): Iterable<ActivityGroup> {
    for (const one of [group('1', '1'), group('1', '1'), group('1', '1')]) {
      taken += 1;
      yield one;
    }
  }
  const groups: ActivityGroups = { size: 3, of: () => counting(), [Symbol.iterator]: () => counting()[Symbol.iterator]() };
  const recorded = recordedCalls(groups);
  taken = 0;
  for (const call of recorded.calls(recorded.of(() => true))) if (call.outcome === 'allowed') break;
  expect(taken).toBe(1);
});
