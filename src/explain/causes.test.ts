// The sentences that say why a request is denied.
import { describe, expect, test } from 'vitest';
import { A, allow, B, type Case, deny, federated, member, policy, root, session, to } from '../../test/reference/fixture.ts';
import { described, stateOf } from '../../test/testkit/state-of.ts';
import { causesOf } from './causes.ts';
import type { Cause } from './explanation.ts';
import { decideState } from './state.ts';

function causes(one: Case): readonly Cause[] {
  const state = stateOf(one);
  return causesOf(decideState(state), state.request.action);
}

/** `layer account: sentence` */
function sentences(one: Case): readonly string[] {
  return causes(one).map(({ layer, account, sentence }) => `${layer} ${account}: ${sentence}`);
}

const open = policy('identity', allow());
const queue = `arn:aws:sqs:us-east-1:${B}:jobs`;
const send: Case = { action: 'sqs:SendMessage', resource: queue, owner: B };

test('nothing for a request that is allowed', () => {
  expect(causes({ policies: { identity: [open] } })).toEqual([]);
});

describe('a statement that denies', () => {
  test('is named by its Sid or its place, and has its place in the file', () => {
    const identity = [described(policy('identity', allow(), deny({ Sid: 'NoGets', Action: 's3:Get*' }), deny()), { name: 'limits' })];
    expect(causes({ policies: { identity } })).toEqual([
      {
        layer: 'identity',
        account: A,
        sentence: 'statement NoGets of limits denies it explicitly',
        position: { file: 'limits', line: 1, column: expect.any(Number) },
      },
      {
        layer: 'identity',
        account: A,
        sentence: 'statement 3 of limits denies it explicitly',
        position: { file: 'limits', line: 1, column: expect.any(Number) },
      },
    ]);
  });

  test('of an organization is told with its level, on the side that it is on', () => {
    const caller = member(A);
    const owner = member(B);
    const scp = [
      { kind: 'ou', id: 'ou-1', name: 'workloads', policies: [described(policy('scp', allow(), deny()), { name: 'guardrails' })] },
    ] as const;
    const rcp = [
      { kind: 'root', id: 'r-1', policies: [described(policy('rcp', deny({ Principal: '*' })), { name: 'perimeter' })] },
    ] as const;
    expect(sentences({ caller, owner, policies: { identity: [open], resource: policy('resource', to({ AWS: A })), scp, rcp } })).toEqual([
      `scp ${A}: statement 2 of guardrails denies it explicitly, at ou workloads`,
      `rcp ${B}: statement 1 of perimeter denies it explicitly, at root r-1`,
    ]);
  });
});

describe('a layer that does not allow', () => {
  test.each<readonly [string, Case, string]>([
    ['identity', {}, `identity ${A}: no statement of the caller's identity policies allows s3:GetObject`],
    [
      'a resource without policy',
      { owner: B, policies: { identity: [open] } },
      `resource ${B}: the resource's policy: there is no resource policy`,
    ],
    [
      'a resource policy that says nothing of it',
      { ...send, policies: { identity: [open], resource: policy('resource') } },
      `resource ${B}: no statement of the resource's policy allows sqs:SendMessage`,
    ],
    [
      'boundary',
      { policies: { identity: [open], boundary: policy('boundary') } },
      `boundary ${A}: no statement of the permissions boundary allows s3:GetObject`,
    ],
    [
      'session',
      { principal: session, policies: { identity: [open], session: [policy('session')] } },
      `session ${A}: no statement of the session policy allows s3:GetObject`,
    ],
    [
      'a federated user without session policy',
      { principal: federated, policies: { identity: [open] } },
      `session ${A}: a federated user without a session policy has no rights of its user`,
    ],
    [
      'endpoint',
      { policies: { identity: [open], endpoint: policy('endpoint') } },
      `endpoint ${A}: no VPC endpoint policy allows the caller s3:GetObject`,
    ],
    [
      'share',
      {
        action: 'ec2:CreateVolume',
        resource: 'arn:aws:ec2:us-east-1::snapshot/s',
        owner: B,
        policies: { identity: [open], share: { accounts: [], public: false } },
      },
      `share ${B}: no share attribute allows the caller ec2:CreateVolume`,
    ],
    [
      'service',
      { principal: root, action: 'sts:AssumeRole', resource: `arn:aws:iam::${B}:role/r`, owner: B },
      `service ${B}: root users may not assume roles`,
    ],
  ])('%s', (_, one, sentence) => {
    expect(sentences(one)).toEqual([sentence]);
  });

  test('an SCP at each level that says nothing', () => {
    const level = (id: string, ...statements: Parameters<typeof policy>[1][]) => ({
      kind: 'ou' as const,
      id,
      policies: [policy('scp', ...statements)],
    });
    const caller = member(A);
    const scp = [level('ou-1'), level('ou-2', allow()), level('ou-3', allow({ Action: 'ec2:*' }))];
    expect(sentences({ caller, owner: caller, policies: { identity: [open], scp } })).toEqual([
      `scp ${A}: no service control policy allows s3:GetObject, at ou ou-1`,
      `scp ${A}: no service control policy allows s3:GetObject, at ou ou-3`,
    ]);
  });

  test('a level that denies is not said to lack an Allow that it has', () => {
    const caller = member(A);
    const scp = [
      { kind: 'root', id: 'r-1', policies: [policy('scp', allow(), deny({ Action: 's3:*' }))] },
      { kind: 'account', id: A, policies: [policy('scp')] },
    ] as const;
    expect(sentences({ caller, owner: caller, policies: { identity: [open], scp } })).toEqual([
      `scp ${A}: statement 2 of scp denies it explicitly, at root r-1`,
      `scp ${A}: no service control policy allows s3:GetObject, at account ${A}`,
    ]);
  });

  test('a layer that denies and lacks besides is told twice', () => {
    expect(sentences({ policies: { identity: [policy('identity', deny({ Action: 's3:*' }))] } })).toEqual([
      `identity ${A}: statement 1 of identity denies it explicitly`,
      `identity ${A}: no statement of the caller's identity policies allows s3:GetObject`,
    ]);
  });
});

