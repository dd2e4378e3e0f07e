// What explanations propose, over many generated worlds, checked by the second evaluator on raw documents with the changes made.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../../test/testkit/runs.ts';
import { compileSet } from '../../../test/differential/engine-adapter.ts';
import { referenceDecision } from '../../../test/reference/reference.ts';
import { applyChange, hasPolicy, type Situation } from '../../../test/testkit/apply-change.ts';
import { policiesOf } from '../../../test/testkit/map-policy-set.ts';
import { type StatementJson, statementsOf } from '../../../test/testkit/policy-json.ts';
import { generateWorld, type World } from '../../../test/testkit/world.ts';
import { callerOf } from '../../evaluate/caller.ts';
import { serviceRules } from '../../services/service-rules-table.ts';
import { explainState } from '../explain-request.ts';
import type { Change, Explanation } from '../explanation.ts';

function explain({ request, policies }: Situation): Explanation {
  return explainState({ request, policies: compileSet(policies), rules: serviceRules }, []);
}

function optionsOf({ changes }: Explanation): readonly (readonly [Change, ...Change[]])[] {
  const options = new Map<number, [Change, ...Change[]]>();
  for (const change of changes) {
    const own = options.get(change.option);
    if (own === undefined) options.set(change.option, [change]);
    else own.push(change);
  }
  return [...options.values()];
}

/** The situation with all changes of an option made; undefined where one is no change to it. */
function applyAll(situation: Situation, option: readonly Change[]): Situation | undefined {
  let current: Situation | undefined = situation;
  for (const change of option) current = current && applyChange(current, change);
  return current;
}

/** Keys and texts that no request of a person has: as many as the generators like, but nothing to write exceptions with. */
const PLAIN = /^[^*?$]*$/;

/**
 * Roles of one name are one role to resource policies, which do not see their paths; real accounts have no two. What is opened to a user
 * is opened to the sessions that it federates.
 */
function sameCaller(one: Situation, other: Situation): boolean {
  const names = ({ request }: Situation): readonly (string | undefined)[] => {
    const { account, roleName, principalArn, displayArn, parent } = callerOf(request.principal);
    return roleName === undefined ? [principalArn ?? displayArn, parent] : [`${account} ${roleName}`];
  };
  return names(one).some((name) => name !== undefined && names(other).includes(name));
}

function sameAction(one: Situation, other: Situation): boolean {
  return one.request.action.toLowerCase() === other.request.action.toLowerCase();
}

function sameResource(one: Situation, other: Situation): boolean {
  return one.request.resource.arn === other.request.resource.arn;
}

/** The statement that a change narrows, as it was. */
function narrowedBy({ policies }: Situation, { policy, index }: Change): StatementJson | undefined {
  const raw = policiesOf(policies).find(({ description }) => description === policy);
  return index === undefined || raw === undefined ? undefined : statementsOf(raw.document)[index];
}

/** Elements in which two statements differ; a list of one is as good as the one. */
function changedElements(old: StatementJson, now: StatementJson): readonly string[] {
  const { Condition: oldCondition = {}, ...oldRest } = old;
  const { Condition: newCondition = {}, ...newRest } = now;
  const one = (value: unknown): string => JSON.stringify([value].flat().map(String));
  const names = [...new Set([...Object.keys(oldRest), ...Object.keys(newRest)])] as (keyof typeof oldRest)[];
  const plain = names.filter((name) => name !== 'Principal' && name !== 'NotPrincipal' && one(oldRest[name]) !== one(newRest[name]));
  const plainly = (value: unknown): string =>
    JSON.stringify(value ?? null, (_, each) => (typeof each === 'object' ? each : String(each))).replaceAll(/[[\]]/g, '');
  const changed = (name: string, before: unknown, after: unknown): readonly string[] => (plainly(before) === plainly(after) ? [] : [name]);
  return [...plain, ...changed('Condition', oldCondition, newCondition), ...changed('Principal', oldRest.Principal, newRest.Principal)];
}

