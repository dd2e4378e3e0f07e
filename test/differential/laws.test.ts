// Laws that the engine keeps by itself, whatever the reference says: what narrows never opens, and order and spelling do not matter.
import { randomInt } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { PolicyLevel, PolicySet } from '../../src/model/policy-set.ts';
import type { AuthorizationRequest } from '../../src/model/request.ts';
import { changeCase } from '../testkit/case-changes.ts';
import { mapPolicySet, policiesOf } from '../testkit/map-policy-set.ts';
import type { RawPolicy, StatementJson } from '../testkit/policy-json.ts';
import { statementsOf } from '../testkit/policy-json.ts';
import { Random } from '../testkit/random.ts';
import { generateWorld } from '../testkit/world.ts';
import type { Answer, Evaluator } from './answer.ts';
import type { Case } from './case-json.ts';
import { caseToJson } from './case-json.ts';
import { engine } from './engine-adapter.ts';

const FIXED_SEED = 20_260_102;
const WORLDS = 220;
const REQUESTS_PER_WORLD = 8;
const PATIENCE = 120_000;

/** A changed case, or undefined where the law has nothing to say. */
type Change = (r: Random, found: Case, donor: Case) => Case | undefined;

/** Tries the law on many requests; `holds` sees the answers before and after. `fewest`: cases in which it must have had a say. */
function law(seed: number, change: Change, holds: (before: Answer, after: Answer) => boolean, fewest = 200, evaluator = engine): void {
  const ask = ({ request, policies }: Case): Answer => evaluator(request, policies);
  let tried = 0;
  for (let index = 0; index < WORLDS; index++) {
    const world = generateWorld(seed, index);
    const donors = generateWorld(seed, index + 1).requests;
    const r = new Random(seed + 1, index);
    for (let count = 0; count < REQUESTS_PER_WORLD; count++) {
      const found = r.pick(world.requests);
      const changed = change(r, found, r.pick(donors));
      if (changed === undefined) continue;
      tried++;
      const before = ask(found);
      const after = ask(changed);
      if (!holds(before, after)) {
        expect.fail(`seed ${seed}, world ${index}: ${JSON.stringify({ before: caseToJson(found), after: caseToJson(changed) })}`);
      }
    }
  }
  expect(tried).toBeGreaterThan(fewest);
}

const neverOpens = (before: Answer, after: Answer): boolean => !(before.decision === 'deny' && after.decision === 'allow');
const neverCloses = (before: Answer, after: Answer): boolean => !(before.decision === 'allow' && after.decision === 'deny');
const sameAnswer = (before: Answer, after: Answer): boolean =>
  before.kind === after.kind && before.blockedBy === after.blockedBy && before.blockers.join() === after.blockers.join();

function withStatements(policies: PolicySet<RawPolicy>, policy: RawPolicy, statements: StatementJson[]): PolicySet<RawPolicy> {
  const changed = { ...policy, document: { ...policy.document, Statement: statements } };
  return mapPolicySet(policies, (each) => (each === policy ? changed : each));
}

function changeEveryDocument(
  policies: PolicySet<RawPolicy>,
  change: (statements: StatementJson[]) => StatementJson[],
): PolicySet<RawPolicy> {
  return mapPolicySet(policies, (policy) => {
    return { ...policy, document: { ...policy.document, Statement: change([...statementsOf(policy.document)]) } };
  });
}

function ownStatement(type: RawPolicy['description']['type'], effect: 'Allow' | 'Deny', donor: Case): StatementJson[] {
  const given = policiesOf(donor.policies).find(({ description }) => description.type === type);
  const statements = given === undefined ? [] : statementsOf(given.document);
  return statements.length > 0 ? statements.map((statement) => ({ ...statement, Effect: effect })) : [wide(type, effect)];
}

function wide(type: RawPolicy['description']['type'], effect: 'Allow' | 'Deny'): StatementJson {
  const named = type === 'resource' || type === 'trust' || type === 'endpoint' || type === 'rcp';
  return { Effect: effect, Action: '*', Resource: '*', ...(named ? { Principal: '*' } : {}) };
}

