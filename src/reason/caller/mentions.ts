// What policies say of callers: whom their elements name, and what their conditions ask of the keys that follow from the caller.
import { parseTemplate } from '../../evaluate/template.ts';
import type { PolicyType } from '../../model/policy-set.ts';
import type { ContextValue } from '../../model/request.ts';
import type { Policy, PrincipalEntry } from '../../policy/ast.ts';
import { Undecided } from '../budget.ts';
import { literalSet } from '../text/literal-set.ts';
import { valueWithin } from './value-within.ts';
import { conditionCases } from '../compile/condition-cases.ts';
import { FREE, type Setting, settled } from '../compile/setting.ts';
import { type VariableUse, variableUses } from '../compile/variable-uses.ts';
import { setKey } from '../system/test.ts';
import type { TextSet } from '../text/text-set.ts';

export interface TypedPolicy {
  readonly policy: Policy;
  readonly type: PolicyType;
}

export interface Mentions {
  /** Distinct, sorted; everybody is not among them. */
  readonly entries: readonly Pick<PrincipalEntry, 'type' | 'value'>[];
  /** Condition keys and variables, lower case. */
  readonly keys: ReadonlySet<string>;
  /** What the conditions ask of a key that has texts, sorted. Throws Undecided where they ask something else. */
  readonly textSets: (key: string) => readonly TextSet[];
}

export interface MentionOptions {
  /** Principals that are named elsewhere: in grants, access control lists, shares. */
  readonly also?: readonly Pick<PrincipalEntry, 'type' | 'value'>[];
  /** Values of one condition are told apart, though it does not. */
  readonly eachValue?: boolean;
  /** Keys that all requests carry with one value, lower case. */
  readonly fixed?: ReadonlyMap<string, ContextValue | undefined>;
}

export function mentionsOf(
  policies: readonly TypedPolicy[],
  { also = [], eachValue = false, fixed = NONE_FIXED }: MentionOptions = {},
): Mentions {
  const entries = new Map<string, Pick<PrincipalEntry, 'type' | 'value'>>();
  const keys = new Set<string>();
  const note = (entry: Pick<PrincipalEntry, 'type' | 'value'>): void => {
    if (entry.value.value !== '*') entries.set(`${entry.type} ${entry.value.value}`, entry);
  };
  for (const entry of also) note(entry);
  for (const { policy } of policies) {
    for (const { principal, condition, resource } of policy.statements) {
      for (const entry of principal?.entries ?? []) note(entry);
      for (const { key, values } of condition) {
        keys.add(key.value.toLowerCase());
        if (policy.version === '2012-10-17') for (const { value } of values) noteVariables(value, keys);
      }
      if (policy.version === '2012-10-17') for (const { value } of resource?.patterns ?? []) noteVariables(value, keys);
    }
  }
  const setting = fixed.size === 0 ? FREE : settled(fixed);
  const uses = variableUses(policies.map(({ policy }) => policy));
  const sets = new Map<string, readonly TextSet[]>();
  return {
    entries: [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry),
    keys,
    textSets: (key) => {
      let found = sets.get(key);
      if (found === undefined) {
        const asked = keys.has(key)
          ? [...textSetsOf(policies, key, setting, eachValue), ...comparedSets(policies, key, uses, setting)]
          : [];
        const distinct = new Map(asked.map((set) => [setKey({ kind: 'text', set }), set]));
        found = [...distinct].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, set]) => set);
        sets.set(key, found);
      }
      return found;
    },
  };
}

const NONE_FIXED: ReadonlyMap<string, ContextValue | undefined> = new Map();

/** What a key is compared with where variables stand for it: the value that all requests have there, or whatever else is asked of it. */
function comparedSets(policies: readonly TypedPolicy[], key: string, uses: readonly VariableUse[], setting: Setting): readonly TextSet[] {
  return uses.flatMap((use) => {
    if (use.variable !== key || use.with === 'resource' || use.with === key) return [];
    const known = setting.key(use.with);
    if (!known.known) return use.whole ? textSetsOf(policies, use.with, setting, false) : [];
    return (typeof known.value === 'string' ? [known.value] : (known.value ?? [])).flatMap((value) => {
      const text = valueWithin(use.template, value);
      return text === undefined ? [] : [literalSet(text)];
    });
  });
}

function noteVariables(text: string, keys: Set<string>): void {
  if (!text.includes('${')) return;
  for (const part of parseTemplate(text, true)) if (part.kind === 'variable') keys.add(part.key);
}

function textSetsOf(policies: readonly TypedPolicy[], name: string, setting: Setting, eachValue: boolean): readonly TextSet[] {
  const sets: TextSet[] = [];
  for (const { policy } of policies) {
    for (const { condition } of policy.statements) {
      for (const clause of condition) {
        if (clause.key.value.toLowerCase() !== name) continue;
        for (const { dimension, test } of conditionCases(clause, policy.version === '2012-10-17', setting).flat()) {
          if (dimension.name !== name || test.kind === 'presence') continue;
          if (test.set.kind !== 'text') throw new Undecided(`${clause.key.value} is read as what it is not`);
          const { patterns } = test.set.set;
          sets.push(...(eachValue ? patterns.map((pattern) => ({ patterns: [pattern] })) : [test.set.set]));
        }
      }
    }
  }
  return sets.filter(({ patterns }) => patterns.length > 0);
}
