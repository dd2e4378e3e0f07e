// Policies of an estate compiled when a request first needs them, each once.
import type { EstatePolicy } from '../estate/estate.ts';
import { type CompiledPolicy, compilePolicy } from '../evaluate/compile-policy.ts';
import type { PolicyLevel, PolicySet } from '../model/policy-set.ts';
import { fail, ok, type Result } from '../model/result.ts';
import type { Diagnostic } from '../policy/diagnostic.ts';
import { parsePolicyText } from '../policy/parse-policy.ts';

type Compiled = Result<CompiledPolicy, readonly Diagnostic[]>;

const compiled = new WeakMap<EstatePolicy, Compiled>();

/** Compiles one policy; the errors of a document that is no policy, with their places. */
function compileEstatePolicy(policy: EstatePolicy): Compiled {
  let result = compiled.get(policy);
  if (result === undefined) {
    result = compile(policy);
    compiled.set(policy, result);
  }
  return result;
}

function compile({ document, description }: EstatePolicy): Compiled {
  const parsed = parsePolicyText(document.source, document.span);
  return parsed.policy === undefined ? fail(parsed.diagnostics) : ok(compilePolicy(parsed.policy, description));
}

/** Compiles everything that applies to a request; all errors together. */
export function compilePolicySet(set: PolicySet<EstatePolicy>): Result<PolicySet<CompiledPolicy>, readonly Diagnostic[]> {
  const errors: Diagnostic[] = [];
  const one = (policy: EstatePolicy): CompiledPolicy[] => {
    const result = compileEstatePolicy(policy);
    if (result.ok) return [result.value];
    errors.push(...result.error);
    return [];
  };
  const many = (policies: readonly EstatePolicy[]): readonly CompiledPolicy[] => policies.flatMap(one);
  const levels = (list: readonly PolicyLevel<EstatePolicy>[]): readonly PolicyLevel<CompiledPolicy>[] =>
    list.map((level) => ({ ...level, policies: many(level.policies) }));
  const { identity, boundary, session, scp, rcp, resource, endpoint, ...facts } = set;
  const value: PolicySet<CompiledPolicy> = {
    ...facts,
    identity: many(identity),
    ...optional('boundary', boundary && one(boundary)[0]),
    ...optional('session', session && many(session)),
    ...optional('scp', scp && levels(scp)),
    ...optional('rcp', rcp && levels(rcp)),
    ...optional('resource', resource && one(resource)[0]),
    ...optional('endpoint', endpoint && one(endpoint)[0]),
  };
  return errors.length === 0 ? ok(value) : fail(errors);
}

function optional<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]: V });
}
