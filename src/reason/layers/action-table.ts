// A closed list of actions, and which of them each pattern matches.
import { findAction } from '../../catalog/action.ts';
import { actionResourceTypes } from '../../catalog/action-resource.ts';
import type { ActionFacts } from '../../catalog/facts.ts';
import type { System } from '../system/system.ts';
import type { TextPattern } from '../text/text-set.ts';
import { textMatches } from '../text/tokens.ts';

export interface ActionTable {
  /** As they were given. */
  readonly names: readonly string[];
  readonly services: ReadonlySet<string>;
  readonly matches: (pattern: TextPattern) => readonly boolean[];
  /** For each action the numbers of the ARNs that the catalog says it can act on; all of them where it says nothing, or none. */
  readonly resourcesOf: (arns: readonly string[]) => (action: number) => readonly number[];
}

const tables = new WeakMap<readonly string[], ActionTable>();

/** The table of a list; remembered, as many resources share one. */
export function actionTable(names: readonly string[]): ActionTable {
  let table = tables.get(names);
  if (table === undefined) {
    table = makeTable(names);
    tables.set(names, table);
  }
  return table;
}

const MOST_PATTERNS = 2000;

function makeTable(names: readonly string[]): ActionTable {
  const lower = names.map((name) => name.toLowerCase());
  const known = new Map<string, readonly boolean[]>();
  const fits = new WeakMap<readonly string[], (action: number) => readonly number[]>();
  const factsOf = remembering((action): ActionFacts | undefined => {
    const name = lower[action] ?? '';
    return findAction(name.slice(0, name.indexOf(':')), name.slice(name.indexOf(':') + 1));
  });
  const fittingOf = (action: number, arns: readonly string[]): readonly number[] => {
    const all = arns.map((_, i) => i);
    const facts = arns.length === 1 ? undefined : factsOf(action);
    const fitting = facts === undefined ? all : all.filter((i) => actionResourceTypes(facts, arns[i] as string).length > 0);
    return fitting.length === 0 ? all : fitting;
  };
  return {
    names,
    services: new Set(lower.map((name) => name.slice(0, Math.max(0, name.indexOf(':'))))),
    matches: (pattern) => {
      let found = known.get(pattern.key);
      if (found === undefined) {
        found = lower.map((name) => matches(pattern, name));
        if (known.size >= MOST_PATTERNS) known.clear();
        known.set(pattern.key, found);
      }
      return found;
    },
    resourcesOf: (arns) => {
      let fitting = fits.get(arns);
      if (fitting === undefined) {
        fitting = remembering((action) => fittingOf(action, arns));
        fits.set(arns, fitting);
      }
      return fitting;
    },
  };
}

function remembering<Value>(make: (number: number) => Value): (number: number) => Value {
  const made = new Map<number, Value>();
  return (number) => {
    if (!made.has(number)) made.set(number, make(number));
    return made.get(number) as Value;
  };
}

function matches({ tokens, text, beginning }: TextPattern, name: string): boolean {
  if (text === undefined) return textMatches(tokens, name);
  return beginning ? name.startsWith(text) : name === text;
}

/** For each action the tests on actions that hold, as a key, and the boxes that they refute. */
export function actionColumns(
  system: System,
  table: ActionTable,
): readonly { readonly key: string; readonly refuted: readonly number[] }[] {
  const tests = system.tests.flatMap(({ dimension, test }, number) => {
    if (system.dimensions[dimension]?.name !== 'action' || test.kind === 'presence' || test.set.kind !== 'text') return [];
    const columns = test.set.set.patterns.map(table.matches);
    return [{ number, holds: table.names.map((_, action) => columns.some((column) => column[action]) !== test.negated) }];
  });
  const remembered = new Map<string, { readonly key: string; readonly refuted: readonly number[] }>();
  return table.names.map((_, action) => {
    const key = tests.map(({ holds }) => (holds[action] ? '1' : '0')).join('');
    let found = remembered.get(key);
    if (found === undefined) {
      const failing = new Set(tests.filter(({ holds }) => !holds[action]).map(({ number }) => number));
      found = { key, refuted: system.boxes.flatMap((parts, box) => (parts.some((test) => failing.has(test)) ? [box] : [])) };
      remembered.set(key, found);
    }
    return found;
  });
}
