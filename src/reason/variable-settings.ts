// Values for the variables of policies, to be tried one after the other.
import type { Budget } from './budget.ts';
import { combine } from './combine-values.ts';
import { FREE, type Setting, settled } from './compile/setting.ts';
import { variableUses, type VariableUse } from './compile/variable-uses.ts';
import { keyDimension } from './compile/condition-cases.ts';
import { policyBoxes } from './compile/policy-boxes.ts';
import type { PolicyUnion } from './policy-question.ts';
import type { Assignment } from './search/search.ts';
import { createSystem } from './system/system.ts';
import { atomiseText } from './text/atomise-text.ts';
import { literalSet } from './text/literal-set.ts';
import type { TextSet } from './text/text-set.ts';

export interface TriedSetting {
  readonly setting: Setting;
  /** The variables with their values, for the request. */
  readonly values: ReadonlyMap<string, string | undefined>;
}

export interface VariableSettings {
  /** How many there are. */
  readonly variables: number;
  readonly settings: Iterable<TriedSetting>;
  /** If none of them has a request, there is none. */
  readonly complete: boolean;
}

/** So many combinations are tried, and no more. */
const MOST = 200;
const UNHEARD_OF = 'zq0v';

/**
 * Settings for the variables that are compared with anything. Where all of them are compared as wholes, one value of each class that the
 * conditions on the compared keys can tell apart is enough: any solution can be renamed into one of these. Else likely values are tried.
 * `wide`: a solution in which variables were any run.
 */
export function variableSettings(unions: readonly PolicyUnion[], wide: Assignment, budget: Budget): VariableSettings {
  const uses = unions.flatMap(({ policies }) => variableUses(policies));
  const variables = [...new Set(uses.map(({ variable }) => variable))];
  // A list is no value for a variable, but its absence may have a default: of such variables only the latter is tried.
  const isList = (variable: string): boolean => keyDimension(variable).multi;
  const whole = uses.every((use) => use.whole) && !variables.some(isList);
  const sets = whole ? comparedSets(unions, uses) : [];
  const candidates = (known: readonly (string | undefined)[], variable: string): readonly (string | undefined)[] => {
    if (isList(variable)) return [undefined];
    if (!whole) return likelyValues(variable, uses, wide);
    const literals = known.filter((value) => value !== undefined).map(literalSet);
    return [...atomiseText([...sets, ...literals], budget).map(({ text }) => text), undefined];
  };
  const { combinations, all } = combine(variables, candidates, MOST);
  const settings = combinations.map((chosen) => {
    const values = new Map(variables.map((variable, i) => [variable, chosen[i]]));
    return { setting: settled(values, FREE), values };
  });
  return { variables: variables.length, settings, complete: whole && all };
}

/** What is asked of the variables and of the keys that they are compared with. */
function comparedSets(unions: readonly PolicyUnion[], uses: readonly VariableUse[]): readonly TextSet[] {
  const keys = new Set(uses.flatMap((use) => [use.variable, use.with]));
  const system = createSystem();
  for (const { policies, type } of unions) for (const policy of policies) policyBoxes(system, policy, type, FREE);
  return system.tests.flatMap(({ dimension, test }) =>
    keys.has(system.dimensions[dimension]?.name ?? '') && test.kind !== 'presence' && test.set.kind === 'text' ? [test.set.set] : [],
  );
}

/** Values out of a solution that was found with variables read too widely. */
function likelyValues(variable: string, uses: readonly VariableUse[], wide: Assignment): readonly (string | undefined)[] {
  const values = new Set<string | undefined>();
  const own = wide.get(variable);
  if (typeof own === 'string') values.add(own);
  for (const use of uses) {
    const other = wide.get(use.with);
    if (use.variable !== variable || typeof other !== 'string') continue;
    if (use.whole) values.add(other);
    const [before = '', after = ''] = use.template.split(/\$\{[^}]*\}/);
    const from = before === '' ? 0 : other.indexOf(before.replace(/.*[*?]/, '')) + before.replace(/.*[*?]/, '').length;
    const stop = after.replace(/[*?].*/, '');
    const to = stop === '' ? other.length : other.indexOf(stop, from);
    if (from >= 0 && to > from) values.add(other.slice(from, to));
  }
  values.add(UNHEARD_OF);
  values.add(undefined);
  return [...values];
}
