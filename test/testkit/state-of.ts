// A request with compiled policies, made from the short form in which the reference's tests write them.
import type { State } from '../../src/explain/state.ts';
import type { PolicyDescription } from '../../src/model/decision.ts';
import { serviceRules } from '../../src/services/service-rules-table.ts';
import { compileSet } from '../differential/engine-adapter.ts';
import type { Case } from '../reference/fixture.ts';
import { question } from '../reference/fixture.ts';
import type { RawPolicy } from '../reference/reference.ts';
import type { RawPolicy as JsonPolicy } from './policy-json.ts';
import type { PolicySet } from '../../src/model/policy-set.ts';

export function stateOf(one: Case): State {
  const [request, policies] = question(one);
  return { request, policies: compileSet(policies as PolicySet<JsonPolicy>), rules: serviceRules };
}

/** The policy under another description. */
export function described(policy: RawPolicy, description: Partial<PolicyDescription>): RawPolicy {
  return { ...policy, description: { ...policy.description, ...description } };
}
