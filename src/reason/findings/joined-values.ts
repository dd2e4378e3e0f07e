// Findings that differ in the values of one condition are one finding with all of these values.
import type { OutsideAccess } from '../outside-access.ts';

/** A finding before its conditions are printed: values by the policy's spelling of the key. */
export interface Unjoined extends Omit<OutsideAccess, 'conditions'> {
  readonly values: ReadonlyMap<string, readonly string[]>;
}

/** Covers the same requests with fewer findings; sorted by principal, conditions and actions. */
export function joinedValues(findings: readonly Unjoined[]): readonly OutsideAccess[] {
  let all = findings.toSorted((a, b) => compare(keyOf(a), keyOf(b)));
  const keys = new Set(all.flatMap(({ values }) => [...values.keys()]));
  for (const key of [...keys].sort()) {
    const joined = new Map<string, Unjoined>();
    for (const one of all) {
      const own = one.values.get(key);
      const id = own === undefined ? keyOf(one) : `${key} ${keyOf({ ...one, values: new Map([...one.values, [key, []]]) })}`;
      const before = joined.get(id);
      if (before === undefined || own === undefined) joined.set(id, one);
      else joined.set(id, { ...before, values: withValues(before.values, key, own), statements: union(before.statements, one.statements) });
    }
    all = [...joined.values()];
  }
  return all
    .toSorted((a, b) => compare(keyOf(a), keyOf(b)))
    .map(({ values, ...rest }) => ({ ...rest, conditions: new Map([...values].map(([key, own]) => [key, own.join(', ')])) }));
}

function withValues(values: Unjoined['values'], key: string, more: readonly string[]): Unjoined['values'] {
  return new Map([...values].map(([name, own]) => [name, name === key ? [...new Set([...own, ...more])].sort() : own]));
}

function union(some: OutsideAccess['statements'], more: OutsideAccess['statements']): OutsideAccess['statements'] {
  const known = new Set(some.map(({ index }) => index));
  return [...some, ...more.filter(({ index }) => !known.has(index))].sort((a, b) => a.index - b.index);
}

function keyOf({ principal, actions, isPublic, values }: Pick<Unjoined, 'principal' | 'actions' | 'isPublic' | 'values'>): string {
  return JSON.stringify([principal, [...values], actions, isPublic]);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
