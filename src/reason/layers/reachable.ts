// Whether there is any request at all that all layers together allow.
import type { CompiledPolicy } from '../../evaluate/compile-policy.ts';
import { decide } from '../../evaluate/decide.ts';
import type { RulesLookup } from '../../evaluate/service-rules.ts';
import type { AccountFacts } from '../../model/account.ts';
import { parseArn } from '../../model/arn.ts';
import type { PolicySet } from '../../model/policy-set.ts';
import type { AuthorizationRequest, ContextValue } from '../../model/request.ts';
import { type Budget, DEFAULT_BUDGET, Undecided } from '../budget.ts';
import { type CallerClass, callerClasses } from '../caller/caller-classes.ts';
import { OF_FORWARDING } from '../caller/caller-setting.ts';
import { type Mentions, mentionsOf } from '../caller/mentions.ts';
import { FREE, type Setting } from '../compile/setting.ts';
import type { NamedPolicy } from '../outside-access.ts';
import { actionTable } from './action-table.ts';
import { askedResources } from './asked-resources.ts';
import { callerRequests, requestOf, type RequestQuestion } from './caller-requests.ts';
import { compiledSet, policiesOf } from './compiled-set.ts';
import { fixedKeys } from './fixed-keys.ts';
import { openUses, openVariables } from './open-variables.ts';
import { createWalk, firstPath } from './walk.ts';

export interface ReachQuestion {
  /** All that apply to the caller and to the resource. */
  readonly policies: PolicySet<NamedPolicy>;
  /** One caller, with its account; or anybody, with the accounts that are known. */
  readonly caller: Pick<CallerClass, 'principal' | 'account'> | { readonly anybodyWith: readonly AccountFacts[] };
  /** Who owns the resources; absent: nobody in particular. */
  readonly owner?: AccountFacts;
  /** `service:Name`. */
  readonly actions: readonly string[];
  /** Patterns of ARNs; `*`: no resource in particular. */
  readonly resources: readonly string[];
  readonly rules: RulesLookup;
  /** Keys that the requests carry with one value, lower case. */
  readonly context?: ReadonlyMap<string, ContextValue>;
}

/** `request` is one that `decide` allows under the same policies. */
export type Reachability =
  | { readonly answer: 'empty' }
  | { readonly answer: 'witness'; readonly request: AuthorizationRequest }
  | { readonly answer: 'unknown'; readonly reason: string };

/** Whether some request is allowed, over all of the actions, resources and contexts, and over all callers if anybody may call. */
export function reachable(question: ReachQuestion, budget: Budget = DEFAULT_BUDGET): Reachability {
  try {
    const policies = compiledSet(question.policies);
    const mentions = mentionsOf(
      policiesOf(policies).map(({ policy, description: { type } }) => ({ policy, type })),
      { fixed: fixedKeys(question.owner, question.context ?? new Map()) },
    );
    const resources = askedResources(question.resources);
    let undecided: string | undefined;
    for (const names of byService(question.actions)) {
      const asked: RequestQuestion = {
        policies,
        owner: question.owner,
        actions: actionTable(names),
        resources,
        rules: question.rules,
        context: question.context ?? new Map(),
      };
      for (const caller of callersOf(question, mentions, policies, budget)) {
        for (const via of waysOf(caller, mentions, asked)) {
          const found = ask(asked, caller, via, mentions, budget);
          if (typeof found === 'string') undecided ??= found;
          else if (found !== undefined) return { answer: 'witness', request: found };
        }
      }
    }
    return undecided === undefined ? { answer: 'empty' } : { answer: 'unknown', reason: undecided };
  } catch (error) {
    if (error instanceof Undecided) return { answer: 'unknown', reason: error.reason };
    throw error;
  }
}

function byService(actions: readonly string[]): readonly (readonly string[])[] {
  const services = new Map<string, string[]>();
  for (const action of actions) {
    const service = action.slice(0, Math.max(0, action.indexOf(':'))).toLowerCase();
    services.set(service, [...(services.get(service) ?? []), action]);
  }
  return [...services.values()];
}

