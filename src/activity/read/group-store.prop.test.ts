// However groups come in, the same are there in the end: against adding them up one by one.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ActivityGroup } from '../activity-group.ts';
import { groupStore } from './group-store.ts';

const text = fc.constantFrom('', 'a', 'b');
const object = fc.constantFrom('x', 'x/y', 'x/z', 'w', 'x/y/1', 'x/y/2', 'x/y/3').map((key) => `arn:aws:s3:::bucket/${key}`);
const time = fc.constantFrom('', '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', '2026-01-03T00:00:00Z');
const id = fc.constantFrom('', 'e1', 'e2', 'e3');

const group: fc.Arbitrary<ActivityGroup> = fc
  .record({
    identity: fc.record({ type: text, arn: text, account: fc.constant('1'), invokedBy: text, mfa: text, sourceIdentity: text }),
    eventSource: fc.constantFrom('s3.amazonaws.com', 'ec2.amazonaws.com'),
    eventName: text,
    eventType: fc.constant('AwsApiCall'),
    region: fc.constantFrom('us-east-1', 'us-west-2'),
    errorCode: text,
    recipientAccount: fc.constant('1'),
    vpcEndpoint: text,
    tlsVersion: text,
    resources: fc.oneof(
      fc.array(text, { maxLength: 3 }),
      object.map((arn) => [arn]),
      object.map((arn) => ['arn:aws:s3:::bucket', arn]),
    ),
    parameters: fc.constantFrom('{}', 'null', '{"bucketName":"bucket"}'),
    response: fc.constantFrom('{}', '{"a":1}'),
    denial: text,
    count: fc.integer({ min: 1, max: 5 }),
    times: fc.tuple(time, time),
    firstId: id,
    lastId: id,
  })
  .map(({ times, ...rest }) => {
    const [firstSeen = '', lastSeen = ''] = times.filter((one) => one !== '').toSorted();
    const last = lastSeen === '' ? firstSeen : lastSeen;
    return { ...rest, firstSeen, lastSeen: last, ...(firstSeen === last && { lastId: rest.firstId }) };
  });

function keyText({ identity, count, firstSeen, lastSeen, firstId, lastId, ...key }: ActivityGroup): string {
  const { type, arn, account, invokedBy, mfa, sourceIdentity } = identity;
  return JSON.stringify([[type, arn, account, invokedBy, mfa, sourceIdentity], Object.entries(key).toSorted()]);
}

/** In the order of text, with nothing at the end. */
function before(left: string, right: string): boolean {
  return left !== '' && (right === '' || left < right);
}

function addedUp(groups: readonly ActivityGroup[]): Map<string, ActivityGroup> {
  const result = new Map<string, ActivityGroup>();
  for (const one of groups) {
    const other = result.get(keyText(one)) ?? { ...one, count: 0 };
    const isFirst = before(one.firstSeen, other.firstSeen) || (one.firstSeen === other.firstSeen && before(one.firstId, other.firstId));
    const isLast = one.lastSeen > other.lastSeen || (one.lastSeen === other.lastSeen && before(one.lastId, other.lastId));
    result.set(keyText(one), {
      ...other,
      count: other.count + one.count,
      firstSeen: isFirst ? one.firstSeen : other.firstSeen,
      firstId: isFirst ? one.firstId : other.firstId,
      lastSeen: isLast ? one.lastSeen : other.lastSeen,
      lastId: isLast ? one.lastId : other.lastId,
    });
  }
  return result;
}

function stored(groups: readonly ActivityGroup[], cuts: number, foldAbove = 1000): readonly ActivityGroup[] {
  const store = groupStore(foldAbove);
  for (let at = 0; at < groups.length; at += cuts) store.add(groups.slice(at, at + cuts));
  return [...store.take().groups];
}

test('equal groups become one, and nothing else does', () => {
  fc.assert(
    fc.property(fc.array(group, { maxLength: 30 }), fc.integer({ min: 1, max: 9 }), (groups, cuts) => {
      expect(new Map(stored(groups, cuts).map((one) => [keyText(one), one]))).toEqual(addedUp(groups));
    }),
  );
});

test('neither the order of groups nor how they are cut into batches shows, also where folders become one', () => {
  const shuffled = fc
    .array(group, { maxLength: 30 })
    .chain((groups) => fc.tuple(fc.constant(groups), fc.shuffledSubarray(groups, { minLength: groups.length })));
  fc.assert(
    fc.property(shuffled, fc.integer({ min: 1, max: 9 }), fc.constantFrom(1, 2, 1000), ([groups, other], cuts, limit) => {
      expect(stored(other, cuts, limit)).toEqual(stored(groups, 1000, limit));
    }),
  );
});

test('counts are kept where folders become one', () => {
  fc.assert(
    fc.property(fc.array(group, { maxLength: 30 }), (groups) => {
      const sum = (all: readonly ActivityGroup[]): number => all.reduce((total, { count }) => total + count, 0);
      expect(sum(stored(groups, 5, 1))).toBe(sum(groups));
    }),
  );
});

test('groups of other regions are left out and counted; those without a region may be of any', () => {
  const [sample] = fc.sample(group, { numRuns: 1, seed: 1 });
  if (sample === undefined) throw new Error('there is always a sample');
  const store = groupStore(1000, { regions: ['us-west-2'] });
  const groups = ['us-east-1', 'us-west-2', ''].map((region) => ({ ...sample, region, count: 2 }));
  store.add(groups);
  expect(store.elsewhere()).toBe(2);
  expect(new Set([...store.take().groups].map(({ region }) => region))).toEqual(new Set(['us-west-2', '']));
});

test('many groups keep apart, more than a batch, and stay in the order of time', () => {
  const [sample] = fc.sample(group, { numRuns: 1, seed: 1 });
  if (sample === undefined) throw new Error('there is always a sample');
  const groups = Array.from({ length: 20_000 }, (_, index) => ({
    ...sample,
    resources: [`arn:aws:ec2:us-east-1:1:instance/${index}`],
    count: 1,
    firstSeen: new Date((index * 7_919_000_000) % 900_000_000_000).toISOString(),
  }));
  const found = stored(groups, 20_000);
  expect(found.map(({ resources }) => resources[0]).toSorted()).toEqual(groups.map(({ resources }) => resources[0]).toSorted());
  expect(found.map(({ firstSeen }) => firstSeen)).toEqual(groups.map(({ firstSeen }) => firstSeen).toSorted());
});
