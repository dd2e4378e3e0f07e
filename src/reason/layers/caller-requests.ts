// All requests of one caller to some resources, as a formula for every group of actions.
import type { CompiledPolicy } from '../../evaluate/compile-policy.ts';
import { prepareQuery, type Query } from '../../evaluate/query.ts';
import type { RulesLookup, ServiceRules } from '../../evaluate/service-rules.ts';
import type { AccountFacts } from '../../model/account.ts';
import type { PolicySet } from '../../model/policy-set.ts';
import type { AuthorizationRequest, ContextValue } from '../../model/request.ts';
import type { CallerClass } from '../caller/caller-classes.ts';
import { callerDimensions, callerSetting } from '../caller/caller-setting.ts';
import { isCoin } from '../compile/cases.ts';
import { ACTION } from '../compile/element-cases.ts';
import type { Setting } from '../compile/setting.ts';
import { type Bits, bitsOf, noBits, without } from '../search/bits.ts';
import type { Formula } from '../search/formula.ts';
import type { DimensionValue } from '../system/atomise-dimension.ts';
import { createSystem, type SystemBuilder } from '../system/system.ts';
import { type ActionTable, actionColumns } from './action-table.ts';
import type { AskedResources } from './asked-resources.ts';
import { decisionFormula } from './decision-formula.ts';
import { layerBoxes } from './layer-boxes.ts';
import { mayGrantBesidePolicy, outcomeKey, type RuleOutcome, ruleOutcome } from './rule-outcome.ts';

/** What is asked of every caller alike. */
export interface RequestQuestion {
  readonly policies: PolicySet<CompiledPolicy>;
  readonly owner: AccountFacts | undefined;
  /** Of one service. */
  readonly actions: ActionTable;
  readonly resources: AskedResources;
  readonly rules: RulesLookup;
  /** Keys that requests always carry with one value, lower case. */
  readonly context: ReadonlyMap<string, ContextValue>;
  /** Whether the tags of the resource that are in `context` are all that it has. */
  readonly tagsAreWhole?: boolean;
}

/** Actions that boxes and rules cannot tell apart, on resources for which the rules say the same. */
export interface ActionGroup {
  /** Numbers in the table. */
  readonly actions: readonly number[];
  /** Numbers of the patterns of resources. */
  readonly resources: ReadonlySet<number>;
  /** Boxes that the actions do not refute. */
  readonly live: Bits;
  readonly formula: Formula;
}

export interface CallerRequests {
  readonly system: SystemBuilder;
  readonly query: Query;
  readonly setting: Setting;
  readonly groups: readonly ActionGroup[];
}

/** A query for what depends on the caller alone: names, grades, keys that follow. */
export function callerQuery(question: RequestQuestion, caller: CallerClass, via: readonly string[] | undefined): Query {
  const { actions, resources } = question;
  return queryFor(question, caller, via, actions.names[0] ?? 'a:a', resources.examples[0] ?? '*', rulesOf(question));
}

