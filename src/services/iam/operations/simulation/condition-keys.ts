// The condition keys that a policy asks for: in its conditions, and as variables.
import type { Policy } from '../../../../policy/ast.ts';

/** As spelled, in the order of the text; each once, whatever its case. */
export function conditionKeysOf(policy: Policy): readonly string[] {
  const keys = new Map<string, string>();
  const add = (key: string): void => {
    if (!keys.has(key.toLowerCase())) keys.set(key.toLowerCase(), key);
  };
  for (const { resource, condition } of policy.statements) {
    for (const { value } of resource?.patterns ?? []) for (const key of variablesOf(policy, value)) add(key);
    for (const { key, values } of condition) {
      add(key.value);
      for (const { value } of values) for (const variable of variablesOf(policy, value)) add(variable);
    }
  }
  return [...keys.values()];
}

/** `${aws:username}` and `${aws:username, 'nobody'}`, but not the literals `${*}`, `${?}` and `${$}`. */
function variablesOf({ version }: Policy, text: string): readonly string[] {
  if (version !== '2012-10-17') return [];
  return [...text.matchAll(/\$\{([^},]+)[^}]*\}/g)].map(([, name = '']) => name.trim()).filter((name) => name.includes(':'));
}
