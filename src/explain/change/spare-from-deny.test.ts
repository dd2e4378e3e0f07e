// How a Deny statement is narrowed: which exception, and what stays denied.
import { describe, expect, test } from 'vitest';
import { A, anonymous, B, type Case, deny, policy, root, rootArn, session, sessionArn, sns } from '../../../test/reference/fixture.ts';
import { stateOf } from '../../../test/testkit/state-of.ts';
import type { PolicyType } from '../../model/policy-set.ts';
import { decideState, type State } from '../state.ts';
import { firstHit } from './escape-deny.ts';
import { policiesOf } from './policies-of.ts';
import { type SparedPolicy, spareFromDeny } from './spare-from-deny.ts';

const alice = `arn:aws:iam::${A}:user/team/alice`;
const role = `arn:aws:iam::${A}:role/path/R`;
const arn = 'arn:aws:s3:::bucket/key';

function spare(state: State, layer: 'identity' | 'resource'): SparedPolicy {
  const [lens] = policiesOf(state.policies, layer);
  const hit = lens && firstHit(lens[0], state);
  if (lens === undefined || hit === undefined) throw new Error('nothing denies');
  const spared = spareFromDeny(lens[0], hit, state);
  expect(firstHit(spared.policy, { ...state, policies: lens[1](spared.policy) })).toBeUndefined();
  return spared;
}

function narrowed(type: PolicyType, statement: object, one: Case = {}): unknown {
  const made = policy(type, deny({ ...statement }));
  const state = stateOf({ ...one, policies: type === 'identity' ? { identity: [made] } : { resource: made } });
  expect(decideState(state).kind).toBe('explicitDeny');
  return spare(state, type === 'identity' ? 'identity' : 'resource').statement;
}

describe('policies that many share: an exception for the caller', () => {
  const everybody = { Principal: '*' };
  test.each<readonly [string, object, Case, object]>([
    ['in a new condition', {}, {}, { ArnNotLike: { 'aws:PrincipalArn': alice } }],
    ['a role for its session', {}, { principal: session }, { ArnNotLike: { 'aws:PrincipalArn': role } }],
    [
      'beside other conditions',
      { Condition: { StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } } },
      {},
      { StringNotEquals: { 'aws:SourceVpce': 'vpce-1' }, ArnNotLike: { 'aws:PrincipalArn': alice } },
    ],
    [
      'in the list of exceptions that there is',
      { Condition: { ArnNotLike: { 'AWS:principalarn': 'arn:aws:iam::*:role/admin' } } },
      {},
      { ArnNotLike: { 'AWS:principalarn': ['arn:aws:iam::*:role/admin', alice] } },
    ],
    [
      'whatever its operator',
      { Condition: { StringNotLikeIfExists: { 'aws:PrincipalArn': ['a', 'b'] } } },
      {},
      { StringNotLikeIfExists: { 'aws:PrincipalArn': ['a', 'b', alice] } },
    ],
    ['a service by its name', {}, { principal: sns }, { StringNotEquals: { 'aws:PrincipalServiceName': 'sns.amazonaws.com' } }],
  ])('%s', (_, statement, one, condition) => {
    expect(narrowed('resource', { ...everybody, ...statement }, one)).toMatchObject({ ...everybody, Condition: condition });
  });

  test('a name with wildcards is compared literally', () => {
    const principal = { kind: 'user', arn: `arn:aws:iam::${A}:user/a*/x`, account: A } as const;
    expect(narrowed('resource', everybody, { principal })).toMatchObject({
      Condition: { StringNotEquals: { 'aws:PrincipalArn': principal.arn } },
    });
  });

  test('an unsigned caller has no name: the resource is excepted', () => {
    expect(narrowed('resource', everybody, { principal: anonymous })).toEqual({
      Effect: 'Deny',
      Principal: '*',
      Action: '*',
      NotResource: arn,
    });
  });

  test('a caller that is named beside others is taken off the list', () => {
    const named = (Principal: object) => narrowed('resource', { Principal }, { principal: session });
    expect(named({ AWS: [role, B], Service: 'x.amazonaws.com' })).toMatchObject({ Principal: { AWS: B, Service: 'x.amazonaws.com' } });
    expect(named({ AWS: [sessionArn, 'AROAR', 'AROAX', B] })).toMatchObject({ Principal: { AWS: ['AROAX', B] } });
    expect(named({ AWS: role, Service: ['x.amazonaws.com', 'y.amazonaws.com'] })).toEqual({
      Effect: 'Deny',
      Principal: { Service: ['x.amazonaws.com', 'y.amazonaws.com'] },
      Action: '*',
      Resource: '*',
    });
    // Its account names it too, so that a condition is needed.
    expect(named({ AWS: [role, A] })).toMatchObject({
      Principal: { AWS: [role, A] },
      Condition: { ArnNotLike: { 'aws:PrincipalArn': role } },
    });
  });

  test('a statement about the caller alone is treated as a policy of its own', () => {
    expect(narrowed('resource', { Principal: { AWS: alice } })).toMatchObject({ Principal: { AWS: alice }, NotResource: arn });
    expect(narrowed('resource', { Principal: { Service: 'sns.amazonaws.com' } }, { principal: sns })).toMatchObject({ NotResource: arn });
  });

  test('the root ARN names more than the root user', () => {
    const wanted = { Principal: { AWS: rootArn }, Condition: { ArnNotLike: { 'aws:PrincipalArn': rootArn } } };
    expect(narrowed('resource', { Principal: { AWS: rootArn } }, { principal: root })).toMatchObject(wanted);
  });

  test('whom a provider signs in is told by the subject', () => {
    const provider = `arn:aws:iam::${A}:oidc-provider/token.example.com`;
    const statement = {
      Principal: { Federated: provider },
      Resource: undefined,
      Condition: { StringNotLike: { 'token.example.com:sub': 'x' } },
    };
    const one: Case = { principal: { kind: 'federatedCaller', provider }, context: { 'token.example.com:sub': 'repo:o/r' } };
    expect(narrowed('resource', statement, one)).toMatchObject({
      Condition: { StringNotLike: { 'token.example.com:sub': ['x', 'repo:o/r'] } },
    });
  });

  test('unsigned requests are told by their kind, where nothing else tells them', () => {
    expect(narrowed('resource', { Principal: '*', Action: 's3:GetObject', Resource: arn }, { principal: anonymous })).toMatchObject({
      Condition: { StringNotEquals: { 'aws:PrincipalType': 'Anonymous' } },
    });
  });

  test('NotPrincipal is left as it is', () => {
    const wanted = { NotPrincipal: { AWS: B }, Condition: { ArnNotLike: { 'aws:PrincipalArn': alice } } };
    expect(narrowed('resource', { NotPrincipal: { AWS: B } })).toMatchObject(wanted);
  });
});