function donated(type: RawPolicy['description']['type'], donor: Case): RawPolicy | undefined {
  const given = policiesOf(donor.policies).find(({ description }) => description.type === type);
  return given === undefined ? undefined : { ...given, description: { type, name: 'donated' } };
}

const OPEN: RawPolicy = { description: { type: 'identity', name: 'open' }, document: { Statement: wide('identity', 'Allow') } };

/** Adds a level of organization policies of another world. */
function addLevel(kind: 'scp' | 'rcp'): Change {
  return (r, { request, policies }, donor) => {
    const policy = donated(kind, donor);
    if (policy === undefined) return undefined;
    const level: PolicyLevel<RawPolicy> = { kind: 'ou', id: 'ou-added', policies: [policy] };
    const levels = [...(policies[kind] ?? [])];
    levels.splice(r.below(levels.length + 1), 0, level);
    return { request, policies: { ...policies, [kind]: levels } };
  };
}

/** Adds a single policy of another world where there was none. */
function addAbsent(kind: 'boundary' | 'endpoint'): Change {
  return (_, { request, policies }, donor) => {
    const policy = donated(kind, donor);
    if (policy === undefined || policies[kind] !== undefined) return undefined;
    return { request, policies: { ...policies, [kind]: policy } };
  };
}

const NARROWING: readonly (readonly [string, Change])[] = [
  [
    'a Deny',
    (r, { request, policies }, donor) => {
      const all = policiesOf(policies);
      if (all.length === 0) return undefined;
      const policy = r.pick(all);
      const added = ownStatement(policy.description.type, 'Deny', donor);
      return { request, policies: withStatements(policies, policy, r.shuffle([...statementsOf(policy.document), ...added])) };
    },
  ],
  ['an SCP level', addLevel('scp')],
  ['an RCP level', addLevel('rcp')],
  ['a boundary', addAbsent('boundary')],
  ['an endpoint policy', addAbsent('endpoint')],
  [
    'a session policy',
    (_, { request, policies }, donor) => {
      // A federated user without session policy has no rights of its user's: there, one does open.
      const policy = donated('session', donor);
      if (policy === undefined || policies.session !== undefined || request.principal.kind === 'federatedUser') return undefined;
      return { request, policies: { ...policies, session: [policy] } };
    },
  ],
];

const INDIFFERENT: readonly (readonly [string, Change])[] = [
  ['the order of statements', shuffleStatements],
  [
    'a statement that stands there twice',
    (r, { request, policies }) => ({
      request,
      policies: changeEveryDocument(policies, (all) => (all.length === 0 ? all : [...all, r.pick(all)])),
    }),
  ],
  [
    'the order of policies and levels',
    (_, { request, policies }) => ({
      request,
      policies: {
        ...policies,
        identity: [...policies.identity].reverse(),
        ...(policies.session === undefined ? {} : { session: [...policies.session].reverse() }),
        ...(policies.scp === undefined ? {} : { scp: [...policies.scp].reverse() }),
        ...(policies.rcp === undefined ? {} : { rcp: [...policies.rcp].reverse() }),
        ...(policies.grants === undefined ? {} : { grants: [...policies.grants].reverse() }),
      },
    }),
  ],
  [
    'how statements of the identity side are spread over policies',
    (_, { request, policies }) => {
      const versions = new Set(policies.identity.map(({ document }) => document.Version));
      const [first, ...rest] = policies.identity;
      if (first === undefined || rest.length === 0 || versions.size > 1) return undefined;
      const Statement = policies.identity.flatMap(({ document }) => statementsOf(document));
      return { request, policies: { ...policies, identity: [{ ...first, document: { ...first.document, Statement } }] } };
    },
  ],
  [
    "letter case of the request's action",
    (r, { request, policies }) => ({ request: withAction(request, changeCase(r, request.action)), policies }),
  ],
  [
    'letter case of the actions in policies',
    (_, { request, policies }) => ({ request, policies: changeEveryDocument(policies, (statements) => statements.map(upperCaseActions)) }),
  ],
  [
    'letter case of the condition keys in policies',
    (_, { request, policies }) => ({ request, policies: changeEveryDocument(policies, (statements) => statements.map(upperCaseKeys)) }),
  ],
  [
    'policies that no request can see',
    (_, { request, policies }) => {
      const { policies: all } = generateWorld(FIXED_SEED, 1);
      return request.principal.kind === 'anonymous' ? { request, policies: { ...policies, scp: all.scp } } : undefined;
    },
  ],
];

