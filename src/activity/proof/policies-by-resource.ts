// Which of many policies can have a say on a resource: those that name it, and those with patterns. Thousands of objects make dozens of documents.
import type { CompiledPolicy } from '../../evaluate/compile-policy.ts';
import type { Statement } from '../../policy/ast.ts';

/** The policies that are not certain to say nothing on the resource, in their order. */
export function policiesByResource(policies: readonly CompiledPolicy[]): (resource: string) => readonly CompiledPolicy[] {
  const open = new Set<CompiledPolicy>();
  const naming = new Map<string, Set<CompiledPolicy>>();
  for (const policy of policies) {
    for (const { statement } of policy.statements) {
      const names = exactNames(statement);
      if (names === undefined) open.add(policy);
      for (const name of names ?? []) {
        const those = naming.get(name) ?? new Set();
        those.add(policy);
        naming.set(name, those);
      }
    }
  }
  const always = policies.filter((policy) => open.has(policy));
  return (resource) => {
    const named = naming.get(resource.toLowerCase());
    return named === undefined ? always : policies.filter((policy) => open.has(policy) || named.has(policy));
  };
}

/** In lower case, as the first parts of ARNs are compared without case. Undefined: the statement has patterns, variables, short ARNs or NotResource. */
function exactNames({ resource }: Statement): readonly string[] | undefined {
  if (resource === undefined || resource.negated) return undefined;
  const names = resource.patterns.map(({ value }) => value.toLowerCase());
  return names.every((name) => !/[*?$]/.test(name) && name.split(':').length >= 6) ? names : undefined;
}
