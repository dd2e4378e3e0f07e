// That groups keep every member that the mapping reads.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../../test/testkit/runs.ts';
import { COMPUTE_ROWS } from '../../../test/activity/resource-rows/compute-rows.ts';
import { DATA_ROWS } from '../../../test/activity/resource-rows/data-rows.ts';
import { SECURITY_ROWS } from '../../../test/activity/resource-rows/security-rows.ts';
import { SEVERAL_TYPES_ROWS } from '../../../test/activity/resource-rows/several-types-rows.ts';
import type { ActivityGroup } from '../activity-group.ts';
import { canonicalMembers } from '../wanted-members.ts';
import { toUsedCalls } from '../../../test/activity/to-used-calls.ts';
import { wantedMembersOf } from './wanted-members-of.ts';
import { activityGroupOf } from '../../../test/testkit/activity/activity-group-of.ts';

const KINDS = [...COMPUTE_ROWS, ...DATA_ROWS, ...SECURITY_ROWS, ...SEVERAL_TYPES_ROWS].map(({ event, parameters }) => {
  const [source = '', eventName = ''] = event.split(' ');
  return { eventSource: `${source}.amazonaws.com`, eventName, parameters };
});

/** Names that the rules for some kind of event read, so that those of other kinds are tried on each. */
const NAMES = [...new Set(KINDS.flatMap(({ eventSource, eventName }) => wantedMembersOf(eventSource, eventName).parameters))];
const text = fc.constantFrom(
  'app',
  'i-0a1',
  'vol-1',
  '/a/b',
  'alias/k',
  'arn:aws:iam::111111111111:role/p/app',
  'arn:aws:s3:::b/k',
  '1',
  'x:2',
);
const value: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: text },
  fc.array(text, { maxLength: 2 }),
  fc.dictionary(fc.constantFrom(...NAMES, 'items'), text, { maxKeys: 2 }),
  fc.boolean(),
  fc.constant(null),
);
const members = fc.dictionary(fc.oneof(fc.constantFrom(...NAMES), fc.constantFrom('role', 'arn', 'path', 'requestId')), value, {
  maxKeys: 5,
});

const event = fc.record({ kind: fc.constantFrom(...KINDS), more: members, response: members, keep: fc.boolean() });

test('mapping reads no members but those that groups keep', () => {
  fc.assert(
    fc.property(event, ({ kind, more, response, keep }) => {
      const parameters = { ...(keep ? kind.parameters : {}), ...more };
      const wanted = wantedMembersOf(kind.eventSource, kind.eventName);
      const whole = group(kind, JSON.stringify(parameters), JSON.stringify(response));
      const projected = group(kind, canonicalMembers(parameters, wanted.parameters), canonicalMembers(response, wanted.response));
      expect(toUsedCalls([projected])[0]?.meaning).toEqual(toUsedCalls([whole])[0]?.meaning);
    }),
    { numRuns: runs(600) },
  );
});

test('names are sorted and appear once', () => {
  for (const { eventSource, eventName } of KINDS) {
    for (const names of Object.values(wantedMembersOf(eventSource, eventName))) {
      expect(names).toEqual([...new Set(names)].toSorted());
    }
  }
});

function group(kind: { readonly eventSource: string; readonly eventName: string }, parameters: string, response: string): ActivityGroup {
  const identity = { type: 'IAMUser', arn: 'arn:aws:iam::111111111111:user/ana' };
  return activityGroupOf({ identity, eventSource: kind.eventSource, eventName: kind.eventName, parameters, response });
}