/** `around`: may add boxes of its own, and says what is looked for instead of the plain decision. */
export function callerRequests(
  question: RequestQuestion,
  caller: CallerClass,
  via: readonly string[] | undefined,
  beside: Setting,
  around: (system: SystemBuilder) => (decision: Formula, outcome: RuleOutcome, count: number) => Formula,
): CallerRequests {
  const { policies, actions, resources } = question;
  const rules = rulesOf(question);
  const query = callerQuery(question, caller, via);
  const setting = callerSetting(query, caller.single === true, question.tagsAreWhole === true ? withoutTags(beside) : beside);
  const system = createSystem();
  system.dimension(ACTION);
  system.dimension(resources.dimension);
  for (const dimension of callerDimensions(query)) system.dimension(dimension);
  const boxes = layerBoxes(system, query, policies, setting);
  const wrap = around(system);
  const count = system.boxes.length;
  const { kind, fullAccess } = query.caller;
  const own = { fullAccess, isFederatedUser: kind === 'federatedUser', isAssumedRoot: kind === 'assumedRoot' };
  const all = without(noBits(count).fill(-1), noBits(count));
  const fitting = actions.resourcesOf(resources.examples);
  const granted = mayGrantBesidePolicy(query, policies, rules);
  const { named = [], behindSession = [], account = [] } = boxes.resource ?? {};
  const allowing = new Set([...named, ...behindSession, ...account]);
  const groups = new Map<string, { actions: number[]; resources: ReadonlySet<number>; live: Bits; formula: Formula }>();
  const formulas = new Map<string, Formula>();
  for (const [action, { key, refuted }] of actionColumns(system, actions).entries()) {
    // Without an Allow on the resource's side nothing reaches it.
    const mayGrant = granted || isLeft(allowing, refuted);
    if (!mayGrant && rules.preempt === undefined) continue;
    const outcomes = new Map<string, number[]>();
    for (const resource of fitting(action)) {
      const one = queryFor(question, caller, via, actions.names[action] as string, resources.examples[resource] as string, rules);
      if (!mayGrant && rules.preempt?.(one, policies)?.decision !== 'allow') continue;
      const outcome = ruleOutcome(one, policies, rules);
      const formulaKey = outcomeKey(outcome);
      if (!formulas.has(formulaKey)) formulas.set(formulaKey, wrap(decisionFormula(boxes, outcome, own, count), outcome, count));
      const numbers = outcomes.get(formulaKey);
      if (numbers === undefined) outcomes.set(formulaKey, [resource]);
      else numbers.push(resource);
    }
    for (const [formulaKey, numbers] of outcomes) {
      const groupKey = `${key} ${numbers.join(',')} ${formulaKey}`;
      const group = groups.get(groupKey);
      if (group !== undefined) group.actions.push(action);
      else {
        const live = without(all, bitsOf(refuted, count));
        groups.set(groupKey, { actions: [action], resources: new Set(numbers), live, formula: formulas.get(formulaKey) as Formula });
      }
    }
  }
  return { system, query, setting, groups: [...groups.values()] };
}

function isLeft(boxes: ReadonlySet<number>, refuted: readonly number[]): boolean {
  let left = boxes.size;
  for (const box of refuted) if (boxes.has(box)) left--;
  return left > 0;
}

/** The request of a path through the dimensions; what nobody asks about is left out. */
export function requestOf(
  question: RequestQuestion,
  caller: CallerClass,
  via: readonly string[] | undefined,
  group: ActionGroup,
  action: number,
  path: Iterable<readonly [dimension: string, value: DimensionValue]>,
): AuthorizationRequest {
  const context = new Map(question.context);
  const [example = 0] = group.resources;
  let arn = question.resources.examples[example] as string;
  for (const [name, value] of path) {
    if (name === 'resource') arn = typeof value === 'string' ? value : '*';
    else if (value !== undefined && !isCoin(name)) context.set(name, value);
  }
  const called = via === undefined ? undefined : takeVia(context, via);
  return {
    principal: caller.principal,
    ...(caller.account === undefined ? {} : { caller: caller.account }),
    action: question.actions.names[action] as string,
    resource: question.owner === undefined ? { arn } : { arn, owner: question.owner },
    context,
    ...(called === undefined ? {} : { via: called }),
  };
}

/** The services that the context speaks of, which then speak for themselves. */
function takeVia(context: Map<string, ContextValue>, usual: readonly string[]): readonly string[] {
  const all = context.get('aws:calledvia');
  const ends = ['aws:calledviafirst', 'aws:calledvialast'].flatMap((key) => context.get(key) ?? []);
  for (const key of ['aws:calledvia', 'aws:calledviafirst', 'aws:calledvialast']) context.delete(key);
  return typeof all === 'object' && all.length > 0 ? all : ends.length > 0 ? ends : usual;
}

const NO_RULES: ServiceRules = {};

/** The resource has no tag but those that are settled before this is asked. */
function withoutTags(setting: Setting): Setting {
  return {
    ...setting,
    key: (name) => (/^[^:]+:resourcetag\//.test(name) ? { known: true, value: undefined } : setting.key(name)),
  };
}

function rulesOf({ actions, rules }: RequestQuestion): ServiceRules {
  const [service = ''] = actions.services;
  return rules(service) ?? NO_RULES;
}

function queryFor(
  { policies, owner, context }: RequestQuestion,
  { principal, account }: CallerClass,
  via: readonly string[] | undefined,
  action: string,
  arn: string,
  rules: ServiceRules,
): Query {
  return prepareQuery(
    {
      principal,
      ...(account === undefined ? {} : { caller: account }),
      action,
      resource: owner === undefined ? { arn } : { arn, owner },
      context,
      ...(via === undefined ? {} : { via }),
    },
    policies,
    rules,
  );
}
