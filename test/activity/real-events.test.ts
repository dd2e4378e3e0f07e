// What the mapping makes of public logs: how much of them it understands, and how exactly.
import { describe, expect, test } from 'vitest';
import { deniedAction } from '../../src/activity/map/actions/denied-action.ts';
import { catalogAction } from '../../src/activity/map/actions/catalog-action.ts';
import { toUsedCalls } from './to-used-calls.ts';
import { wantedMembersOf } from '../../src/activity/map/wanted-members-of.ts';
import type { UsedAction } from '../../src/activity/used-action.ts';
import type { UsedCall } from '../../src/activity/used-call.ts';
import { wildcardOnly } from '../../src/catalog/action-resource.ts';
import { sharedData } from '../signature/shared-data.ts';
import { allMembers, groupOfEvent, recordedEvents } from './recorded-events.ts';

const folder = sharedData('cloudtrail');
const events = folder === undefined ? [] : recordedEvents(folder);
const projected = events.map((event) => groupOfEvent(event, wantedMembersOf(event.eventSource, event.eventName)));
const calls = toUsedCalls(projected);
const management = calls.filter((_, i) => events[i]?.isDataEvent === false);

/** The call's own action. */
function ownAction(call: UsedCall): UsedAction | undefined {
  return call.meaning.kind === 'actions' ? call.meaning.actions[0] : undefined;
}

function actsOnResource({ action }: UsedAction): boolean {
  const facts = catalogAction(action);
  return facts !== undefined && !wildcardOnly(facts);
}

type Precision = 'exact' | 'pattern' | 'all' | 'partly' | 'unknown';

function precisionOf({ resources, resourceKnown, patterns }: UsedAction): Precision {
  if (!resourceKnown) return resources[0] === '*' ? 'unknown' : 'partly';
  if (resources[0] === '*') return 'all';
  return patterns === true ? 'pattern' : 'exact';
}

describe.skipIf(folder === undefined)('public logs', () => {
  test('at least 99 % of the calls map', () => {
    const unmapped = calls.filter(({ meaning }) => meaning.kind === 'unmapped');
    const made = calls.filter(({ meaning }) => meaning.kind !== 'noCall');
    console.log(
      `${calls.length} events, ${made.length} calls, ${unmapped.length} unmapped: ${share(made.length - unmapped.length, made.length)}`,
    );
    expect(events.length).toBeGreaterThan(3000);
    expect((made.length - unmapped.length) / made.length).toBeGreaterThanOrEqual(0.99);
  });

  /**
   * Of the management events whose own action has resource types in the catalog: `exact` are those of which every ARN is known to the last character (the
   * caller's own ARN among them). Not in it: `pattern`, known but for what AWS alone decides (`volume/*` of what is created, the suffix of a secret); `all`,
   * lists of everything there is, for which `*` is right; `partly`, some of several required resources; `unknown`.
   */
  test('at least 85 % of the management events that act on a resource have exact ARNs', () => {
    const acting = management.flatMap((call) => ownAction(call) ?? []).filter(actsOnResource);
    const counts = new Map<Precision, number>();
    for (const action of acting) counts.set(precisionOf(action), (counts.get(precisionOf(action)) ?? 0) + 1);
    const figures = [...counts].map(([precision, count]) => `${precision} ${count} (${share(count, acting.length)})`);
    console.log(`${acting.length} management events act on a resource: ${figures.join(', ')}`);
    expect((counts.get('exact') ?? 0) / acting.length).toBeGreaterThanOrEqual(0.85);
    expect((counts.get('unknown') ?? 0) / acting.length).toBeLessThanOrEqual(0.06);
  });

  test('mapping reads nothing that groups do not keep', () => {
    const whole = toUsedCalls(events.map((event) => groupOfEvent(event, allMembers(event))));
    const differing = whole.filter((call, i) => JSON.stringify(withMaps(call)) !== JSON.stringify(withMaps(calls[i])));
    expect(differing.map(({ group }) => `${group.eventSource} ${group.eventName} ${group.firstId}`)).toEqual([]);
  });

  /** EC2 says `instance/*` for instances that do not exist in the account, whatever the request named. */
  test('denials name the resource that is found, or EC2 has no such instance', () => {
    const denied = calls.flatMap((call) => {
      const named = deniedAction(call.group.denial);
      const found = call.meaning.kind === 'actions' ? call.meaning.actions.find(({ action }) => action === named?.action) : undefined;
      return named?.resource === undefined || found === undefined ? [] : [{ named: named.resource, found: found.resources }];
    });
    const differing = denied.filter(({ named, found }) => !found.includes(named) && !/:instance\/\*$/.test(named));
    console.log(`${denied.length} denials name a resource, ${denied.filter(({ named, found }) => found.includes(named)).length} the same`);
    expect(differing).toEqual([]);
    expect(denied.length).toBeGreaterThan(50);
  });

  test('actors are what their identity says', () => {
    const misread = calls.filter(({ group: { identity }, actor }) => {
      if (identity.type === 'IAMUser' && /^arn:aws:iam::\d{12}:user\//.test(identity.arn)) return actor.kind !== 'user';
      if (identity.type === 'AssumedRole' && /:role\/|^arn:aws:sts::\d{12}:assumed-role\//.test(identity.arn)) return actor.kind !== 'role';
      if (identity.type === 'AWSService') return actor.kind !== 'service';
      return identity.type === 'Root' && actor.kind !== 'root';
    });
    expect(misread.map(({ group }) => group.identity)).toEqual([]);
  });
});

function share(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}

/** Without the group, of which less is kept; contexts as lists, which JSON has. */
function withMaps(call: UsedCall | undefined): unknown {
  if (call?.meaning.kind !== 'actions') return call?.meaning;
  return call.meaning.actions.map((action) => ({ ...action, context: [...action.context] }));
}
