// Sorting by numbers is sorting by text.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ActivityGroup } from '../activity-group.ts';
import { instantOfDigits, instantOfText, orderGroups } from './order-groups.ts';

const digits = (most: number): fc.Arbitrary<string> => fc.integer({ min: 0, max: most }).map((number) => String(number).padStart(2, '0'));
const usual = fc
  .tuple(fc.constantFrom('2000', '2024', '2026', '2099'), digits(12), digits(31), digits(24), digits(60), digits(60))
  .map(([year, month, day, hour, minute, second]) => `${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
const few = fc.constantFrom('2026-03-05T10:00:00Z', '2026-03-05T10:00:01Z');
const odd = fc.constantFrom(
  '',
  '2026-03-05T10:00:00.5Z',
  '1999-01-01T00:00:00Z',
  '2026-99-99T99:99:99Z',
  '2026-03-05 10:00:00',
  '2026-03-05T10:00:0xZ',
);

function group(firstSeen: string, firstId: string, eventName: string): ActivityGroup {
  const texts = { eventSource: '', eventType: '', region: '', errorCode: '', recipientAccount: '', vpcEndpoint: '', tlsVersion: '' };
  const identity = { type: '', arn: '', account: '', invokedBy: '', mfa: '', sourceIdentity: '' };
  const rest = { resources: [], parameters: '{}', response: '{}', denial: '', count: 1, lastSeen: firstSeen, lastId: firstId };
  return { identity, ...texts, eventName, ...rest, firstSeen, firstId };
}

test.each([
  ['instants as usual', usual],
  ['many at one instant', few],
  ['with odd ones among them', fc.oneof(usual, odd)],
  ['with few odd ones among them', fc.oneof({ weight: 40, arbitrary: usual }, { weight: 1, arbitrary: odd })],
])('%s', (_, time) => {
  const groups = fc.array(fc.tuple(time, fc.constantFrom('a', 'b'), fc.constantFrom('x', 'y', 'z')), { maxLength: 40 });
  fc.assert(
    fc.property(groups, (all) => {
      const groups = all.map(([seen, id, name]) => group(seen, id, name));
      const order = orderGroups(
        groups.length,
        (index) => instantOfText(groups[index]!.firstSeen),
        (index) => groups[index]!,
      );
      const ordered = Array.from(order, (index) => groups[index]!);
      const shown = ordered.map(({ firstSeen, firstId, eventName }) => `${firstSeen} ${firstId} ${eventName}`);
      expect(shown).toEqual(all.map((one) => one.join(' ')).toSorted());
    }),
  );
});

test('an odd one, and those without a time, do not make it read all', () => {
  const times = Array.from(
    { length: 5000 },
    (_, at) => `2026-01-01T${String(at % 24).padStart(2, '0')}:${String(Math.floor(at / 24) % 60).padStart(2, '0')}:0${at % 7}Z`,
  );
  const distinct = [...new Set(times), '', '2026-01-01T10:00:00.5Z'];
  let read = 0;
  const order = orderGroups(
    distinct.length,
    (index) => instantOfText(distinct[index]!),
    (index) => {
      read += 1;
      return group(distinct[index]!, 'id', 'name');
    },
  );
  expect(Array.from(order, (index) => distinct[index])).toEqual(distinct.toSorted());
  expect(read).toBeLessThan(20);
  expect([instantOfDigits(0, 0), instantOfText('')]).toEqual([0, 0]);
  expect(instantOfDigits(0x202601, 0x02030405)).toBe(instantOfText('2026-01-02T03:04:05Z'));
});
