// Statements that say the same as another one.
import type { DraftPatterns, DraftPrincipal, DraftStatement } from '../draft/draft.ts';
import type { Validation } from '../validation.ts';

export function checkRedundantStatements({ policy, tell }: Validation): void {
  const seen = new Map<string, DraftStatement>();
  for (const statement of policy.statements) {
    if (statement.effect === undefined || statement.actions.length === 0) continue;
    const said = contentOf(statement);
    const first = seen.get(said);
    if (first === undefined) seen.set(said, statement);
    else tell('REDUNDANT_STATEMENT', 'Another statement of this policy says the same: remove one of them.', statement, first);
  }
}

/** Equal for statements with the same meaning, whatever the order and, where it does not count, the case. */
function contentOf({ effect, actions, resources, principals, condition }: DraftStatement): string {
  const clauses = (condition?.clauses ?? []).map(({ operator, name, values }) => [
    operator.text.value.toLowerCase(),
    name,
    unique(values.map(({ text }) => text)),
  ]);
  return JSON.stringify([
    effect,
    actions.map((element) => patterns(element, (text) => text.toLowerCase())),
    resources.map((element) => patterns(element, (text) => text)),
    principals.map(people),
    clauses.map((clause) => JSON.stringify(clause)).sort(),
  ]);
}

function patterns({ name, values }: DraftPatterns, fold: (text: string) => string): unknown {
  return [name, unique(values.map(({ text }) => fold(text)))];
}

function people({ negated, anyone, entries }: DraftPrincipal): unknown {
  return [negated, anyone, entries.map(({ type, values }) => JSON.stringify([type, unique(values.map(({ text }) => text))])).sort()];
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}
