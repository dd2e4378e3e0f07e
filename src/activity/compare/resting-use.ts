// Which recorded calls rest on which Allow statements: not all calls of an action that is granted do, and those of an action that is denied never do.
import type { ExpandedStatement } from './granted-actions.ts';
import { type Match, queryOf, statementMatch } from './match-use.ts';
import type { ActionUse, RecordedUse, UsedResource } from './recorded-use.ts';

export interface StatementUse {
  /** Calls that rest on it. */
  readonly calls: number;
  /** Calls that may: the events do not tell their whole resource or context. */
  readonly maybe: number;
}

export interface RestingUse {
  /** In the order of the statements. */
  readonly statements: readonly StatementUse[];
  /** Of an action: what rests on some statement, or may, and what no statement allows. */
  readonly split: (use: ActionUse) => { readonly resting: UsedCalls | undefined; readonly elsewhere: UsedCalls | undefined };
}

export interface UsedCalls {
  readonly calls: number;
  readonly lastSeen: string;
}

/** `granted`: the actions that these statements grant and that nothing denies altogether. */
export function restingUse(statements: readonly ExpandedStatement[], granted: ReadonlySet<string>, use: RecordedUse): RestingUse {
  const resting = new Set<UsedResource>();
  const uses = statements.map(({ compiled, actions }): StatementUse => {
    let [calls, maybe] = [0, 0];
    for (const action of actions) {
      if (!granted.has(action)) continue;
      for (const used of use.actions.get(action)?.resources.values() ?? []) {
        const query = queryOf(used);
        const match: Match = query === undefined ? 'maybe' : statementMatch(compiled, used, query);
        if (match === 'no') continue;
        resting.add(used);
        if (match === 'yes') calls += used.calls;
        else maybe += used.calls;
      }
    }
    return { calls, maybe };
  });
  return {
    statements: uses,
    split: (ofAction) => {
      const all = [...ofAction.resources.values()];
      const on = all.filter((used) => resting.has(used));
      const off = all.filter((used) => !resting.has(used));
      return { resting: sumOf(ofAction, on), elsewhere: sumOf(ofAction, off) };
    },
  };
}

/** A call on several resources counts once. */
function sumOf(ofAction: ActionUse, some: readonly UsedResource[]): UsedCalls | undefined {
  if (some.length === 0) return undefined;
  if (some.length === ofAction.resources.size) return ofAction;
  const calls = some.reduce((sum, used) => sum + used.calls, 0);
  const times = some.map(({ lastSeen }) => lastSeen).sort();
  return { calls: Math.min(calls, ofAction.calls), lastSeen: times.at(-1) ?? '' };
}
