// AWS's sentences, to the character, as each service words them (docs/semantics/error-messages.md).
import { describe, expect, test } from 'vitest';
import {
  A,
  alice,
  allow,
  anonymous,
  assumedRoot,
  B,
  type Case,
  deny,
  federated,
  member,
  policy,
  root,
  session,
  sns,
  to,
} from '../../test/reference/fixture.ts';
import { described, stateOf } from '../../test/testkit/state-of.ts';
import { decideState } from '../explain/state.ts';
import type { Layer } from '../model/decision.ts';
import type { Principal } from '../model/principal.ts';
import { type Denial, denialOf } from './denial-message.ts';

function denial(one: Case): Denial {
  const state = stateOf(one);
  const found = denialOf(state.request, state.policies, state.rules, decideState(state));
  if (found === undefined) throw new Error('it is allowed');
  return found;
}

function message(one: Case): string {
  return denial(one).message;
}

const open = [policy('identity', allow())];
const user = `User: ${alice.arn} is not authorized to perform:`;
const table = `arn:aws:dynamodb:us-east-1:${A}:table/t`;
const get: Case = { action: 'dynamodb:GetItem', resource: table };
const got = `${user} dynamodb:GetItem on resource: ${table}`;

test('nothing for a request that is allowed', () => {
  const state = stateOf({ policies: { identity: open } });
  expect(denialOf(state.request, state.policies, state.rules, decideState(state))).toBeUndefined();
});

describe('the reason', () => {
  const caller = member(A);
  const denying = (layer: Layer, arn?: string): Case => {
    const deny_ = described(
      policy(layer as 'identity', allow(), { ...deny(), ...(['resource', 'rcp', 'endpoint'].includes(layer) && { Principal: '*' }) }),
      arn === undefined ? {} : { arn },
    );
    const level = [{ kind: 'root', id: 'r-1', policies: [deny_] }] as const;
    const one = { ...get, principal: session, caller, owner: caller };
    switch (layer) {
      case 'identity':
        return { ...one, policies: { identity: [deny_] } };
      case 'session':
        return { ...one, policies: { identity: open, session: [deny_] } };
      case 'scp':
      case 'rcp':
        return { ...one, policies: { identity: open, [layer]: level } };
      default:
        return { ...one, policies: { identity: open, [layer]: deny_ } };
    }
  };
  const assumed = `User: arn:aws:sts::${A}:assumed-role/R/S is not authorized to perform: dynamodb:GetItem on resource: ${table}`;

  test.each<readonly [Layer, string, boolean]>([
    ['scp', 'a service control policy', true],
    ['rcp', 'a resource control policy', true],
    ['identity', 'an identity-based policy', true],
    ['boundary', 'a permissions boundary', true],
    ['session', 'a session policy', true],
    ['resource', 'a resource-based policy', false],
    ['endpoint', 'a VPC endpoint policy', false],
  ])('an explicit deny by %s', (layer, name, tells) => {
    const arn = 'arn:aws:organizations::999999999999:policy/o-1/p-1';
    expect(message(denying(layer))).toBe(`${assumed} with an explicit deny in ${name}`);
    expect(message(denying(layer, arn))).toBe(`${assumed} with an explicit deny in ${name}${tells ? `: ${arn}` : ''}`);
  });

  test.each<readonly [string, Case]>([
    ['service control policy', { caller, owner: caller, policies: { scp: [{ kind: 'root', id: 'r-1', policies: [] }] } }],
    ['VPC endpoint policy', { policies: { identity: open, endpoint: policy('endpoint') } }],
    ['identity-based policy', {}],
    ['identity-based policy', { policies: { resource: policy('resource') } }],
    ['permissions boundary', { policies: { identity: open, boundary: policy('boundary') } }],
    ['session policy', { policies: { identity: open, session: [policy('session')] } }],
    ['resource-based policy', { owner: B }],
    ['identity-based policy', { owner: B, policies: { resource: policy('resource', to({ AWS: A })) } }],
  ])('nothing allows it in a %s', (name, one) => {
    expect(message({ ...get, ...one })).toBe(`${got} because no ${name} allows the dynamodb:GetItem action`);
  });

  test('the ARN of a policy is told within the account and the organization only', () => {
    const scp = [{ kind: 'root', id: 'r-1', policies: [described(policy('scp', deny()), { arn: 'arn:p' })] }] as const;
    const within = message({ ...get, caller, owner: member(B), policies: { scp } });
    const outside = message({ ...get, caller, owner: B, policies: { scp } });
    expect([within, outside]).toEqual([
      `${got} with an explicit deny in a service control policy: arn:p`,
      `${got} with an explicit deny in a service control policy`,
    ]);
  });
});

describe('who', () => {
  test.each<readonly [Principal, string]>([
    [alice, alice.arn],
    [session, `arn:aws:sts::${A}:assumed-role/R/S`],
    [root, `arn:aws:iam::${A}:root`],
    [assumedRoot, `arn:aws:iam::${A}:root`],
    [federated, `arn:aws:sts::${A}:federated-user/F`],
    [sns, 'sns.amazonaws.com'],
    [anonymous, 'anonymous'],
  ])('%j', (principal, name) => {
    expect(message({ ...get, principal, owner: B })).toContain(`User: ${name} is not authorized to perform: dynamodb:GetItem on`);
  });
});
