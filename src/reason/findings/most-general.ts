// Few and general findings: of all combinations of labels that some request has, those that lie in no other, action by action.
import type { CallerClass } from '../caller/caller-classes.ts';
import type { LabelledKey } from './condition-labels.ts';
import type { Opening } from './openings.ts';
import { EVERY_SERVICE, EVERYBODY, type PrincipalLabels } from './principal-labels.ts';

/** One combination of labels with the openings that have it. */
export interface Combination {
  readonly principal: number;
  /** For each labelled key the label, or `NO_LABEL`. */
  readonly conditions: readonly number[];
  /** Ascending. */
  readonly actions: readonly number[];
  readonly openings: readonly Opening[];
}

export const NO_LABEL = -1;

/** An opening of a class of callers with its smallest names. */
export interface NamedOpening {
  readonly opening: Opening;
  readonly caller: CallerClass;
  readonly names: readonly number[];
}

interface Draft {
  readonly principal: number;
  readonly conditions: readonly number[];
  readonly openings: Opening[];
}

export function mostGeneral(
  found: readonly NamedOpening[],
  keys: readonly LabelledKey[],
  names: PrincipalLabels,
  isWithin: (one: number, other: number) => boolean,
): readonly Combination[] {
  const drafts = new Map<string, Draft>();
  const byAction = new Map<number, Set<Draft>>();
  for (const { opening, caller, names: smallest } of found) {
    const everybody = caller.principal.kind === 'service' ? EVERY_SERVICE : EVERYBODY;
    for (const principal of smallest.length === 0 ? [everybody] : smallest) {
      for (const conditions of product(opening.conditions)) {
        const key = `${principal} ${conditions.join(',')}`;
        const draft = drafts.get(key) ?? { principal, conditions, openings: [] };
        drafts.set(key, draft);
        draft.openings.push(opening);
        for (const action of opening.actions) {
          const own = byAction.get(action) ?? new Set<Draft>();
          byAction.set(action, own);
          own.add(draft);
        }
      }
    }
  }
  const lies = (one: Draft, other: Draft): boolean =>
    principalLies(one.principal, other.principal, names, isWithin) &&
    keys.every((key, i) => conditionLies(one.conditions[i] as number, other.conditions[i] as number, key));
  const actionsOf = new Map<Draft, number[]>();
  const numbers = new Map([...drafts.values()].map((draft, number) => [draft, number]));
  const families = new Map<string, readonly Draft[]>();
  for (const action of [...byAction.keys()].sort((a, b) => a - b)) {
    const all = [...(byAction.get(action) as Set<Draft>)];
    const family = all
      .map((draft) => numbers.get(draft) as number)
      .sort((a, b) => a - b)
      .join(',');
    let general = families.get(family);
    if (general === undefined) {
      general = all.filter((one) => !all.some((other) => other !== one && lies(one, other)));
      families.set(family, general);
    }
    for (const draft of general) actionsOf.set(draft, [...(actionsOf.get(draft) ?? []), action]);
  }
  return [...actionsOf].map(([draft, actions]) => ({ ...draft, actions }));
}

function principalLies(one: number, other: number, { entries }: PrincipalLabels, isWithin: (a: number, b: number) => boolean): boolean {
  if (one === other || other === EVERYBODY) return true;
  if (one === EVERYBODY) return false;
  if (other === EVERY_SERVICE) return entries[one]?.type === 'Service';
  return one !== EVERY_SERVICE && isWithin(one, other) && (!isWithin(other, one) || other < one);
}

function conditionLies(one: number, other: number, { isWithin }: LabelledKey): boolean {
  if (one === other || other === NO_LABEL) return true;
  return one !== NO_LABEL && isWithin(one, other) && (!isWithin(other, one) || other < one);
}

function product(lists: readonly (readonly number[])[]): readonly (readonly number[])[] {
  let all: readonly (readonly number[])[] = [[]];
  for (const list of lists) {
    const own = list.length === 0 ? [NO_LABEL] : list;
    all = all.flatMap((one) => own.map((label) => [...one, label]));
  }
  return all;
}
