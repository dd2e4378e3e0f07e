// Every layer in the way, in the order in which one meets them (docs/semantics/decision.md).
import { describe, expect, test } from 'vitest';
import { A, allow, anonymous, B, type Case, deny, member, policy, question, root, session, sns, to } from '../../test/reference/fixture.ts';
import { referenceDecision } from '../../test/reference/reference.ts';
import { stateOf } from '../../test/testkit/state-of.ts';
import { decideState } from '../explain/state.ts';
import type { Layer } from '../model/decision.ts';

/** The layers; the reference names the same. */
function blockers(one: Case): readonly Layer[] {
  const decision = decideState(stateOf(one));
  expect(decision.blockers).toEqual(referenceDecision(...question(one)).blockers);
  expect(decision.blockers[0]).toBe(decision.blockedBy);
  return decision.blockers;
}

const identity = [policy('identity')];
const open = [policy('identity', allow())];
const scp = [{ kind: 'root', id: 'r-1', policies: [policy('scp')] }] as const;
const caller = member(A);
const block = { blockPublicAcls: true, ignorePublicAcls: true, blockPublicPolicy: true, restrictPublicBuckets: true };
const key = `arn:aws:kms:us-east-1:${A}:key/1`;
const role = `arn:aws:iam::${B}:role/r`;

describe('implicit denies', () => {
  test.each<readonly [string, Case, readonly Layer[]]>([
    ['nothing in the way', { policies: { identity: open } }, []],
    [
      'within an account',
      { caller, owner: caller, policies: { identity, boundary: policy('boundary'), endpoint: policy('endpoint'), scp } },
      ['scp', 'endpoint', 'identity', 'boundary'],
    ],
    [
      'a session, capped twice',
      { principal: session, policies: { identity, boundary: policy('boundary'), session: [policy('session')] } },
      ['identity', 'boundary', 'session'],
    ],
    [
      'across accounts',
      { principal: session, owner: B, policies: { identity, boundary: policy('boundary'), session: [policy('session')] } },
      ['resource', 'identity', 'boundary', 'session'],
    ],
    [
      'a role that is assumed',
      { principal: session, action: 'sts:AssumeRole', resource: role, owner: B, policies: { identity, resource: policy('trust') } },
      ['trust', 'identity'],
    ],
    [
      'a key of one’s own account',
      { action: 'kms:Decrypt', resource: key, policies: { identity, resource: policy('resource') } },
      ['resource', 'identity'],
    ],
    [
      'a key that leaves it to the account',
      { action: 'kms:Decrypt', resource: key, policies: { identity, resource: policy('resource', to({ AWS: A })) } },
      ['identity'],
    ],
    ['nobody', { principal: anonymous, policies: { identity: [] } }, ['resource']],
    ['a service', { principal: sns, owner: B, policies: { identity: [] } }, ['resource']],
    ['root, across accounts', { principal: root, owner: B, policies: { identity: [] } }, ['resource']],
    [
      'a public bucket behind its block',
      {
        owner: B,
        policies: { identity, resource: policy('resource', to('*')), s3: { ownership: 'BucketOwnerEnforced', publicAccessBlock: block } },
      },
      ['publicAccessBlock', 'identity'],
    ],
    [
      'an object of another owner',
      { policies: { identity, s3: { ownership: 'ObjectWriter', objectOwner: B, publicAccessBlock: block } } },
      ['acl', 'identity'],
    ],
    [
      'a snapshot that is not shared',
      {
        action: 'ec2:CreateVolume',
        resource: 'arn:aws:ec2:us-east-1::snapshot/s',
        owner: B,
        policies: { identity, share: { accounts: [], public: false } },
      },
      ['share', 'identity'],
    ],
    [
      'a rule of the service ends the list',
      { principal: root, caller, owner: B, action: 'sts:AssumeRole', resource: role, policies: { scp } },
      ['service'],
    ],
  ])('%s', (_, one, layers) => {
    expect(blockers(one)).toEqual(layers);
  });

  test('a role that is named needs no identity policy, and is still capped', () => {
    const resource = policy('resource', to({ AWS: session.role }));
    expect(
      blockers({ principal: session, policies: { identity, resource, boundary: policy('boundary'), session: [policy('session')] } }),
    ).toEqual(['boundary', 'session']);
  });

  test('a session that is named is not', () => {
    const resource = policy('resource', to({ AWS: `arn:aws:sts::${A}:assumed-role/R/S` }));
    expect(
      blockers({ principal: session, policies: { identity, resource, boundary: policy('boundary'), session: [policy('session')] } }),
    ).toEqual([]);
  });
});

describe('explicit denies', () => {
  test('of all layers, in the order in which AWS would name them', () => {
    const all = deny({ Principal: '*' });
    const denying = {
      scp: [{ kind: 'root', id: 'r-1', policies: [policy('scp', allow(), deny())] }],
      rcp: [{ kind: 'root', id: 'r-1', policies: [policy('rcp', all)] }],
      resource: policy('resource', to('*'), all),
      identity: [policy('identity', allow(), deny())],
      boundary: policy('boundary', allow(), deny()),
      session: [policy('session', allow(), deny())],
      endpoint: policy('endpoint', to('*'), all),
    } as const;
    expect(blockers({ principal: session, caller, owner: caller, policies: denying })).toEqual([
      'scp',
      'rcp',
      'resource',
      'identity',
      'boundary',
      'session',
      'endpoint',
    ]);
  });

  test('first, and then what lacks: a layer may be there twice', () => {
    const denies = {
      identity: [policy('identity', deny())],
      scp: [{ kind: 'root', id: 'r-1', policies: [policy('scp', deny())] }],
    } as const;
    expect(blockers({ caller, owner: caller, policies: denies })).toEqual(['scp', 'identity', 'scp', 'identity']);
  });

  test('of a resource policy that names the caller besides', () => {
    expect(blockers({ owner: B, policies: { identity, resource: policy('resource', to({ AWS: A }), deny({ Principal: '*' })) } })).toEqual([
      'resource',
      'identity',
    ]);
    expect(blockers({ owner: B, policies: { identity, resource: policy('resource', deny({ Principal: '*' })) } })).toEqual([
      'resource',
      'resource',
      'identity',
    ]);
  });
});
