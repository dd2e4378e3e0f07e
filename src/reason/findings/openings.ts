// What one class of callers from outside can do, in labels, each with a request.
import { decide } from '../../evaluate/decide.ts';
import type { PolicySet } from '../../model/policy-set.ts';
import type { CompiledPolicy } from '../../evaluate/compile-policy.ts';
import type { AuthorizationRequest } from '../../model/request.ts';
import { type Budget, Undecided } from '../budget.ts';
import type { CallerClass } from '../caller/caller-classes.ts';
import { FREE, type Setting } from '../compile/setting.ts';
import type { Mentions } from '../caller/mentions.ts';
import { callerRequests, requestOf, type RequestQuestion } from '../layers/caller-requests.ts';
import { openUses, openVariables } from '../layers/open-variables.ts';
import { createWalk } from '../layers/walk.ts';
import { bitsOf } from '../search/bits.ts';
import { and, FALSE, not } from '../search/formula.ts';
import { type LabelledKey, labelTests, minimal, settledLabels } from './condition-labels.ts';
import { type InsideTexts, insideBoxes } from './inside-boxes.ts';
import { labelBoxes } from './label-boxes.ts';

/** Requests with the same labels; `conditions`: for each labelled key the smallest labels, none if the key plays no part. */
export interface Opening {
  readonly conditions: readonly (readonly number[])[];
  /** Numbers in the table. */
  readonly actions: readonly number[];
  readonly request: (action: number) => AuthorizationRequest;
}

export interface OpeningQuestion {
  /** Its policies are those of the resource, and a caller's side that allows everything. */
  readonly requests: RequestQuestion;
  readonly policies: readonly CompiledPolicy[];
  readonly mentions: Mentions;
  readonly keys: readonly LabelledKey[];
  readonly inside: InsideTexts;
  readonly budget: Budget;
}

/** Throws Undecided where it cannot be told. */
export function openingsFor(question: OpeningQuestion, caller: CallerClass, via: readonly string[] | undefined): readonly Opening[] {
  const wide = openings(question, caller, via, FREE, []);
  if (wide.list.length === 0) return wide.list;
  const uses = openUses(question.policies, wide.setting);
  if (uses.length === 0) return wide.list;
  const { tries, complete } = openVariables(uses, question.requests.resources.examples, question.mentions, wide.setting, question.budget);
  const narrow = tries.flatMap(({ setting, values }) =>
    openings(question, caller, via, setting, values).list.filter((one) => isAllowed(question, one)),
  );
  if (complete || wide.list.every((one) => narrow.some((other) => isCovered(one, other, question.keys)))) return narrow;
  throw new Undecided('policy variables relate two parts of the request in a way that is not understood');
}

function openings(
  { requests: question, keys, inside, budget }: OpeningQuestion,
  caller: CallerClass,
  via: readonly string[] | undefined,
  beside: Setting,
  values: readonly (readonly [string, string | undefined])[],
): { readonly list: readonly Opening[]; readonly setting: Setting } {
  const { system, setting, groups } = callerRequests(question, caller, via, beside, (builder) => {
    const own = insideBoxes(builder, inside);
    return (decision, { ownAffair }, count) => {
      if (ownAffair) return FALSE;
      return own.length === 0 ? decision : and(decision, not({ op: 'some', boxes: bitsOf(own, count) }));
    };
  });
  const open = keys.filter(({ name }) => !setting.key(name).known);
  const settled = keys.map((key) => (setting.key(key.name).known ? minimal(settledLabels(key, setting), key.isWithin) : undefined));
  const labels = new Map(open.map((key) => [key.name, labelTests(key)]));
  labels.set('resource', question.resources.tests);
  const openKeys = new Map(open.map((key) => [key.name, key]));
  const [first] = groups;
  if (first === undefined) return { list: [], setting };
  const every = new Int32Array(first.live.length).fill(-1);
  const walk = createWalk(system, every, [...openKeys.keys(), 'resource'], labels, budget);
  const list = groups.flatMap((group): readonly Opening[] => {
    const boxes = labelBoxes(
      walk,
      openKeys,
      group.live,
      group.formula,
      (dimension, { labels: met }) => dimension !== 'resource' || met.some((number) => group.resources.has(number)),
    );
    return boxes.map(({ labels: chosen, path }) => ({
      conditions: keys.map(({ name }, i) => settled[i] ?? chosen.get(name) ?? []),
      actions: group.actions,
      request: (action) => requestOf(question, caller, via, group, action, [...values, ...path]),
    }));
  });
  return { list, setting };
}

/** The same opening, used by a caller who can do the same. */
export function openingOf(opening: Opening, { principal, account }: CallerClass): Opening {
  return {
    ...opening,
    request: (action) => {
      const { caller: _, ...request } = opening.request(action);
      return { ...request, principal, ...(account === undefined ? {} : { caller: account }) };
    },
  };
}

/** Whether the evaluator says so. */
export function isAllowed({ requests: { policies, rules } }: OpeningQuestion, { actions: [action = 0], request }: Opening): boolean {
  return decide(request(action), policies as PolicySet<CompiledPolicy>, rules).decision === 'allow';
}

/** Whether all actions and labels of one are among those of another. */
function isCovered(one: Opening, other: Opening, keys: readonly LabelledKey[]): boolean {
  if (!one.actions.every((action) => other.actions.includes(action))) return false;
  return keys.every(({ isWithin }, key) => {
    const outer = other.conditions[key] as readonly number[];
    return outer.length === 0 || (one.conditions[key] as readonly number[]).some((label) => outer.some((wider) => isWithin(label, wider)));
  });
}
