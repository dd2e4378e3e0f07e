// A list of condition keys made fit for finding: exact names by map, names with a `${…}` by template.
import type { ConditionKeyFacts } from './facts.ts';
import { parseTemplate, templateMatches } from './template.ts';
import type { Template } from './template.ts';

export interface ConditionKeyTable {
  readonly exact: ReadonlyMap<string, ConditionKeyFacts>;
  /** Most literal text first. */
  readonly patterns: readonly (readonly [Template, ConditionKeyFacts])[];
}

export function conditionKeyTable(keys: readonly ConditionKeyFacts[]): ConditionKeyTable {
  const exact = new Map<string, ConditionKeyFacts>();
  const patterns: (readonly [Template, ConditionKeyFacts])[] = [];
  for (const facts of keys) {
    const lower = facts.key.toLowerCase();
    if (lower.includes('${')) patterns.push([parseTemplate(lower), facts]);
    else exact.set(lower, facts);
  }
  patterns.sort(([a], [b]) => b.literalLength - a.literalLength);
  return { exact, patterns };
}

/** The key that `lower`, a lower-case name, is: by its exact name, else by the pattern with the most literal text. */
export function findInTable(table: ConditionKeyTable, lower: string): ConditionKeyFacts | undefined {
  return table.exact.get(lower) ?? table.patterns.find(([template]) => templateMatches(template, lower))?.[1];
}