describe('policies of one principal: an exception for what it does', () => {
  test.each<readonly [string, object, object | undefined]>([
    ['the resource, out of all', { Action: 's3:*' }, { Action: 's3:*', NotResource: arn }],
    [
      'the resource, beside others that are excepted',
      { Resource: undefined, NotResource: 'arn:aws:s3:::x/*' },
      { NotResource: ['arn:aws:s3:::x/*', arn] },
    ],
    ['the resource, out of a list', { Resource: [arn, 'arn:aws:s3:::other/*'] }, { Resource: ['arn:aws:s3:::other/*'] }],
    ['the action, out of a list', { Action: ['s3:Put*', 's3:getobject'], Resource: 'arn:aws:s3:::bucket/*' }, { Action: ['s3:Put*'] }],
    ['the action, out of all', { Resource: 'arn:aws:s3:::bucket/*' }, { NotAction: 's3:GetObject', Resource: 'arn:aws:s3:::bucket/*' }],
    [
      'the action, beside others that are excepted',
      { Action: undefined, NotAction: 'iam:*', Resource: 'arn:aws:s3:::bucket/*' },
      { NotAction: ['iam:*', 's3:GetObject'] },
    ],
    [
      'the action, out of its service',
      { Action: 's3:*', Resource: ['arn:aws:s3:::bucket', 'arn:aws:s3:::bucket/*'] },
      { NotAction: 's3:GetObject', Resource: ['arn:aws:s3:::bucket', 'arn:aws:s3:::bucket/*'] },
    ],
    [
      'the action, out of a pattern that is spelled out',
      { Action: ['s3:GetObject', 's3:GetObjectA*'], Resource: 'arn:aws:s3:::bucket/*' },
      { Action: ['s3:GetObjectA*'] },
    ],
    [
      'the patterns that cover the resource',
      { Action: 's3:GetObject', Resource: ['arn:aws:s3:::bucket/k*', 'arn:aws:s3:::other/*'] },
      { Action: 's3:GetObject', Resource: ['arn:aws:s3:::other/*'] },
    ],
    ['the statement, when it says nothing else', { Action: 's3:GetObject', Resource: arn }, undefined],
    ['the statement, when its pattern stands for too many actions', { Action: '?3:*', Resource: 'arn:aws:s3:::*' }, undefined],
  ])('%s', (_, statement, wanted) => {
    const found = narrowed('identity', statement);
    if (wanted === undefined) expect(found).toBeUndefined();
    else expect(found).toMatchObject({ Effect: 'Deny', ...wanted });
  });

  test('a pattern becomes the other actions that it covers today', () => {
    expect(
      narrowed(
        'identity',
        { Action: 'sqs:*Message', Resource: `arn:aws:sqs:us-east-1:${A}:jobs` },
        { action: 'sqs:SendMessage', resource: `arn:aws:sqs:us-east-1:${A}:jobs` },
      ),
    ).toEqual({
      Effect: 'Deny',
      Action: ['sqs:DeleteMessage', 'sqs:ReceiveMessage'],
      Resource: `arn:aws:sqs:us-east-1:${A}:jobs`,
    });
  });

  test('what has no resource is spared by naming all that has one', () => {
    const one: Case = { action: 'ecr:GetAuthorizationToken', resource: '*', owner: null };
    expect(narrowed('identity', { Action: 'ecr:*' }, one)).toEqual({ Effect: 'Deny', Action: 'ecr:*', Resource: 'arn:*:*:*:*:*' });
    expect(narrowed('identity', {}, one)).toEqual({ Effect: 'Deny', NotAction: 'ecr:GetAuthorizationToken', Resource: '*' });
  });

  test('everything else of the statement stays', () => {
    const Condition = { Bool: { 'aws:SecureTransport': 'false' } };
    expect(narrowed('identity', { Sid: 'Tls', Condition }, { context: { 'aws:securetransport': 'false' } })).toEqual({
      Sid: 'Tls',
      Effect: 'Deny',
      Action: '*',
      NotResource: arn,
      Condition,
    });
  });
});

test('of several statements the one that hits is changed, and the others keep their places', () => {
  const made = policy('identity', deny({ Action: 'ec2:*' }), deny({ Action: 's3:GetObject' }), deny({ Action: 'iam:*' }));
  const state = stateOf({ policies: { identity: [made] } });
  const { index, policy: changed } = spare(state, 'identity');
  expect(index).toBe(1);
  expect(changed.policy.statements.map((one) => [one.index, one.action.patterns[0]?.value])).toEqual([
    [0, 'ec2:*'],
    [1, 's3:GetObject'],
    [2, 'iam:*'],
  ]);
});
