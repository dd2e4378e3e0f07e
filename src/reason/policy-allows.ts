// Whether policies without principals allow one request, by the evaluator: nothing that a search finds is believed without it.
import { type CompiledPolicy, compilePolicy } from '../evaluate/compile-policy.ts';
import { DENY, scanPolicies } from '../evaluate/scan-policy.ts';
import type { Policy } from '../policy/ast.ts';
import type { WitnessRequest } from './answer.ts';
import { nobodysQuery } from './nobodys-query.ts';
import type { PolicyUnion } from './policy-question.ts';

const compiled = new WeakMap<Policy, Map<string, CompiledPolicy>>();

/** Asks for nobody in particular: all that conditions know of the caller is in the context. */
export function allows({ policies, type }: PolicyUnion, request: WitnessRequest): boolean {
  const bits = scanPolicies(
    policies.map((policy) => compiledFor(policy, type)),
    nobodysQuery(request),
  );
  return bits !== 0 && (bits & DENY) === 0;
}

function compiledFor(policy: Policy, type: PolicyUnion['type']): CompiledPolicy {
  const byType = compiled.get(policy) ?? new Map<string, CompiledPolicy>();
  compiled.set(policy, byType);
  let one = byType.get(type);
  if (one === undefined) {
    one = compilePolicy(policy, { type, name: 'policy' });
    byType.set(type, one);
  }
  return one;
}
