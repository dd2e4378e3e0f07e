// Changes for tests, and recorded calls replayed under them.
import { serviceRules } from '../../src/services/service-rules-table.ts';
import { compilePolicy } from '../../src/evaluate/compile-policy.ts';
import { parsePolicyText } from '../../src/policy/parse-policy.ts';
import type { UsedCall } from '../../src/activity/used-call.ts';
import type { ProposedPolicy } from '../../src/activity/what-if/proposed-policy.ts';
import { replayChange } from '../../src/activity/what-if/replay-change.ts';
import type { WhatIf } from '../../src/activity/what-if/what-if.ts';
import type { World } from '../../src/activity/what-if/world.ts';

export const OBJECT = 'arn:aws:s3:::reports/a.csv';
export const ROLE = 'arn:aws:iam::111111111111:role/app';
export const RECORDED: ReadonlySet<string> = new Set(['111111111111']);

/** No managed policies. */
export const none = (): undefined => undefined;

export function statement(effect: string, action: string, resource: string, more: object = {}): object {
  return { Effect: effect, Action: action, Resource: resource, ...more };
}

export function proposed(as: ProposedPolicy['as'], statements: readonly object[], targets: readonly string[] = []): ProposedPolicy {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  const { policy } = parsePolicyText({ name: 'change.json', text });
  if (policy === undefined) throw new Error('the policy does not parse');
  const type = as === 'resource' && targets[0]?.includes(':role/') ? 'trust' : as;
  return { as, policy: compilePolicy(policy, { type, name: 'change.json' }), targets };
}

export function replayed(world: World, calls: readonly UsedCall[]): WhatIf {
  const result = replayChange(calls, world, { rules: serviceRules, recorded: RECORDED });
  if (!result.ok) throw new Error('policies cannot be read');
  return result.value;
}
