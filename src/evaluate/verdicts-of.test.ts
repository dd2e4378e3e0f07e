// Whom SCPs and RCPs do not bind, and which layers are silent for whom.
import { describe, expect, test } from 'vitest';
import {
  A,
  allow,
  anonymous,
  assumedRoot,
  B,
  type Case,
  deny,
  federated,
  member,
  policy,
  question,
  root,
  rootArn,
  session,
  sns,
  to,
} from '../../test/reference/fixture.ts';
import { outcomeOf } from '../../test/testkit/outcome-of.ts';
import type { PolicySet } from '../model/policy-set.ts';
import { serviceRules } from '../services/service-rules-table.ts';
import type { CompiledPolicy } from './compile-policy.ts';
import { prepareQuery } from './query.ts';
import { rcpExemption, scpExemption } from './verdicts-of.ts';

const none: PolicySet<CompiledPolicy> = { identity: [] };

const linked = { ...session, serviceLinked: true };

describe('SCPs', () => {
  const exemption = (one: Case, organized = true): string | undefined => {
    const rules = serviceRules('s3') ?? {};
    return scpExemption(prepareQuery(question(one)[0], none, rules), organized ? { ...none, scp: [] } : none);
  };

  test.each<readonly [string, Case, string | undefined]>([
    ['a member', { caller: member(A) }, undefined],
    ['its root user', { principal: root, caller: member(A) }, undefined],
    ['an AssumeRoot session', { principal: assumedRoot, caller: member(A) }, undefined],
    [
      'the management account',
      { caller: { id: A, organization: { id: 'o-1', managementAccount: A, path: 'o-1/r-1/' } } },
      'the management account is exempt',
    ],
    ['a service-linked role', { principal: linked, caller: member(A) }, 'service-linked roles are exempt'],
    ['nobody', { principal: anonymous }, 'the caller belongs to no account'],
    ['a service', { principal: sns }, 'the caller belongs to no account'],
  ])('%s', (_, one, reason) => {
    expect(exemption(one)).toBe(reason);
  });

  test('an account in no organization', () => {
    expect(exemption({}, false)).toBe("the caller's account is in no organization");
  });

  const scp = [{ kind: 'root', id: 'r-1', policies: [policy('scp', deny())] }] as const;
  const open = { identity: [policy('identity', allow())], resource: policy('resource', to('*')), scp };
  test.each<readonly [Case, string]>([
    [{ caller: member(A), owner: B }, 'X scp scp'],
    [{ principal: root, caller: member(A), owner: B }, 'X scp scp'],
    [{ principal: linked, caller: member(A), owner: B }, 'allowed'],
    [{ principal: anonymous, owner: B }, 'allowed'],
    [{ principal: sns, owner: B }, 'allowed'],
  ])('%#: %s', (one, told) => {
    expect(outcomeOf({ ...one, policies: open })).toBe(told);
  });
});

describe('RCPs', () => {
  const exemption = (one: Case, organized = true): string | undefined => {
    const [request] = question({ owner: member(B), ...one });
    const rules = serviceRules(request.action.split(':')[0] ?? '') ?? {};
    return rcpExemption(prepareQuery(request, none, rules), organized ? { ...none, rcp: [] } : none, rules);
  };

  test.each<readonly [string, Case, string | undefined]>([
    ['S3', {}, undefined],
    ['nobody', { principal: anonymous }, undefined],
    ['a service', { principal: sns }, undefined],
    ['role trust', { action: 'sts:AssumeRole', resource: `arn:aws:iam::${B}:role/r` }, undefined],
    ['what has no resource', { resource: '*' }, 'the action has no resource'],
    ['Lambda', { action: 'lambda:InvokeFunction', resource: `arn:aws:lambda:us-east-1:${B}:function:f` }, 'lambda does not support RCPs'],
    ['a service-linked role', { principal: linked }, 'service-linked roles are exempt'],
    [
      'the management account',
      { owner: { id: B, organization: { id: 'o-1', managementAccount: B, path: 'o-1/r-1/' } } },
      'the management account is exempt',
    ],
    ['retiring a grant', { action: 'kms:RetireGrant', resource: `arn:aws:kms:us-east-1:${B}:key/1` }, 'kms:retiregrant is exempt'],
  ])('%s', (_, one, reason) => {
    expect(exemption(one)).toBe(reason);
  });

  test('an owner in no organization', () => {
    expect(exemption({}, false)).toBe("the resource's account is in no organization");
  });

  test('an RCP grants nothing', () => {
    const rcp = [{ kind: 'root', id: 'r-1', policies: [policy('rcp', to('*'))] }] as const;
    expect(outcomeOf({ owner: member(B), policies: { identity: [policy('identity', allow())], rcp } })).toBe('resource');
    expect(
      outcomeOf({
        owner: member(B),
        policies: {
          identity: [policy('identity', allow())],
          resource: policy('resource', to({ AWS: A })),
          rcp: [{ kind: 'root', id: 'r-1', policies: [] }],
        },
      }),
    ).toBe('allowed');
  });
});

describe('the caller’s own layers', () => {
  const closed = { identity: [policy('identity')], boundary: policy('boundary'), session: [policy('session')] };
  test.each<readonly [string, Case, string]>([
    ['a user is held by all', { policies: { identity: [policy('identity', allow())], boundary: policy('boundary') } }, 'boundary'],
    ['the root user by none', { principal: root, policies: { identity: closed.identity, boundary: closed.boundary } }, 'allowed'],
    [
      'AssumeRoot by the denies of its task policy alone',
      { principal: assumedRoot, policies: { identity: [], session: [policy('session')] } },
      'allowed',
    ],
    ['which deny', { principal: assumedRoot, policies: { identity: [], session: [policy('session', deny())] } }, 'X session'],
    ['a federated user by its session policy', { principal: federated, policies: { identity: [policy('identity', allow())] } }, 'session'],
    ['even the root user’s', { principal: { ...federated, parent: rootArn }, policies: { identity: [] } }, 'session'],
    [
      'which needs no identity policy',
      { principal: { ...federated, parent: rootArn }, policies: { identity: [], session: [policy('session', allow())] } },
      'allowed',
    ],
    ['nobody has none', { principal: anonymous, policies: { ...closed, resource: policy('resource', to('*')) } }, 'allowed'],
    [
      'a service has none',
      { principal: sns, policies: { ...closed, resource: policy('resource', to({ Service: 'sns.amazonaws.com' })) } },
      'allowed',
    ],
  ])('%s', (_, one, told) => {
    expect(outcomeOf(one)).toBe(told);
  });
});

describe('endpoints', () => {
  const policies = { identity: [policy('identity', allow())], endpoint: policy('endpoint', deny({ Principal: '*' })) };
  test('bind who comes through them', () => {
    expect(outcomeOf({ policies })).toBe('X endpoint endpoint');
  });

  test('and not the service that forwards a call', () => {
    expect(outcomeOf({ policies, via: ['athena.amazonaws.com'] })).toBe('allowed');
  });
});
