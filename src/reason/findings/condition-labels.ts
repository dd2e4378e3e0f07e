// The words in which findings speak of conditions: the values that policies compare keys that count with.
import type { CompiledPolicy } from '../../evaluate/compile-policy.ts';
import type { ContextValue } from '../../model/request.ts';
import type { ConditionClause, OperatorName } from '../../policy/ast.ts';
import type { Budget } from '../budget.ts';
import { conditionCases, keyDimension } from '../compile/condition-cases.ts';
import { FREE, type Setting } from '../compile/setting.ts';
import { atomiseDimension } from '../system/atomise-dimension.ts';
import { setKey, type Test } from '../system/test.ts';
import { textSetHas } from '../text/text-set-has.ts';
import { counts } from './confining-keys.ts';

export interface ConditionLabel {
  /** As a policy has it. */
  readonly value: string;
  readonly test: Test;
  /** The clause that asks for this value alone, for keys that are settled. */
  readonly clause: ConditionClause;
  readonly inForce: boolean;
}

export interface LabelledKey {
  /** Lower case. */
  readonly name: string;
  /** As a policy has it. */
  readonly spelling: string;
  readonly labels: readonly ConditionLabel[];
  /** Whether all values of one label are values of another. */
  readonly isWithin: (one: number, other: number) => boolean;
}

/** Positive operators that name values, by themselves or as what a negated one denies. */
const PLAIN: ReadonlyMap<OperatorName | undefined, OperatorName> = new Map<OperatorName, OperatorName>([
  ['StringEquals', 'StringEquals'],
  ['StringNotEquals', 'StringEquals'],
  ['StringEqualsIgnoreCase', 'StringEqualsIgnoreCase'],
  ['StringNotEqualsIgnoreCase', 'StringEqualsIgnoreCase'],
  ['StringLike', 'StringLike'],
  ['StringNotLike', 'StringLike'],
  ['ArnEquals', 'ArnEquals'],
  ['ArnNotEquals', 'ArnEquals'],
  ['ArnLike', 'ArnLike'],
  ['ArnNotLike', 'ArnLike'],
  ['IpAddress', 'IpAddress'],
  ['NotIpAddress', 'IpAddress'],
]);

/**
 * Sorted by key and value, so that the order of statements does not count. `fixed`: keys with one value in all requests; variables that stand
 * for them are written out.
 */
export function labelledKeys(policies: readonly CompiledPolicy[], fixed: Fixed, budget: Budget): readonly LabelledKey[] {
  const keys = new Map<string, { spelling: string; readonly labels: Map<string, ConditionLabel> }>();
  for (const { policy } of policies) {
    const inForce = policy.version === '2012-10-17';
    for (const { condition } of policy.statements) {
      for (const clause of condition.flatMap((one) => (inForce ? writtenOut(one, fixed) : [one]))) {
        const name = clause.key.value.toLowerCase();
        const operator = PLAIN.get(clause.operator.name);
        if (operator === undefined || !counts(name)) continue;
        const key = keys.get(name) ?? { spelling: clause.key.value, labels: new Map<string, ConditionLabel>() };
        keys.set(name, key);
        if (clause.key.value < key.spelling) key.spelling = clause.key.value;
        for (const label of labelsOf(clause, operator, inForce)) {
          const id = label.test.kind === 'presence' ? '' : setKey(label.test.set);
          const before = key.labels.get(id);
          if (before === undefined || label.value < before.value) key.labels.set(id, label);
        }
      }
    }
  }
  return [...keys]
    .filter(([, { labels }]) => labels.size > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { spelling, labels }]) => {
      const sorted = [...labels.values()].sort((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
      return { name, spelling, labels: sorted, isWithin: inclusion(name, sorted, budget) };
    });
}

type Fixed = ReadonlyMap<string, ContextValue | undefined>;

