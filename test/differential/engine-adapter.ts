// The evaluator under test, as the differential calls it: the only file that knows its functions.
import { type CompiledPolicy, compilePolicy } from '../../src/evaluate/compile-policy.ts';
import { decide } from '../../src/evaluate/decide.ts';
import { decideWithLadder } from '../../src/evaluate/decide-with-ladder.ts';
import type { StatementReference } from '../../src/model/decision.ts';
import type { PolicySet } from '../../src/model/policy-set.ts';
import { parsePolicyText } from '../../src/policy/parse-policy.ts';
import { serviceRules } from '../../src/services/service-rules-table.ts';
import { mapPolicySet } from '../testkit/map-policy-set.ts';
import type { RawPolicy } from '../testkit/policy-json.ts';
import type { Evaluator } from './answer.ts';

/** Compiled once for as long as the raw policy is in use. */
const compiled = new WeakMap<RawPolicy, CompiledPolicy>();
const compiledSets = new WeakMap<PolicySet<RawPolicy>, PolicySet<CompiledPolicy>>();

/** Parses and compiles the text of a document; throws if it is not one, as the generators' always are. */
function compile(raw: RawPolicy): CompiledPolicy {
  let found = compiled.get(raw);
  if (found === undefined) {
    const text = JSON.stringify(raw.document);
    const { policy, diagnostics } = parsePolicyText({ name: raw.description.name, text });
    if (policy === undefined) throw new Error(`${diagnostics.map(({ message }) => message).join('; ')} in ${text}`);
    found = compilePolicy(policy, raw.description);
    compiled.set(raw, found);
  }
  return found;
}

/** The compiled form of a policy set; the same object for the same set. */
export function compileSet(policies: PolicySet<RawPolicy>): PolicySet<CompiledPolicy> {
  let found = compiledSets.get(policies);
  if (found === undefined) {
    found = mapPolicySet(policies, compile);
    compiledSets.set(policies, found);
  }
  return found;
}

/** Both paths of the engine: the ladder's answer, with the fast path's beside it. */
export const engine: Evaluator = (request, policies) => {
  const set = compileSet(policies);
  const { decision, kind, blockedBy, blockers, determining, ladder } = decideWithLadder(request, set, serviceRules);
  const fast = decide(request, set, serviceRules);
  const names = determining.map(nameOf).sort();
  return { decision, kind, ...(blockedBy !== undefined && { blockedBy }), blockers, determining: names, ladder, fast };
};

function nameOf({ policy, index }: StatementReference): string {
  return `${policy.type}/${policy.name}/${index}`;
}
