// Wildcards and variables in the values of sensitive keys.
import type { DraftClause, DraftStatement, Leaf } from '../draft/draft.ts';
import { hasWildcard } from '../has-wildcard.ts';
import type { Validation } from '../validation.ts';
import { takesWildcards } from './operator-kind.ts';
import { FIXED_KEYS, FIXED_START, PREFIXED_KEYS } from './sensitive-keys.ts';

export function checkSensitiveValues({ tell }: Validation, { condition }: DraftStatement): void {
  for (const clause of condition?.clauses ?? []) {
    for (const value of clause.values) {
      if (value.text === '*') continue;
      if (takesWildcards(clause.operator) && hasWildcard(value.text)) {
        const problem = problemOf(clause, value, /[*?]/, 'wildcard');
        if (problem !== undefined) tell('WILDCARD_USAGE_TOO_PERMISSIVE', problem, value);
      }
      if (/\$\{[^*?$]/.test(value.text)) {
        const problem = problemOf(clause, value, /\$\{/, 'variable');
        if (problem !== undefined) tell('VARIABLE_USAGE_TOO_PERMISSIVE', problem, value);
      }
    }
  }
}

function problemOf({ name, key }: DraftClause, { text }: Leaf, varying: RegExp, what: string): string | undefined {
  if (FIXED_KEYS.has(name)) {
    // A variable that is the whole value compares two keys, which is how one asks for the same account.
    if (what === 'variable' && /^\$\{[^}]*\}$/.test(text)) return undefined;
    return `A ${what} in the value of ${key.text} can match strangers: write the whole value.`;
  }
  if (PREFIXED_KEYS.has(name)) {
    const fixed = text.search(varying);
    if (fixed >= FIXED_START) return undefined;
    return `A ${what} in the value of ${key.text} needs at least ${FIXED_START} characters before it that do not vary.`;
  }
  if (name === 'aws:userid' && !fitsUserId(text, what)) {
    return `A ${what} in the value of ${key.text} stands to the right of the colon: the part before it says whose id it is.`;
  }
  return undefined;
}

/** A variable may also be all of the left part. */
function fitsUserId(text: string, what: string): boolean {
  const colon = text.replaceAll(/\$\{[^}]*\}/g, (variable) => variable.replaceAll(':', '.')).indexOf(':');
  const left = colon < 0 ? text : text.slice(0, colon);
  if (what === 'variable') return !left.includes('${') || /^\$\{[^}]*\}$/.test(left);
  return colon >= 0 && !hasWildcard(left);
}
