// Which statements recorded calls rest on, and what their wildcards come to.
import type { StatementComparison, Use, WideActions } from './comparison.ts';
import type { ExpandedStatement } from './granted-actions.ts';
import type { RecordedUse } from './recorded-use.ts';
import type { StatementUse } from './resting-use.ts';

/** In the order of the statements. `uses`: what rests on each; `notShown`: why the use of an action may not stand in the logs. */
export function compareStatements(
  statements: readonly ExpandedStatement[],
  uses: readonly StatementUse[],
  use: RecordedUse,
  notShown: (action: string) => string | undefined,
): readonly StatementComparison[] {
  return statements.map((expanded, at) => {
    const { policy, statement } = expanded;
    const { sid, index } = statement;
    const wide = expanded.patterns.flatMap((each) => wideActions(each, use));
    return { policy: policy.name, index, ...(sid !== undefined && { sid: sid.value }), ...useOf(expanded, uses[at], use, notShown), wide };
  });
}

function useOf(
  { actions }: ExpandedStatement,
  { calls, maybe }: StatementUse = { calls: 0, maybe: 0 },
  use: RecordedUse,
  notShown: (action: string) => string | undefined,
): { readonly use: Use; readonly calls: number; readonly because: string } {
  if (calls > 0) return { use: 'used', calls, because: '' };
  if (maybe > 0)
    return { use: 'unknown', calls: 0, because: 'recorded calls may rest on it: the events do not tell their whole resource or context' };
  for (const action of [...actions].sort()) {
    const because = use.actions.has(action) ? undefined : notShown(action);
    if (because !== undefined) return { use: 'unknown', calls: 0, because: `${action}: ${because}` };
  }
  if (actions.size === 0) return { use: 'unknown', calls: 0, because: 'the catalog knows no action that it names' };
  return { use: 'unused', calls: 0, because: '' };
}

function wideActions({ pattern, actions }: ExpandedStatement['patterns'][number], use: RecordedUse): readonly WideActions[] {
  if (pattern !== 'NotAction' && !/[*?]/.test(pattern)) return [];
  const used = actions.filter((action) => use.actions.has(action));
  return [
    {
      pattern,
      services: new Set(actions.map(serviceOf)).size,
      usedServices: [...new Set(used.map(serviceOf))].sort(),
      actions: actions.length,
      usedActions: used.length,
    },
  ];
}

function serviceOf(action: string): string {
  return action.slice(0, action.indexOf(':'));
}