function shuffleStatements(r: Random, { request, policies }: Case): Case {
  return { request, policies: changeEveryDocument(policies, (statements) => r.shuffle(statements)) };
}

function withAction(request: AuthorizationRequest, action: string): AuthorizationRequest {
  return { ...request, action };
}

function upperCaseActions(statement: StatementJson): StatementJson {
  const { Action, NotAction, ...rest } = statement;
  const upper = (entries: string | string[]): string[] => [entries].flat().map((entry) => entry.toUpperCase());
  return {
    ...rest,
    ...(Action === undefined ? {} : { Action: upper(Action) }),
    ...(NotAction === undefined ? {} : { NotAction: upper(NotAction) }),
  };
}

function upperCaseKeys({ Condition, ...rest }: StatementJson): StatementJson {
  if (Condition === undefined) return rest;
  const blocks = Object.entries(Condition).map(([operator, block]) => {
    const keys = Object.entries(block).map(([key, values]) => [key.toUpperCase(), values] as const);
    return [operator, Object.fromEntries(keys)] as const;
  });
  return { ...rest, Condition: Object.fromEntries(blocks) };
}

describe('a law that is broken is seen', () => {
  it('when a boundary opens', () => {
    const opened: Evaluator = (request, policies) =>
      engine(request, policies.boundary === undefined ? policies : { ...policies, identity: [OPEN] });
    expect(() => law(FIXED_SEED, addAbsent('boundary'), neverOpens, 100, opened)).toThrow(/seed \d+, world \d+/);
  });

  it('when the first statement decides', () => {
    const hasty: Evaluator = (request, policies) =>
      engine(
        request,
        changeEveryDocument(policies, (statements) => statements.slice(0, 1)),
      );
    expect(() => law(FIXED_SEED, shuffleStatements, sameAnswer, 100, hasty)).toThrow(/seed \d+, world \d+/);
  });
});

describe.each([
  ['a fixed seed', FIXED_SEED],
  ['a fresh seed', randomInt(2 ** 32)],
])('laws, %s (%i)', (_, seed) => {
  it.each(NARROWING)('%s, added, never opens', { timeout: PATIENCE }, (_name, change) => law(seed, change, neverOpens, 100));

  it('an Allow of the identity side, added, never closes', { timeout: PATIENCE }, () => {
    law(
      seed,
      (r, { request, policies }, donor) => {
        const own = policiesOf(policies).filter(({ description: { type } }) => type !== 'resource' && type !== 'trust' && type !== 'rcp');
        if (own.length === 0) return undefined;
        const policy = r.pick(own);
        const added = ownStatement(policy.description.type, 'Allow', donor);
        return { request, policies: withStatements(policies, policy, [...statementsOf(policy.document), ...added]) };
      },
      neverCloses,
    );
  });

  it.each(INDIFFERENT)('%s does not matter', { timeout: PATIENCE }, (_name, change) => law(seed, change, sameAnswer, 40));

  it('the ladder and the fast path say the same, and the blockers begin with the one reported', { timeout: PATIENCE }, () => {
    law(
      seed,
      (_r, found) => found,
      (answer, again) =>
        answer.fast?.kind === answer.kind &&
        answer.fast.blockedBy === answer.blockedBy &&
        answer.blockers[0] === answer.blockedBy &&
        (answer.decision === 'allow') === (answer.blockers.length === 0) &&
        sameAnswer(answer, again),
    );
  });
});