function callersOf(
  { caller, owner, resources, actions }: ReachQuestion,
  mentions: Mentions,
  policies: PolicySet<CompiledPolicy>,
  budget: Budget,
): readonly CallerClass[] {
  if (!('anybodyWith' in caller)) return [{ ...caller, single: true }];
  const listed = [...caller.anybodyWith, ...(owner === undefined ? [] : [owner])];
  return callerClasses(
    {
      mentions,
      partition: parseArn(resources[0] ?? '')?.partition ?? 'aws',
      listed,
      known: new Map(listed.map((account) => [account.id, account])),
      serviceLinked: policies.scp !== undefined || policies.rcp !== undefined,
      sessionsApart: actions.some((action) => /^(?:iam|sts):/i.test(action)),
    },
    budget,
  );
}

const USUAL_VIA: readonly string[] = ['zq0v.amazonaws.com'];

/** A call may come from the caller, or from a service that makes it for the caller: where that makes a difference. */
export function waysOf(
  { account }: CallerClass,
  { keys }: Mentions,
  question: RequestQuestion,
): readonly (readonly string[] | undefined)[] {
  // IAM's own rules spare what services call.
  const ruled = question.policies.endpoint !== undefined || question.actions.services.has('iam');
  const asked = keys.has('aws:viaawsservice') || OF_FORWARDING.some((key) => keys.has(key));
  return account !== undefined && (ruled || asked) ? [undefined, USUAL_VIA] : [undefined];
}

/** A request; undefined if there is none; a reason why it cannot be told. */
function ask(
  question: RequestQuestion,
  caller: CallerClass,
  via: readonly string[] | undefined,
  mentions: Mentions,
  budget: Budget,
): AuthorizationRequest | string | undefined {
  const wide = attempt(question, caller, via, FREE, [], budget);
  if (wide.kind !== 'doubtful') return wide.request;
  const uses = openUses(policiesOf(question.policies), wide.setting);
  if (uses.length === 0) throw new Undecided('the keys of the request depend on each other in a way that is not understood');
  const { tries, complete } = openVariables(uses, question.resources.examples, mentions, wide.setting, budget);
  for (const { setting, values } of tries) {
    const narrow = attempt(question, caller, via, setting, values, budget);
    if (narrow.kind === 'sure' && narrow.request !== undefined) return narrow.request;
    if (narrow.kind === 'doubtful') return 'the keys of the request depend on each other in a way that is not understood';
  }
  return complete ? undefined : 'policy variables relate two parts of the request in a way that is not understood';
}

type Attempt =
  | { readonly kind: 'sure'; readonly request: AuthorizationRequest | undefined }
  /** Something was found that the evaluator does not allow. */
  | { readonly kind: 'doubtful'; readonly setting: Setting };

function attempt(
  question: RequestQuestion,
  caller: CallerClass,
  via: readonly string[] | undefined,
  beside: Setting,
  values: readonly (readonly [string, string | undefined])[],
  budget: Budget,
): Attempt {
  const { system, setting, groups } = callerRequests(question, caller, via, beside, () => (decision) => decision);
  const labels = new Map([['resource', question.resources.tests]]);
  let doubtful = false;
  const [first] = groups;
  if (first === undefined) return { kind: 'sure', request: undefined };
  const walk = createWalk(system, new Int32Array(first.live.length).fill(-1), ['resource'], labels, budget);
  for (const group of groups) {
    const admits = (dimension: string, { labels: met }: { readonly labels: readonly number[] }): boolean =>
      dimension !== 'resource' || met.some((number) => group.resources.has(number));
    const path = firstPath(walk, 0, group.live, group.formula, admits, new Set());
    if (path === undefined) continue;
    const [action = 0] = group.actions;
    const request = requestOf(question, caller, via, group, action, [...values, ...path]);
    if (decide(request, question.policies, question.rules).decision === 'allow') return { kind: 'sure', request };
    doubtful = true;
  }
  return doubtful ? { kind: 'doubtful', setting } : { kind: 'sure', request: undefined };
}
