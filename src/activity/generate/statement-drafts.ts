// Groups cells into statements: by service, and in it the actions that have the same resources under the same conditions.
import { type Cell, conditionsId } from './cell.ts';
import type { StatementDraft } from './statement-draft.ts';

/**
 * In the order of their services, and in one service of their resources. What is wide because the logs do not tell the resource stands apart from what has no
 * resources.
 */
export function statementDrafts(cells: readonly Cell[]): readonly StatementDraft[] {
  const rows = new Map<string, Cell[]>();
  for (const cell of cells) add(rows, JSON.stringify([cell.action, conditionsId(cell.conditions), isGuess(cell)]), cell);
  const statements = new Map<string, Cell[]>();
  for (const row of rows.values()) {
    const [first] = row;
    if (first === undefined) continue;
    const patterns = row.map(({ pattern }) => pattern).sort();
    const id = JSON.stringify([serviceOf(first.action), isGuess(first), patterns, conditionsId(first.conditions)]);
    for (const cell of row) add(statements, id, cell);
  }
  return [...statements]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, members]) => ({
      service: serviceOf(members[0]?.action ?? ''),
      actions: sortedSet(members.map(({ action }) => action)),
      resources: sortedSet(members.map(({ pattern }) => pattern)),
      conditions: members[0]?.conditions ?? [],
      cells: members,
    }));
}

function isGuess({ pattern, needs }: Cell): boolean {
  return pattern.includes('*') && needs.some(({ resourceKnown }) => !resourceKnown);
}

function serviceOf(action: string): string {
  return action.slice(0, action.indexOf(':'));
}

function add(map: Map<string, Cell[]>, key: string, cell: Cell): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [cell]);
  else list.push(cell);
}

function sortedSet(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}
