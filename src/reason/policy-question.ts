// Questions about what policies allow, whoever asks: is there a request that these allow and those do not?
import type { PolicyType } from '../model/policy-set.ts';
import type { Policy } from '../policy/ast.ts';
import { knownActions } from './actions/known-actions.ts';
import type { Emptiness, WitnessRequest } from './answer.ts';
import { type Budget, DEFAULT_BUDGET, Undecided } from './budget.ts';
import { FREE, type Setting } from './compile/setting.ts';
import { policyBoxes } from './compile/policy-boxes.ts';
import { allows } from './policy-allows.ts';
import { bitsOf } from './search/bits.ts';
import { and, type Formula, not } from './search/formula.ts';
import { type Assignment, search, type SearchLimits } from './search/search.ts';
import { createSystem, type SystemBuilder } from './system/system.ts';
import { impossibleBoxes } from './template-inclusion.ts';
import { toRequest } from './witness.ts';
import { variableSettings } from './variable-settings.ts';

/** Policies that count as one: allowed is what one of them allows and none denies. */
export interface PolicyUnion {
  readonly policies: readonly Policy[];
  /** Identity, boundary, session or SCP: policies without principals. */
  readonly type: PolicyType;
}

export interface QuestionOptions {
  readonly budget?: Budget;
  /** Only actions that the catalog has count: others belong to no service today. */
  readonly closedWorld?: boolean;
}

/**
 * Whether some request is allowed by `some` and not by `others`. With no `others`: whether any request is allowed. A witness has an action of
 * the catalog where one will do.
 */
export function allowedBeyond(some: PolicyUnion, others: PolicyUnion | undefined, options: QuestionOptions = {}): Emptiness {
  const limits: SearchLimits = { ...DEFAULT_BUDGET, ...options.budget, closedWorld: options.closedWorld === true };
  try {
    return answer(some, others, limits);
  } catch (error) {
    if (error instanceof Undecided) return { answer: 'unknown', reason: error.reason };
    throw error;
  }
}

function answer(some: PolicyUnion, others: PolicyUnion | undefined, limits: SearchLimits): Emptiness {
  let wide = ask(some, others, FREE, limits, false);
  if (wide === undefined) return { answer: 'empty' };
  let request = replayed(wide, some, others);
  if (request !== undefined) return witness(request);
  // The variables were read too widely: what is known of patterns that share them may settle it.
  wide = ask(some, others, FREE, limits, true);
  if (wide === undefined) return { answer: 'empty' };
  request = replayed(wide, some, others);
  if (request !== undefined) return witness(request);
  // They are tried with values of their own.
  let complete = true;
  let strange: WitnessRequest | undefined;
  const tried = variableSettings(others === undefined ? [some] : [some, others], wide, limits);
  if (tried.variables === 0) throw new Error('a request was found that the evaluator does not bear out');
  for (const { setting, values } of tried.settings) {
    const found = ask(some, others, setting, limits, false);
    if (found === undefined) continue;
    const narrow = replayed(new Map([...values, ...found]), some, others);
    if (narrow === undefined) complete = false;
    else if (witness(narrow).actionExists) return witness(narrow);
    else strange ??= narrow;
  }
  if (strange !== undefined) return witness(strange);
  if (complete && tried.complete) return { answer: 'empty' };
  return { answer: 'unknown', reason: 'policy variables relate two parts of the request in a way that is not understood' };
}

function witness(request: WitnessRequest): Emptiness & { readonly answer: 'witness' } {
  return { answer: 'witness', request, actionExists: knownActions().places.has(request.action.toLowerCase()) };
}

/** `related`: with what is known of patterns that have the same variables. */
function ask(
  some: PolicyUnion,
  others: PolicyUnion | undefined,
  setting: Setting,
  limits: SearchLimits,
  related: boolean,
): Assignment | undefined {
  const system = createSystem();
  const first = sidesOf(system, some, setting);
  const second = others && sidesOf(system, others, setting);
  if (second !== undefined) cancel(first, second);
  const impossible = related ? impossibleBoxes(system) : [];
  const count = system.boxes.length;
  const asked = second === undefined ? allowed(first, count) : and(allowed(first, count), not(allowed(second, count)));
  const formula = impossible.length === 0 ? asked : and(asked, not({ op: 'some', boxes: bitsOf(impossible, count) }));
  const boxes = [first, ...(second === undefined ? [] : [second])].flatMap(({ allow, deny }) => [...allow, ...deny]);
  return search(system, formula, bitsOf([...boxes, ...impossible], count), limits);
}

/** Boxes on each side. */
interface Sides {
  readonly allow: Set<number>;
  readonly deny: Set<number>;
}

function sidesOf(system: SystemBuilder, { policies, type }: PolicyUnion, setting: Setting): Sides {
  const sides: Sides = { allow: new Set(), deny: new Set() };
  for (const policy of policies) {
    for (const { statement, boxes } of policyBoxes(system, policy, type, setting)) {
      for (const box of boxes) (statement.effect === 'Allow' ? sides.allow : sides.deny).add(box);
    }
  }
  return sides;
}

/**
 * What the two have in common need not be looked at: a denial that is in both keeps the request out of the first; and where the second has no
 * other, what both allow is allowed by the second.
 */
function cancel(first: Sides, second: Sides): void {
  for (const box of second.deny) if (first.deny.has(box)) second.deny.delete(box);
  if (second.deny.size > 0) return;
  for (const box of first.allow) if (second.allow.has(box)) first.allow.delete(box);
}

function allowed({ allow, deny }: Sides, count: number): Formula {
  return and({ op: 'some', boxes: bitsOf(allow, count) }, not({ op: 'some', boxes: bitsOf(deny, count) }));
}

/** The request, if the evaluator says of it what was looked for. Without variables it always does: that it does not is a fault. */
function replayed(assignment: Assignment, some: PolicyUnion, others: PolicyUnion | undefined): WitnessRequest | undefined {
  const request = toRequest(assignment);
  return allows(some, request) && !(others !== undefined && allows(others, request)) ? request : undefined;
}
