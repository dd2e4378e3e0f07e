// Questions about what policies allow, whoever asks: is there a request that these allow and those do not?
import type { PolicyType } from '../model/policy-set.ts';
import type { Policy } from '../policy/ast.ts';
import type { Emptiness, WitnessRequest } from './answer.ts';
import { type Budget, DEFAULT_BUDGET, Undecided } from './budget.ts';
import { FREE, type Setting } from './compile/setting.ts';
import { policyBoxes } from './compile/policy-boxes.ts';
import { allows } from './policy-allows.ts';
import { type Bits, bitsOf } from './search/bits.ts';
import { and, type Formula, not } from './search/formula.ts';
import { type Assignment, search } from './search/search.ts';
import { createSystem, type SystemBuilder } from './system/system.ts';
import { toRequest } from './witness.ts';
import { variableSettings } from './variable-settings.ts';

/** Policies that count as one: allowed is what one of them allows and none denies. */
export interface PolicyUnion {
  readonly policies: readonly Policy[];
  /** Identity, boundary, session or SCP: policies without principals. */
  readonly type: PolicyType;
}

/** Whether some request is allowed by `some` and not by `others`. With no `others`: whether any request is allowed. */
export function allowedBeyond(some: PolicyUnion, others: PolicyUnion | undefined, budget: Budget = DEFAULT_BUDGET): Emptiness {
  try {
    const wide = ask(some, others, FREE, budget);
    if (wide === undefined) return { answer: 'empty' };
    const request = replayed(wide, some, others);
    if (request !== undefined) return { answer: 'witness', request };
    // The variables were read too widely: they are tried with values of their own.
    let complete = true;
    const tried = variableSettings(others === undefined ? [some] : [some, others], wide, budget);
    if (tried.variables === 0) throw new Error('a request was found that the evaluator does not bear out');
    for (const { setting, values } of tried.settings) {
      const found = ask(some, others, setting, budget);
      if (found === undefined) continue;
      const narrow = replayed(new Map([...values, ...found]), some, others);
      if (narrow !== undefined) return { answer: 'witness', request: narrow };
      complete = false;
    }
    if (complete && tried.complete) return { answer: 'empty' };
    return { answer: 'unknown', reason: 'policy variables relate two parts of the request in a way that is not understood' };
  } catch (error) {
    if (error instanceof Undecided) return { answer: 'unknown', reason: error.reason };
    throw error;
  }
}

function ask(some: PolicyUnion, others: PolicyUnion | undefined, setting: Setting, budget: Budget): Assignment | undefined {
  const system = createSystem();
  const first = sidesOf(system, some, setting);
  const second = others && sidesOf(system, others, setting);
  if (second !== undefined) cancel(first, second);
  const count = system.boxes.length;
  const formula = second === undefined ? allowed(first, count) : and(allowed(first, count), not(allowed(second, count)));
  return search(system, formula, relevantOf([first, ...(second === undefined ? [] : [second])], count), budget);
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

function relevantOf(sides: readonly Sides[], count: number): Bits {
  return bitsOf(
    sides.flatMap(({ allow, deny }) => [...allow, ...deny]),
    count,
  );
}

/** The request, if the evaluator says of it what was looked for. Without variables it always does: that it does not is a fault. */
function replayed(assignment: Assignment, some: PolicyUnion, others: PolicyUnion | undefined): WitnessRequest | undefined {
  const request = toRequest(assignment);
  return allows(some, request) && !(others !== undefined && allows(others, request)) ? request : undefined;
}