/** A clause on a fixed key that compares it with a variable asks just as much of the variable's key. */
function writtenOut(clause: ConditionClause, fixed: Fixed): readonly ConditionClause[] {
  const values = clause.values.map(({ value, span }) => ({
    value: value.replace(/\$\{([^},]+)\}/g, (variable, name: string) => {
      const known = fixed.get(name.trim().toLowerCase());
      return typeof known === 'string' ? known : variable;
    }),
    span,
  }));
  const own = fixed.get(clause.key.value.toLowerCase());
  if (typeof own !== 'string') return [{ ...clause, values }];
  return values.flatMap(({ value, span }) => {
    const [, name] = /^\$\{([^},]+)\}$/.exec(value) ?? [];
    return name === undefined ? [] : [{ ...clause, key: { value: name.trim(), span }, values: [{ value: own, span }] }];
  });
}

function labelsOf(clause: ConditionClause, operator: OperatorName, inForce: boolean): readonly ConditionLabel[] {
  return clause.values.flatMap((value) => {
    const alone: ConditionClause = {
      ...clause,
      operator: { text: clause.operator.text, name: operator, ifExists: false },
      values: [value],
    };
    const cases = conditionCases(alone, inForce, FREE);
    const test = cases.length === 1 && cases[0]?.length === 1 ? cases[0][0]?.test : undefined;
    if (test === undefined || test.kind !== 'one') return [];
    if (test.set.kind === 'text' ? test.set.set.patterns.length === 0 : test.set.kind === 'address' && test.set.networks.length === 0)
      return [];
    // One value of a list is enough to have the label.
    return [{ value: value.value, test, clause: { ...alone, operator: { ...alone.operator, set: 'ForAnyValue' } }, inForce }];
  });
}

/** Two at a time, as hundreds of patterns at once can overlap in more ways than there is time for. */
function inclusion(name: string, labels: readonly ConditionLabel[], budget: Budget): (one: number, other: number) => boolean {
  const known = new Map<number, boolean>();
  return (one, other) => {
    if (one === other) return true;
    const pair = one * labels.length + other;
    let within = known.get(pair);
    if (within === undefined) {
      within = isWithin(name, (labels[one] as ConditionLabel).test, (labels[other] as ConditionLabel).test, budget);
      known.set(pair, within);
    }
    return within;
  };
}

function isWithin(name: string, one: Test, other: Test, budget: Budget): boolean {
  if (one.kind !== 'presence' && other.kind !== 'presence' && one.set.kind === 'text' && other.set.kind === 'text') {
    const [pattern] = one.set.set.patterns;
    if (pattern?.text !== undefined && pattern.beginning !== true) return textSetHas(other.set.set, pattern.text);
    if (other.set.set.patterns.every(({ text, beginning }) => text !== undefined && beginning !== true)) return false;
  }
  const atoms = atomiseDimension({ ...keyDimension(name), multi: false }, [one, other], budget);
  return atoms.every(({ holds: [inOne, inOther] }) => inOne !== true || inOther === true);
}

/** Labels of a settled key. */
export function settledLabels({ labels }: LabelledKey, setting: Setting): readonly number[] {
  return labels.flatMap(({ clause, inForce }, label) => (conditionCases(clause, inForce, setting).length > 0 ? [label] : []));
}

/** Of labels that all hold, those within which no other lies. */
export function minimal(held: readonly number[], isWithin: (one: number, other: number) => boolean): readonly number[] {
  if (held.length < 2) return held;
  return held.filter(
    (label) => !held.some((other) => other !== label && isWithin(other, label) && (!isWithin(label, other) || other < label)),
  );
}

/** The test by which a walk tells labels of an open key apart; some value of a list is enough. */
export function labelTests({ name, labels }: LabelledKey): readonly Test[] {
  const { multi } = keyDimension(name);
  return labels.map(({ test }) => (multi && test.kind === 'one' ? { ...test, kind: 'any' } : test));
}
