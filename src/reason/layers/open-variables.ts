// Policy variables that nothing has settled: values to be tried for them, one after the other.
import type { CompiledPolicy } from '../../evaluate/compile-policy.ts';
import { literalSet } from '../text/literal-set.ts';
import { valueWithin } from '../caller/value-within.ts';
import type { Mentions } from '../caller/mentions.ts';
import type { Budget } from '../budget.ts';
import { combine } from '../combine-values.ts';
import { type Setting, settled } from '../compile/setting.ts';
import { type VariableUse, variableUses } from '../compile/variable-uses.ts';
import { atomiseText } from '../text/atomise-text.ts';
import type { TextSet } from '../text/text-set.ts';

export interface TriedValues {
  readonly setting: Setting;
  readonly values: readonly (readonly [key: string, value: string | undefined])[];
}

export interface OpenVariables {
  readonly tries: readonly TriedValues[];
  /** If none of them has a request, there is none. */
  readonly complete: boolean;
}

const MOST = 60;
const UNHEARD_OF = 'zq0v';

/** Uses of variables of which the setting does not know the values. */
export function openUses(policies: readonly CompiledPolicy[], setting: Setting): readonly VariableUse[] {
  return variableUses(policies.map(({ policy }) => policy)).filter(({ variable }) => !setting.key(variable).known);
}

/**
 * One value of each class that conditions on the compared keys can tell apart is enough where the variables are compared as wholes: any
 * solution can be renamed into one of these.
 */
export function openVariables(
  uses: readonly VariableUse[],
  resources: readonly string[],
  mentions: Mentions,
  setting: Setting,
  budget: Budget,
): OpenVariables {
  const variables = [...new Set(uses.map(({ variable }) => variable))];
  const compared = new Set(uses.flatMap((use) => [use.variable, use.with]));
  const sets: TextSet[] = [...compared].flatMap((key) => (key === 'resource' ? [] : mentions.textSets(key)));
  for (const key of compared) {
    const known = setting.key(key);
    if (known.known && typeof known.value === 'string') sets.push(literalSet(known.value));
  }
  const candidates = (chosen: readonly (string | undefined)[], variable: string): readonly (string | undefined)[] => {
    const literals = chosen.filter((value) => value !== undefined).map(literalSet);
    const texts = [...sets, ...literals].length === 0 ? [UNHEARD_OF] : atomiseText([...sets, ...literals], budget).map(({ text }) => text);
    return [...new Set([...texts, ...likelyValues(uses, variable, resources), undefined])];
  };
  const { combinations, all } = combine(variables, candidates, MOST);
  const tries = combinations.map((chosen) => {
    const values = variables.map((variable, i) => [variable, chosen[i]] as const);
    return { setting: settled(new Map(values)), values };
  });
  return { tries, complete: all && uses.every(({ whole }) => whole) };
}

/** Values that may do where a variable is a part of a pattern: what makes the pattern one of the resources, or shortens it most. */
function likelyValues(uses: readonly VariableUse[], variable: string, resources: readonly string[]): readonly string[] {
  return uses.flatMap((use) => {
    if (use.variable !== variable || use.whole) return [];
    const fitting = use.with === 'resource' ? resources.flatMap((resource) => valueWithin(use.template, resource) ?? []) : [];
    return [...fitting, ''];
  });
}
