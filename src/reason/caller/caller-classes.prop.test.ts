// Classes of callers against callers of random small worlds: each behaves as one that stands for its class.
import { expect, it } from 'vitest';
import { compileSet } from '../../../test/differential/engine-adapter.ts';
import { isPlain } from '../../../test/testkit/plain-request.ts';
import { generateWorld } from '../../../test/testkit/world.ts';
import { compileClause } from '../../evaluate/condition/compile-clause.ts';
import { prepareQuery, type Query } from '../../evaluate/query.ts';
import type { AccountFacts } from '../../model/account.ts';
import { parseArn } from '../../model/arn.ts';
import { DEFAULT_BUDGET, Undecided } from '../budget.ts';
import { policiesOf } from '../layers/compiled-set.ts';
import { type CallerClass, callerClasses } from './caller-classes.ts';
import { callerSetting } from './caller-setting.ts';
import { mentionsOf } from './mentions.ts';

const SEED = 20_260_103;
const WORLDS = Number(process.env['REASON_WORLDS'] ?? 100);

/** All that statements make of a caller: how they name it, and whether conditions on what follows from it hold. */
function behaviour(query: Query, policies: ReturnType<typeof policiesOf>): string {
  const setting = callerSetting(query, false);
  const parts: (number | boolean)[] = [query.caller.isRoot, query.caller.fullAccess, query.caller.serviceLinked];
  for (const { policy, statements } of policies) {
    for (const { statement, principal } of statements) {
      parts.push(principal?.(query) ?? -1);
      for (const clause of statement.condition) {
        if (!setting.key(clause.key.value.toLowerCase()).known || clause.values.some(({ value }) => value.includes('${'))) continue;
        parts.push(compileClause(clause, policy.version === '2012-10-17').holds(query));
      }
    }
  }
  return `${query.caller.kind} ${query.relation} ${parts.join()}`;
}

it('every caller behaves as one of the representatives', () => {
  let checked = 0;
  let undecided = 0;
  for (let index = 0; index < WORLDS; index++) {
    const world = generateWorld(SEED, index);
    const plain = world.requests.filter(({ request }) => isPlain(request) && request.via === undefined);
    const policies = policiesOf(compileSet(world.policies));
    const mentions = mentionsOf(
      policies.map(({ policy, description: { type } }) => ({ policy, type })),
      {},
    );
    const [first] = plain;
    const owner = first?.request.resource.owner;
    if (first === undefined || owner === undefined) continue;
    const partition = parseArn(first.request.resource.arn)?.partition ?? 'aws';
    const accounts = new Map<string, AccountFacts>([[owner.id, owner]]);
    for (const { request } of plain) if (request.caller !== undefined) accounts.set(request.caller.id, request.caller);
    const queryOf = ({ principal, account }: CallerClass): Query =>
      prepareQuery(
        {
          principal,
          ...(account === undefined ? {} : { caller: account }),
          action: first.request.action,
          resource: { arn: first.request.resource.arn, owner },
          context: new Map(),
        },
        { identity: [] },
        {},
      );
    for (const listed of [[...accounts.values()], [owner]]) {
      const known = new Map(listed.map((account) => [account.id, account]));
      let classes: readonly CallerClass[];
      try {
        classes = callerClasses({ mentions, partition, listed, known, serviceLinked: true, sessionsApart: false }, DEFAULT_BUDGET);
      } catch (error) {
        if (!(error instanceof Undecided)) throw error;
        undecided++;
        continue;
      }
      const behaviours = new Set(classes.map((one) => behaviour(queryOf(one), policies)));
      for (const principal of new Set(plain.map(({ request }) => request.principal))) {
        const account = plain.find(({ request }) => request.principal === principal)?.request.caller;
        const own = behaviour(queryOf({ principal, ...(account === undefined ? {} : { account }) }), policies);
        checked++;
        expect(behaviours.has(own), `world ${index}: ${JSON.stringify([principal, account, own])}`).toBe(true);
      }
    }
  }
  expect(checked).toBeGreaterThan(WORLDS * 4);
  expect(undecided * 50).toBeLessThan(WORLDS * 2);
}, 120_000);
