// The callers from outside of a zone that the surface of a resource can tell apart.
import type { CompiledPolicy } from '../../evaluate/compile-policy.ts';
import type { Query } from '../../evaluate/query.ts';
import { parseArn } from '../../model/arn.ts';
import type { PolicySet } from '../../model/policy-set.ts';
import type { Budget } from '../budget.ts';
import { type CallerClass, callerClasses } from '../caller/caller-classes.ts';
import { callerSetting } from '../caller/caller-setting.ts';
import type { Mentions } from '../caller/mentions.ts';
import { callerQuery, type RequestQuestion } from '../layers/caller-requests.ts';
import { waysOf } from '../layers/reachable.ts';
import type { Surface } from '../outside-access.ts';
import type { PrincipalLabels } from './principal-labels.ts';
import { isInside, type ZoneFacts } from './zone-facts.ts';

export interface OutsideCaller {
  readonly caller: CallerClass;
  readonly via: readonly string[] | undefined;
  /** Numbers of all entries that name it. */
  readonly named: readonly number[];
}

export interface OutsideCallers {
  /** Lists of those that can do the same; of those that are named alike, one. */
  readonly alike: readonly (readonly OutsideCaller[])[];
  /** Whether whoever the one entry names is named by the other. */
  readonly isWithin: (one: number, other: number) => boolean;
}

export function outsideCallers(
  { owner, resources }: Surface,
  zone: ZoneFacts,
  question: RequestQuestion,
  mentions: Mentions,
  names: PrincipalLabels,
  budget: Budget,
): OutsideCallers {
  const known = zone.accounts.has(owner.id) ? zone.accounts : new Map([...zone.accounts, [owner.id, owner] as const]);
  const classes = callerClasses(
    {
      mentions,
      partition: parseArn(resources[0] ?? '')?.partition ?? 'aws',
      listed: [owner],
      known,
      excluded: (account) => isInside(zone, account),
      serviceLinked: false,
      sessionsApart: question.actions.services.has('iam'),
      kindsAlike: kindsAlike(question, isInside(zone, owner)),
    },
    budget,
  );
  const members = names.entries.map(() => new Set<number>());
  const alike = new Map<string, Map<string, OutsideCaller>>();
  for (const [number, caller] of classes.entries()) {
    if (zone.servicesInside && caller.principal.kind === 'service') continue;
    for (const via of waysOf(caller, mentions, question)) {
      const query = callerQuery(question, caller, via);
      const named = names.naming(query);
      for (const entry of named) members[entry]?.add(number);
      if (!mayBeAllowed(query, question)) continue;
      const key = keyOf(query, question, mentions, named);
      const own = alike.get(key) ?? new Map<string, OutsideCaller>();
      alike.set(key, own);
      const label = named.join();
      if (!own.has(label)) own.set(label, { caller, via, named });
    }
  }
  return {
    alike: [...alike.values()].map((own) => [...own.values()]),
    isWithin: (one, other) => [...(members[one] as Set<number>)].every((number) => members[other]?.has(number)),
  };
}

/** Nothing names the caller, and nothing but policies could let it in. */
function mayBeAllowed(query: Query, { policies, actions, rules }: RequestQuestion): boolean {
  const { resource, grants, s3, share } = policies;
  if (query.relation === 'same' || grants !== undefined || s3 !== undefined || share !== undefined) return true;
  if ([...actions.services].some((service) => rules(service)?.preempt !== undefined)) return true;
  return resource?.statements.some(({ statement, principal }) => statement.effect === 'Allow' && principal?.(query) !== 0) === true;
}

function keyOf(query: Query, { policies, actions, rules }: RequestQuestion, mentions: Mentions, named: readonly number[]): string {
  const setting = callerSetting(query, false);
  const values = [...mentions.keys].map((key) => {
    const found = setting.key(key);
    return found.known ? (found.value ?? 0) : 1;
  });
  const { kind, isRoot } = query.caller;
  // Rules that decide alone ask what kind of caller it is; others only whether it has an account, and which.
  const preempted = [...actions.services].some((service) => rules(service)?.preempt !== undefined);
  const own = preempted
    ? `${kind} ${'session' in query.request.principal}`
    : query.relation === 'none'
      ? kind
      : `${query.relation === 'same' && isRoot}`;
  // What is beside policies goes by who it is.
  const beside = policies.grants !== undefined || policies.s3 !== undefined || policies.share !== undefined ? named : [];
  return JSON.stringify([query.relation, query.forwarded, own, beside, gradesOf(policies, query), values]);
}

/** Without NotPrincipal, without rules that ask, and across accounts, elements for whole accounts name all kinds of callers as well. */
function kindsAlike({ policies: { resource }, actions, rules }: RequestQuestion, ownerIsInside: boolean): boolean {
  if (!ownerIsInside || [...actions.services].some((service) => rules(service)?.preempt !== undefined)) return false;
  return resource?.policy.statements.every(({ principal }) => principal?.negated !== true) !== false;
}

function gradesOf({ resource, rcp }: PolicySet<CompiledPolicy>, query: Query): readonly number[] {
  const all = [...(resource?.statements ?? []), ...(rcp ?? []).flatMap(({ policies }) => policies.flatMap(({ statements }) => statements))];
  return all.map(({ principal }) => principal?.(query) ?? 0);
}
