// What each principal did, gathered for several at a time.
import { expect, test } from 'vitest';
import { activityGroupOf } from '../../../test/testkit/activity/activity-group-of.ts';
import type { ActivityGroup } from '../../activity/activity-group.ts';
import { activityGroups } from '../../activity/activity-groups.ts';
import { recordedCalls } from '../../activity/map/recorded-calls.ts';
import { chooseAll } from './choose-principals.ts';
import { groupsOfEach } from './groups-of-each.ts';
import { principalsSeen } from './seen-principal.ts';

const SET = 'arn:aws:iam::111111111111:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Dev_0a1b2c3d4e5f607';
const WHO = ['arn:aws:iam::111111111111:role/a', `${SET}1`, 'arn:aws:iam::111111111111:user/b', `${SET}2`];

function group(arn: string, firstId: string, count: number): ActivityGroup {
  const type = arn.includes(':user/') ? 'IAMUser' : 'AssumedRole';
  return activityGroupOf({ identity: { arn, type }, eventSource: 's3.amazonaws.com', eventName: 'ListBuckets', firstId, count });
}

test.each([
  [1, 1],
  [2_000, 2],
  [200_000, 3],
])('each has its own, in order, with %i calls of a kind gathered in %i passes', (count, expected) => {
  const groups = Array.from({ length: 12 }, (_, index) => group(WHO[index % WHO.length] ?? '', `e${index}`, count));
  const recorded = recordedCalls(activityGroups(groups));
  const seen = principalsSeen(recorded.groups);
  const chosen = chooseAll(seen);
  let passes = 0;
  const counted = {
    of: (isWanted: Parameters<typeof recorded.of>[0]) => {
      passes += 1;
      return recorded.of(isWanted);
    },
  };
  const gathered = [...groupsOfEach(chosen, seen, counted)];
  expect(gathered.map(({ one }) => one)).toEqual(chosen);
  for (const { one, groups: own } of gathered) expect(own).toEqual(groups.filter(({ identity }) => one.holders.includes(identity.arn)));
  expect(passes).toBe(expected);
});