describe('a statement that nearly allows', () => {
  const near = (elements: object, one: Case = {}): readonly string[] =>
    sentences({ ...one, policies: { identity: [described(policy('identity', allow({ Sid: 'Near', ...elements })), { name: 'mine' })] } });
  const lead = `identity ${A}: statement Near of mine would allow it, but`;

  test.each<readonly [object, Case, string]>([
    [{ Resource: 'arn:aws:s3:::other/*' }, {}, 'not on this resource'],
    [{ Resource: undefined, NotResource: 'arn:aws:s3:::bucket/*' }, {}, 'not on this resource'],
    [
      { Condition: { StringEquals: { 'aws:SourceVpc': ['vpc-1', 'vpc-2'] } } },
      {},
      'its condition does not hold: StringEquals aws:SourceVpc `vpc-1` or `vpc-2`, and the request does not carry it',
    ],
    [
      { Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-1' }, 'ForAnyValue:StringLike': { 'aws:TagKeys': 'a' } } },
      { context: { 'aws:sourcevpc': 'vpc-9', 'aws:tagkeys': ['b', 'c'] } },
      'its condition does not hold: StringEquals aws:SourceVpc `vpc-1`, and the request has `vpc-9`; ForAnyValue:StringLike aws:TagKeys `a`, and the request has `b`, `c`',
    ],
    [
      { Condition: { StringEquals: { 'sqs:ResourceTag/x': 'y', 'aws:ResourceTag/env': 'prod' } } },
      {},
      'its condition does not hold: StringEquals sqs:ResourceTag/x `y`, and the resource has no tag `x`; StringEquals aws:ResourceTag/env `prod`, and the resource has no tag `env`',
    ],
    [
      { Condition: { StringEquals: { 'aws:PrincipalTag/Team': 'a' } } },
      {},
      'its condition does not hold: StringEquals aws:PrincipalTag/Team `a`, and the caller has no tag `Team`',
    ],
  ])('%j', (elements, one, rest) => {
    expect(near(elements, one)).toEqual([`${lead} ${rest}`]);
  });

  test('to somebody else', () => {
    const resource = described(policy('resource', to({ AWS: '333333333333' })), { name: 'queue policy of jobs' });
    expect(sentences({ ...send, policies: { identity: [open], resource } })).toEqual([
      `resource ${B}: statement 1 of queue policy of jobs would allow it, but not to this caller`,
    ]);
  });

  test('the nearest first, three of the layer that blocks, one of those behind it', () => {
    const near = [
      allow({ Sid: 'Elsewhere', Resource: 'arn:aws:s3:::other/*' }),
      allow({ Sid: 'Two', Condition: { StringEquals: { 'aws:SourceVpc': 'v', 's3:prefix': 'p' } } }),
      allow({ Sid: 'One', Condition: { StringEquals: { 'aws:SourceVpc': 'v' } } }),
      allow({ Sid: 'Farther', Resource: 'arn:aws:s3:::x' }),
    ];
    const resource = policy('resource', ...near.map((statement) => ({ ...statement, Principal: '*' })));
    const told = sentences({ owner: B, policies: { identity: [policy('identity', ...near)], resource } });
    expect(told.map((sentence) => /^(\w+) .*: statement (\w+) /.exec(sentence)?.slice(1).join(' '))).toEqual([
      'resource One',
      'resource Two',
      'resource Elsewhere',
      'identity One',
    ]);
  });

  test('its condition has its own place in the file', () => {
    const [cause] = causes({
      policies: { identity: [policy('identity', allow({ Condition: { StringEquals: { 'aws:SourceVpc': 'v' } } }))] },
    });
    const text = JSON.stringify({ Version: '2012-10-17', Statement: [allow({ Condition: { StringEquals: { 'aws:SourceVpc': 'v' } } })] });
    expect(cause?.position).toEqual({ file: 'identity', line: 1, column: text.indexOf('"aws:SourceVpc"') + 1 });
  });
});
