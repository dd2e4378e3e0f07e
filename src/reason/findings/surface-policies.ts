// The policies of one way to a resource, in an order of their own, with a caller's side that allows everything.
import { type CompiledPolicy, compilePolicy } from '../../evaluate/compile-policy.ts';
import type { PolicySet } from '../../model/policy-set.ts';
import type { Policy } from '../../policy/ast.ts';
import { parsePolicyText } from '../../policy/parse-policy.ts';
import { compiledOne } from '../layers/compiled-set.ts';
import type { NamedPolicy, Surface } from '../outside-access.ts';

const sorted = new WeakMap<NamedPolicy, CompiledPolicy>();
let everything: CompiledPolicy | undefined;

/** Everything but the resource's side allows. */
export function surfacePolicies({ policies: { resource, rcp, ...facts } }: Surface): PolicySet<CompiledPolicy> {
  everything ??= allowingPolicy();
  return {
    ...facts,
    identity: [everything],
    session: [everything],
    ...(resource === undefined ? {} : { resource: inOrder(resource) }),
    ...(rcp === undefined ? {} : { rcp: rcp.map((level) => ({ ...level, policies: level.policies.map(compiledOne) })) }),
  };
}

/** Statements keep their numbers. */
function inOrder(named: NamedPolicy): CompiledPolicy {
  let compiled = sorted.get(named);
  if (compiled === undefined) {
    const { policy, description } = named;
    const textOf = ({ span }: Policy['statements'][number]): string => policy.source.text.slice(span.start, span.end);
    const statements = policy.statements.toSorted((a, b) => (textOf(a) < textOf(b) ? -1 : textOf(a) > textOf(b) ? 1 : a.index - b.index));
    compiled = compilePolicy({ ...policy, statements }, description);
    sorted.set(named, compiled);
  }
  return compiled;
}

function allowingPolicy(): CompiledPolicy {
  const text = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}';
  const { policy } = parsePolicyText({ name: "the caller's side", text });
  if (policy === undefined) throw new Error('a policy that allows everything is a policy');
  return compilePolicy(policy, { type: 'identity', name: "the caller's side" });
}
