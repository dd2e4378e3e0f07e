// For every principal of public logs: the policy that is generated from what it did is sound, and enough, and not too much.
import { describe, expect, test } from 'vitest';
import { activityGroups } from '../../src/activity/activity-groups.ts';
import { policyHolder } from '../../src/activity/actor.ts';
import { CONDITION_KINDS } from '../../src/activity/generate/generate-options.ts';
import { generatePolicy } from '../../src/activity/generate/generate-policy.ts';
import type { ResourceDetail } from '../../src/activity/generate/generated-policy.ts';
import { recordedCalls } from '../../src/activity/map/recorded-calls.ts';
import type { Proof } from '../../src/activity/proof/proof.ts';
import { prove } from '../../src/activity/proof/prove.ts';
import type { UsedCall } from '../../src/activity/used-call.ts';
import { validate } from '../../src/analyze/checks/validate/validate.ts';
import { findAction } from '../../src/catalog/action.ts';
import { parsePolicyText } from '../../src/policy/parse-policy.ts';
import { sharedData } from '../signature/shared-data.ts';
import { recordedGroups } from './recorded-groups.ts';

const trail = sharedData('cloudtrail');
const example = new URL('../../examples/logs', import.meta.url).pathname;

interface Recorded {
  readonly principal: string;
  readonly calls: readonly UsedCall[];
}

/** Everybody with a policy that did something. */
function principalsIn(folder: string): readonly Recorded[] {
  const byHolder = new Map<string, UsedCall[]>();
  const recorded = recordedCalls(activityGroups(recordedGroups(folder)));
  for (const call of recorded.calls(recorded.groups)) {
    if (call.actor.kind !== 'role' && call.actor.kind !== 'user' && call.actor.kind !== 'federatedUser') continue;
    const holder = policyHolder(call.actor);
    const calls = byHolder.get(holder) ?? [];
    calls.push(call);
    byHolder.set(holder, calls);
  }
  return [...byHolder].map(([principal, calls]) => ({ principal, calls }));
}

const RECORDED = [...principalsIn(example), ...(trail === undefined ? [] : principalsIn(trail))];

function generated(
  calls: readonly UsedCall[],
  options: { readonly resources?: ResourceDetail; readonly conditions?: typeof CONDITION_KINDS } = {},
) {
  return generatePolicy(calls, { name: 'generated', ...options });
}

function proved(policy: ReturnType<typeof generated>, calls: readonly UsedCall[]): Proof {
  const proof = prove(policy.documents, calls);
  if (!proof.ok) throw new Error(proof.error.map(({ message }) => message).join('; '));
  return proof.value;
}

/** Actions that an allowed call needed. */
function neededBy(calls: readonly UsedCall[]): ReadonlySet<string> {
  const used = calls.flatMap(({ outcome, meaning }) => (outcome === 'denied' || meaning.kind !== 'actions' ? [] : meaning.actions));
  return new Set(used.filter(({ grade }) => grade !== 'possible').map(({ action }) => action));
}

function failuresOf({ allowed, denied }: Proof): readonly string[] {
  return [...allowed.failures, ...denied.failures].map(
    ({ call, action, resource, because }) => `${call.group.eventName}: ${action} on ${resource}: ${because}`,
  );
}

/** Calls that were denied at one time and allowed at another: no policy can do both. */
function conflicting({ denied }: Proof): number {
  return [...new Set(denied.conflicts.map(({ call }) => call))].reduce((sum, { group }) => sum + group.count, 0);
}

test('there are principals', () => {
  expect(RECORDED.length).toBeGreaterThan(trail === undefined ? 1 : 50);
});

describe.each(RECORDED)('$principal', ({ calls }) => {
  const policy = generated(calls);
  const actions = policy.documents.flatMap(({ statements }) => statements.flatMap((statement) => statement.actions));

  test('parses and passes validation', () => {
    for (const { name, json } of policy.documents) {
      const source = { name, text: json };
      expect(parsePolicyText(source).diagnostics).toEqual([]);
      expect(
        validate(source, { policyType: 'IDENTITY_POLICY', legacyScp: false }).filter(({ findingType }) => findingType === 'ERROR'),
      ).toEqual([]);
    }
  });

  test('allows what was allowed, denies what was denied, and no statement is idle', () => {
    const proof = proved(policy, calls);
    expect(failuresOf(proof)).toEqual([]);
    expect(proof.allowed.replayed).toBe(proof.allowed.calls);
    expect(proof.denied.replayed).toBe(proof.denied.calls - conflicting(proof));
    expect(proof.idle).toEqual([]);
  });

  test('has only actions that exist and were needed', () => {
    const needed = neededBy(calls);
    expect(actions.filter((action) => !needed.has(action))).toEqual([]);
    expect(
      actions.filter((action) => {
        const [service = '', name = ''] = action.split(':');
        return findAction(service, name) === undefined;
      }),
    ).toEqual([]);
    expect(new Set(actions)).toEqual(needed);
  });

  test.each<ResourceDetail>(['prefix', 'type', 'any'])('allows what was allowed with resources %s', (resources) => {
    const { allowed, idle } = proved(generated(calls, { resources }), calls);
    expect({ failures: allowed.failures.length, idle }).toEqual({ failures: 0, idle: [] });
  });

  test('and with every condition that there may be', () => {
    const proof = proved(generated(calls, { conditions: CONDITION_KINDS }), calls);
    expect(failuresOf(proof)).toEqual([]);
    expect(proof.idle).toEqual([]);
  });
});
