// Gathers affected requests into rows: who, what, and the statements behind it.
import type { Affected } from './judge.ts';
import type { UsedCall } from '../used-call.ts';
import { type AffectedCalls, RESOURCES_MAX } from './what-if.ts';

export interface AffectedRows {
  readonly add: (call: UsedCall, action: string, resource: string, affected: Affected) => void;
  /** The most calls first. */
  readonly rows: () => readonly AffectedCalls[];
}

interface Row {
  readonly principal: string;
  readonly action: string;
  readonly affected: Affected;
  readonly resources: Map<string, number>;
  /** Groups of calls, as one call may be on several resources. */
  readonly groups: Set<UsedCall>;
}

const EXAMPLES_MAX = 3;

export function affectedRows(): AffectedRows {
  const rows = new Map<string, Row>();
  return {
    add: (call, action, resource, affected) => {
      const principal = nameOf(call);
      const key = JSON.stringify([principal, action, affected.layer, affected.how, affected.statements.map(statementKey), affected.untold]);
      let row = rows.get(key);
      if (row === undefined) {
        row = { principal, action, affected, resources: new Map(), groups: new Set() };
        rows.set(key, row);
      }
      row.resources.set(resource, (row.resources.get(resource) ?? 0) + call.group.count);
      row.groups.add(call);
    },
    rows: () => [...rows.values()].map(finished).sort(byCalls),
  };
}

function nameOf({ actor }: UsedCall): string {
  if (actor.kind === 'service') return actor.name;
  return actor.arn === '' ? `somebody in account ${actor.account}` : actor.arn;
}

function statementKey({ policy, index }: Affected['statements'][number]): string {
  return `${policy.type} ${policy.arn ?? policy.name} ${policy.attachedTo ?? ''} ${index}`;
}

function finished({ principal, action, affected, resources, groups }: Row): AffectedCalls {
  const all = [...groups].map(({ group }) => group);
  const sorted = [...resources].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return {
    principal,
    action,
    resources: sorted.slice(0, RESOURCES_MAX).map(([resource, calls]) => ({ resource, calls })),
    resourceCount: resources.size,
    calls: all.reduce((sum, { count }) => sum + count, 0),
    firstSeen: all.map(({ firstSeen }) => firstSeen).sort()[0] ?? '',
    lastSeen:
      all
        .map(({ lastSeen }) => lastSeen)
        .sort()
        .at(-1) ?? '',
    examples: [...new Set(all.map(({ lastId }) => lastId).filter((id) => id !== ''))].sort().slice(0, EXAMPLES_MAX),
    layer: affected.layer,
    kind: affected.how,
    statements: affected.statements,
    untold: affected.untold,
  };
}

function byCalls(a: AffectedCalls, b: AffectedCalls): number {
  return b.calls - a.calls || (a.principal < b.principal ? -1 : a.principal > b.principal ? 1 : a.action < b.action ? -1 : 1);
}