/** What a change may open besides the request that it is made for: requests that share with it what the change says. */
function isMeant(denied: Situation, other: Situation, change: Change): boolean {
  const old = narrowedBy(denied, change);
  if (old === undefined) {
    const { Resource, Principal, Condition } = change.statement as StatementJson;
    // Nothing tells unsigned callers, and services behind an endpoint, apart.
    const ofAnybody = Principal === undefined || (Principal === '*' && Condition?.['ArnEquals'] === undefined);
    const onIt = Resource === undefined || Resource === '*' || sameResource(denied, other);
    return sameAction(denied, other) && onIt && (ofAnybody || sameCaller(denied, other));
  }
  const [element, ...more] = changedElements(old, change.statement as StatementJson).filter((name) => !/^Not/.test(name));
  if (more.length > 0) return false;
  switch (element) {
    case 'Action':
      return sameAction(denied, other);
    case 'Resource':
      // Where patterns that cover it are left out, they no longer cover others.
      return sameResource(denied, other) || !JSON.stringify(change.statement).includes(denied.request.resource.arn);
    default:
      return element === 'Condition' || element === 'Principal'
        ? sameCaller(denied, other)
        : sameAction(denied, other) || sameResource(denied, other);
  }
}

/** What is wrong with an Allow that is proposed for a request; empty when it allows that request and no other. */
function tooWide({ request }: Situation, { statement, layer }: Change): readonly string[] {
  const { Effect, Action, Resource, Principal, Condition } = statement as StatementJson;
  const { arn } = request.resource;
  const wrong: string[] = [];
  if (Effect !== 'Allow') wrong.push('is no Allow');
  if (typeof Action !== 'string' || Action.toLowerCase() !== request.action.toLowerCase()) wrong.push('another action');
  const service = arn.split(':')[2] ?? '';
  const wantsResource = layer === 'trust' || (layer === 'resource' && service === 'ecr') ? undefined : arn;
  const wanted = layer === 'resource' && /^(?:kms|secretsmanager)$/.test(service) ? '*' : wantsResource;
  const literally = typeof Resource === 'string' && service === 's3' ? Resource.replaceAll(/\$\{(.)\}/g, '$1') : Resource;
  if (literally !== wanted && !(wanted !== undefined && !PLAIN.test(wanted))) wrong.push(`another resource: ${literally}`);
  const names = callerOf(request.principal);
  const byCondition = Condition?.['ArnEquals']?.['aws:PrincipalArn'] === names.principalArn;
  switch (layer) {
    case 'resource':
    case 'trust':
      if (names.kind === 'anonymous' ? Principal !== '*' : Principal === '*') wrong.push('everybody, or not everybody');
      if (!JSON.stringify(Principal).includes(names.principalArn ?? names.service ?? names.provider ?? '*')) wrong.push('another caller');
      if (names.isRoot && !byCondition) wrong.push('the whole account');
      break;
    case 'endpoint':
      if (names.principalArn !== undefined && !byCondition) wrong.push('any caller of the endpoint');
      break;
    default:
      if (Principal !== undefined) wrong.push('a principal where there is none');
  }
  return wrong;
}

/** Requests of the world that the change, made alone, opens though it is not meant to. */
function* openedBesides(world: World, denied: Situation, change: Change): Generator<Situation> {
  const { kind, policy } = change;
  if (kind === 'removeStatement' || policy === null || change.statement === null) return;
  let looked = 0;
  for (const other of world.requests) {
    if (looked >= 8) return;
    if (!hasPolicy(other.policies, policy) || isMeant(denied, other, change)) continue;
    looked++;
    const changed = applyChange(other, change);
    if (changed === undefined) continue;
    const was = referenceDecision(other.request, other.policies);
    // A bucket policy that is public no more serves all whom it names.
    if (change.layer === 'publicAccessBlock' && was.blockedBy === 'publicAccessBlock') continue;
    if (was.decision === 'deny' && referenceDecision(changed.request, changed.policies).decision === 'allow') yield other;
  }
}

interface Tally {
  denied: number;
  helped: number;
  /** Told what to do instead. */
  ended: number;
}

const NONE: Tally = { denied: 0, helped: 0, ended: 0 };

/** Whether no policy can help: AWS fixes what the caller may do, or the resource is of a kind that no policy opens to this caller. */
function isHopeless({ request }: Situation): boolean {
  const { serviceLinked } = callerOf(request.principal);
  const { arn } = request.resource;
  return serviceLinked || arn === '*' || /^arn:[^:]*:(?:iam|ec2|rds):/.test(arn) || arn.includes(':alias/');
}

