// Statements that could be left out: every request that they allow is allowed by another one as well, or there is none.
import type { CompiledPolicy } from '../../evaluate/compile-policy.ts';
import type { CompiledStatement } from '../../evaluate/compile-statement.ts';

/**
 * Names of the statements without which no request is lost. `uses`: for each request the Allow statements that match it; where there is only
 * one, dropping it would lose the request. A Deny loses nothing when it is dropped, and counts as idle.
 */
export function idleStatements(policies: readonly CompiledPolicy[], uses: Iterable<readonly CompiledStatement[]>): readonly string[] {
  const needed = new Set<CompiledStatement>();
  for (const [first, second] of uses) if (first !== undefined && second === undefined) needed.add(first);
  return policies.flatMap(({ description, statements }) =>
    statements.flatMap((compiled) => {
      if (needed.has(compiled)) return [];
      const { sid, index } = compiled.statement;
      return [sid?.value ?? `${description.name} #${index + 1}`];
    }),
  );
}
