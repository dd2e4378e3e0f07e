// A policy without the statements that another one has as well.
import type { PatternElement, Policy, Statement } from '../../../policy/ast.ts';

/**
 * What of `candidate` can allow anything that `reference` does not: where every denial of the reference is one of the candidate too, a
 * statement that allows and stands in both cannot.
 */
export function withoutShared(candidate: Policy, reference: Policy): Policy {
  if (candidate.version !== reference.version) return candidate;
  const own = new Set(candidate.statements.map(contentOf));
  if (reference.statements.some((statement) => statement.effect === 'Deny' && !own.has(contentOf(statement)))) return candidate;
  const shared = new Set(reference.statements.map(contentOf));
  const statements = candidate.statements.filter((statement) => statement.effect === 'Deny' || !shared.has(contentOf(statement)));
  return statements.length === candidate.statements.length ? candidate : { ...candidate, statements };
}

/** Equal for statements that say the same in the same words. */
function contentOf({ effect, principal, action, resource, condition }: Statement): string {
  const entries = principal?.entries.map(({ type, value }) => [type, value.value]);
  const clauses = condition.map(({ operator, key, values }) => [operator.text.value, key.value, values.map(({ value }) => value)]);
  return JSON.stringify([effect, principal?.negated, entries, patternsOf(action), resource && patternsOf(resource), clauses]);
}

function patternsOf({ negated, patterns }: PatternElement): unknown {
  return [negated, patterns.map(({ value }) => value)];
}
