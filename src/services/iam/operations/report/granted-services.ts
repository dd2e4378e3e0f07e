// Which services policies open: those of which a statement allows an action, wherever and under whatever condition.
import { listServices } from '../../../../catalog/service.ts';
import type { CompiledPolicy } from '../../../../evaluate/compile-policy.ts';
import type { PatternElement } from '../../../../policy/ast.ts';

/** Prefixes of services, sorted. */
export function grantedServices(policies: readonly CompiledPolicy[]): readonly string[] {
  return listServices().filter((service) => policies.some((policy) => grantsService(policy, service)));
}

/** `service` in lower case. */
export function grantsService({ policy }: CompiledPolicy, service: string): boolean {
  return policy.statements.some(({ effect, action }) => effect === 'Allow' && touches(action, service));
}

function touches({ negated, patterns }: PatternElement, service: string): boolean {
  // What is left of a service after NotAction cannot be nothing unless all of it is named.
  if (negated) return !patterns.some(({ value }) => value === '*' || value.toLowerCase() === `${service}:*`);
  return patterns.some(({ value }) => value === '*' || matchesPrefix(value.toLowerCase().split(':')[0] ?? '', service));
}

/** A service prefix with wildcards against a service. */
function matchesPrefix(pattern: string, service: string): boolean {
  let star = -1;
  let from = 0;
  let at = 0;
  let next = 0;
  while (at < service.length) {
    const character = pattern.charAt(next);
    if (character === '*') {
      star = next++;
      from = at;
    } else if (character === '?' || character === service.charAt(at)) {
      next += 1;
      at += 1;
    } else if (star >= 0) {
      next = star + 1;
      at = ++from;
    } else return false;
  }
  while (pattern.charAt(next) === '*') next += 1;
  return next === pattern.length;
}