/** Requests of a world resemble each other: one in so many is looked at. */
const EACH = 4;

/** Checks denied requests of a world; counts what helped by the layer that blocks. */
function checkWorld(world: World, tallies: Map<string, Tally> = new Map(), kinds: Map<string, number> = new Map()): void {
  const looked = new Set<string>();
  for (const [place, situation] of world.requests.entries()) {
    if (place % EACH !== world.index % EACH) continue;
    const before = referenceDecision(situation.request, situation.policies);
    if (before.decision === 'allow') continue;
    const at = (change?: Change): string =>
      `seed ${world.seed}, world ${world.index}, request ${place}${change === undefined ? '' : `: ${JSON.stringify(change)}`}`;
    const explanation = explain(situation);
    const tally = tallies.get(explanation.blockedBy ?? '') ?? { ...NONE };
    tallies.set(explanation.blockedBy ?? '', tally);
    tally.denied++;
    const options = optionsOf(explanation);
    if (options.some(([first]) => first.outcome.decision === 'allow')) tally.helped++;
    else if (explanation.changes.at(-1)?.kind === 'other' && (explanation.blockedBy === 'service' || isHopeless(situation))) tally.ended++;
    for (const option of options) {
      const [{ outcome }] = option;
      const after = applyAll(situation, option);
      if (outcome.decision === 'allow' && after === undefined) expect.fail(`nothing that can be done, ${at(option[0])}`);
      if (after !== undefined) {
        const { decision, blockedBy = null } = referenceDecision(after.request, after.policies);
        expect({ decision, blockedBy }, at(option[0])).toEqual(outcome);
      }
      for (const change of option) {
        kinds.set(change.kind, (kinds.get(change.kind) ?? 0) + 1);
        if (change.kind === 'addStatement' || change.kind === 'attachPolicy') expect(tooWide(situation, change), at(change)).toEqual([]);
        const old = narrowedBy(situation, change);
        if (old !== undefined && change.kind === 'narrowStatement') {
          expect((change.statement as StatementJson).Effect, at(change)).toBe(old.Effect);
        }
        if (looked.has(change.summary)) continue;
        looked.add(change.summary);
        for (const other of openedBesides(world, situation, change)) expect.fail(`opens ${other.request.action} besides, ${at(change)}`);
      }
    }
  }
}

describe('what is proposed', () => {
  test('does what it says, is no wider than the request, and opens nothing else', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(1_000_000), (seed, index) => checkWorld(generateWorld(seed, index))),
      { numRuns: runs(20) },
    );
  }, 120_000);

  /** The worlds' goals come in turn, so that a hundred worlds or so see every layer. */
  const tallies = new Map<string, Tally>();
  const kinds = new Map<string, number>();
  test('over a stretch of worlds, the same', () => {
    for (let index = 0; index < 111; index++) checkWorld(generateWorld(20_261_031, index), tallies, kinds);
  }, 120_000);

  // The others end where nothing helps: at service-linked roles, and at what no policy opens to the caller.
  test.each([
    ['scp', 0.95],
    ['rcp', 0.95],
    ['endpoint', 0.85],
    ['publicAccessBlock', 0.85],
    ['resource', 0.75],
    ['trust', 0.9],
    ['acl', 0.9],
    ['share', 0.6],
    ['identity', 0.85],
    ['boundary', 0.98],
    ['session', 0.95],
  ])('of denials by %s, at least %d have a way to an allow', (layer, floor) => {
    const { denied, helped, ended } = tallies.get(layer) ?? NONE;
    expect(denied).toBeGreaterThan(10);
    expect(helped / denied).toBeGreaterThanOrEqual(floor);
    expect((helped + ended) / denied).toBeGreaterThanOrEqual(0.98);
  });

  test('a rule of a service is told what to do instead, never that a change would help', () => {
    const { denied, helped, ended } = tallies.get('service') ?? NONE;
    expect(denied).toBeGreaterThan(20);
    expect(helped).toBe(0);
    expect(ended).toBe(denied);
  });

  test('statements are removed whole only where nothing narrower spares the request', () => {
    expect(kinds.get('narrowStatement')).toBeGreaterThan(100);
    expect((kinds.get('removeStatement') ?? 0) / (kinds.get('narrowStatement') ?? 1)).toBeLessThan(0.1);
  });
});
