// A policy as boxes of a system: which of them allow, and which deny.
import type { PolicyType } from '../../model/policy-set.ts';
import type { Policy, Statement } from '../../policy/ast.ts';
import { Undecided } from '../budget.ts';
import type { SystemBuilder } from '../system/system.ts';
import type { Cases, Part } from './cases.ts';
import { conditionCases } from './condition-cases.ts';
import { actionCases, resourceCases } from './element-cases.ts';
import { FREE, type Setting } from './setting.ts';

/** Boxes of one statement: it applies when one of them does. */
export interface StatementBoxes {
  readonly statement: Statement;
  readonly boxes: readonly number[];
}

/** Boxes beyond this many for one statement are no longer a way to think about it. */
const MOST_CASES = 128;

/** Principals play no part here: which statements name whom is settled before. Throws Undecided for statements with too many cases. */
export function statementBoxes(
  system: SystemBuilder,
  statement: Statement,
  type: PolicyType,
  inForce: boolean,
  setting: Setting,
): StatementBoxes {
  const boxes: number[] = [];
  for (const parts of casesOf(statement, type, inForce, setting)) {
    boxes.push(system.box(parts.map(({ dimension, test }) => system.test(system.dimension(dimension), test))));
  }
  return { statement, boxes };
}

const remembered = new WeakMap<Statement, Map<string, readonly (readonly Part[])[]>>();

/** Where nothing is settled the cases of a statement are always the same, and remembered. */
function casesOf(statement: Statement, type: PolicyType, inForce: boolean, setting: Setting): readonly (readonly Part[])[] {
  if (setting !== FREE) return makeCases(statement, type, inForce, setting);
  const kinds = remembered.get(statement) ?? new Map<string, readonly (readonly Part[])[]>();
  remembered.set(statement, kinds);
  let cases = kinds.get(`${type} ${inForce}`);
  if (cases === undefined) {
    cases = makeCases(statement, type, inForce, setting);
    kinds.set(`${type} ${inForce}`, cases);
  }
  return cases;
}

function makeCases(statement: Statement, type: PolicyType, inForce: boolean, setting: Setting): readonly (readonly Part[])[] {
  const elements: Cases[] = [actionCases(statement.action)];
  if (statement.resource !== undefined) elements.push(resourceCases(statement.resource, type, inForce, setting));
  for (const clause of statement.condition) elements.push(conditionCases(clause, inForce, setting));
  return joined(elements);
}

/** The boxes of all statements of a policy. */
export function policyBoxes(system: SystemBuilder, policy: Policy, type: PolicyType, setting: Setting): readonly StatementBoxes[] {
  const inForce = policy.version === '2012-10-17';
  return policy.statements.map((statement) => statementBoxes(system, statement, type, inForce, setting));
}

function joined(elements: readonly Cases[]): readonly (readonly Part[])[] {
  let cases: readonly (readonly Part[])[] = [[]];
  for (const element of elements) {
    if (cases.length * element.length > MOST_CASES) throw new Undecided('a statement has too many variables to tell its cases apart');
    cases = cases.flatMap((one) => element.map((more) => [...one, ...more]));
  }
  return cases;
}
