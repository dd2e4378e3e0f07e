// The statement that a trust policy gets.
import { describe, expect, test } from 'vitest';
import { A, allow, B, type Case, policy, session, to } from '../../../test/reference/fixture.ts';
import { only, plan } from '../../../test/testkit/planned.ts';
import { described } from '../../../test/testkit/state-of.ts';
import type { Principal } from '../../model/principal.ts';

const role = `arn:aws:iam::${A}:role/path/R`;
const target = `arn:aws:iam::${B}:role/path/target`;
const open = { identity: [policy('identity', allow())] };

describe('trust policies', () => {
  const assume: Case = { principal: session, action: 'sts:AssumeRole', resource: target, owner: B, policies: open };

  test('name the role behind the session, and no Resource', () => {
    const trust = described(policy('trust'), { name: 'trust policy of target', account: B });
    expect(only({ ...assume, policies: { ...open, resource: trust } })).toMatchObject({
      layer: 'trust',
      summary: `in account ${B}, add to the trust policy of target`,
      statement: { Effect: 'Allow', Principal: { AWS: role }, Action: 'sts:AssumeRole' },
    });
  });

  test('that the estate does not know are trust policies all the same', () => {
    const { policy: created, statement } = only(assume);
    expect(created).toEqual({ type: 'trust', name: 'trust policy of target', attachedTo: target, account: B });
    expect(statement).not.toHaveProperty('Resource');
  });

  test('of service-linked roles are fixed', () => {
    const resource = `arn:aws:iam::${B}:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX`;
    const [change] = plan({ ...assume, resource, policies: { ...open, resource: policy('trust') } });
    expect(change).toMatchObject({ kind: 'other', layer: 'trust', outcome: { decision: 'deny', blockedBy: 'trust' } });
  });

  test('the condition that is there is met, rather than another statement added', () => {
    const trust = policy(
      'trust',
      to({ AWS: role }, { Resource: undefined, Action: 'sts:AssumeRole', Condition: { StringEquals: { 'sts:ExternalId': 'x1' } } }),
    );
    const changes = plan({ ...assume, policies: { ...open, resource: trust } });
    expect(changes[0]).toMatchObject({
      kind: 'sendContext',
      summary: 'the caller sends the external id `x1` (--external-id x1)',
      context: { 'sts:ExternalId': 'x1' },
      statement: null,
    });
    expect(changes[1]).toMatchObject({ option: 2, kind: 'addStatement', layer: 'trust' });
    // It stays the first choice when the other side lacks too.
    const both = plan({ ...assume, policies: { resource: trust } }).filter(({ option }) => option === 1);
    expect(both.map(({ kind, layer }) => `${kind} ${layer}`)).toEqual(['sendContext trust', 'addStatement identity']);
  });

  test('of web identities are held to audience and subject', () => {
    const provider = `arn:aws:iam::${B}:oidc-provider/token.actions.githubusercontent.com`;
    const principal: Principal = { kind: 'federatedCaller', provider };
    const one: Case = { principal, action: 'sts:AssumeRoleWithWebIdentity', resource: target, owner: B };
    const host = 'token.actions.githubusercontent.com';
    expect(only(one).summary).toContain(`(without a condition on ${host}:sub it lets in whomever ${host} signs in)`);
    const context = { [`${host}:aud`]: 'sts.amazonaws.com', [`${host}:sub`]: 'repo:o/r:ref:refs/heads/main' };
    const { statement, summary } = only({ ...one, context });
    expect(summary).toBe(`in account ${B}, create the trust policy of target`);
    expect(statement).toMatchObject({ Principal: { Federated: provider }, Condition: { StringEquals: context } });
  });
});
