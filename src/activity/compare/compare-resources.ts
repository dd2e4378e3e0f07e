// Resource patterns against the resources that calls touched.
import { findAction } from '../../catalog/action.ts';
import { wildcardOnly } from '../../catalog/action-resource.ts';
import type { Query } from '../../evaluate/query.ts';
import type { ResourceComparison } from './comparison.ts';
import type { ExpandedStatement } from './granted-actions.ts';
import { type CompiledPattern, compilePatterns, patternMatch, queryOf } from './match-use.ts';
import type { RecordedUse, UsedResource } from './recorded-use.ts';

const MOST_EXAMPLES = 5;

/** Only patterns whose actions were used: of the others the actions say it all. In the order of the statements and patterns. */
export function compareResources(statements: readonly ExpandedStatement[], use: RecordedUse): readonly ResourceComparison[] {
  return statements.flatMap((expanded) => {
    const { policy, statement, actions } = expanded;
    if (statement.resource === undefined || statement.resource.negated) return [];
    const used = [...actions].filter((action) => use.actions.has(action) && hasResources(action)).sort();
    if (used.length === 0) return [];
    const touched = used
      .flatMap((action) => [...(use.actions.get(action)?.resources.values() ?? [])])
      .map((each) => ({ each, query: queryOf(each) }));
    const place = { policy: policy.name, index: statement.index, ...(statement.sid !== undefined && { sid: statement.sid.value }) };
    const patterns = compilePatterns(statement.resource.patterns, policy.policy.version === '2012-10-17');
    return patterns.flatMap((pattern) => {
      const compared = pattern.text.value === '*' ? wideUse(touched) : patternUse(pattern, touched);
      return compared === undefined ? [] : [{ ...place, pattern: pattern.text.value, actions: used, ...compared }];
    });
  });
}

type Touched = { readonly each: UsedResource; readonly query: Query | undefined };
type Compared = Pick<ResourceComparison, 'use' | 'resources' | 'examples'>;

/** Undefined for a pattern that a call touched. */
function patternUse(pattern: CompiledPattern, touched: readonly Touched[]): Compared | undefined {
  let maybe = false;
  for (const { each, query } of touched) {
    const match = query === undefined ? 'maybe' : patternMatch(pattern, each, query);
    if (match === 'yes') return undefined;
    if (match === 'maybe') maybe = true;
  }
  return { use: maybe ? 'unknown' : 'untouched', resources: 0, examples: [] };
}

/** Undefined where a call needs all resources, or the logs do not tell which. */
function wideUse(touched: readonly Touched[]): Compared | undefined {
  if (touched.some(({ each }) => !each.action.resourceKnown || each.resource === '*')) return undefined;
  const resources = [...new Set(touched.map(({ each }) => each.resource))].sort();
  return { use: 'wide', resources: resources.length, examples: resources.slice(0, MOST_EXAMPLES) };
}

function hasResources(action: string): boolean {
  const facts = findAction(action.slice(0, action.indexOf(':')), action.slice(action.indexOf(':') + 1));
  return facts !== undefined && !wildcardOnly(facts);
}
