// Replaying recorded calls under a policy.
import { describe, expect, test } from 'vitest';
import { recordedCall } from '../../../test/activity/recorded-call.ts';
import type { Proof } from './proof.ts';
import { prove, type ProofOptions } from './prove.ts';

const OBJECT = 'arn:aws:s3:::reports/a.csv';
const ROLE = 'arn:aws:iam::111111111111:role/app';

function statement(sid: string, action: string, resource: string, more: object = {}): object {
  return { Sid: sid, Effect: 'Allow', Action: action, Resource: resource, ...more };
}

function proved(statements: readonly object[], calls: readonly ReturnType<typeof recordedCall>[], options?: ProofOptions): Proof {
  const json = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  const result = prove([{ name: 'app', json }], calls, options);
  if (!result.ok) throw new Error('the policy does not parse');
  return result.value;
}

const GET = recordedCall({ action: 's3:GetObject', resources: [OBJECT], group: { count: 3 } });
const deniedGet = (denial: string, resource = OBJECT) =>
  recordedCall({
    action: 's3:GetObject',
    resources: [resource],
    outcome: 'denied',
    group: { errorCode: 'AccessDenied', denial, count: 2 },
  });

describe('calls that were allowed', () => {
  test('are counted as often as they were recorded', () => {
    const proof = proved([statement('Get', 's3:GetObject', OBJECT)], [GET]);
    expect(proof.allowed).toEqual({ calls: 3, replayed: 3, failures: [] });
  });

  test('fail where one of their actions is not allowed', () => {
    const copy = recordedCall({
      actions: [
        { action: 's3:PutObject', resources: [OBJECT] },
        { action: 'kms:Decrypt', grade: 'conditional', resources: ['arn:aws:kms:us-west-2:111111111111:key/1'] },
        { action: 's3:PutObjectAcl', grade: 'possible', resources: [OBJECT] },
      ],
    });
    const { allowed } = proved([statement('Put', 's3:PutObject', OBJECT)], [copy]);
    expect(allowed).toMatchObject({ calls: 1, replayed: 0, failures: [{ action: 'kms:Decrypt', call: copy }] });
  });

  test('of every resource of a call', () => {
    const two = recordedCall({ action: 's3:GetObject', resources: [OBJECT, 'arn:aws:s3:::reports/b.csv'] });
    expect(proved([statement('Get', 's3:GetObject', OBJECT)], [two]).allowed.failures).toMatchObject([
      { resource: 'arn:aws:s3:::reports/b.csv' },
    ]);
  });

  test('carry their context', () => {
    const condition = (block: object): readonly object[] => [statement('Get', 's3:GetObject', OBJECT, { Condition: block })];
    const through = recordedCall({
      resources: [OBJECT],
      group: { vpcEndpoint: 'vpce-1', tlsVersion: 'TLSv1.3' },
      identity: { mfa: 'true' },
    });
    const blocks = [
      { StringEquals: { 'aws:SourceVpce': 'vpce-1' } },
      { Bool: { 'aws:SecureTransport': 'true' } },
      { NumericGreaterThanEquals: { 's3:TlsVersion': '1.3' } },
      { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
      { StringEquals: { 'aws:RequestedRegion': 'us-west-2' } },
    ];
    for (const block of blocks) {
      expect(proved(condition(block), [through]).allowed.replayed).toBe(1);
      if (!('StringEquals' in block && 'aws:RequestedRegion' in block.StringEquals)) {
        expect(proved(condition(block), [GET]).allowed.failures).toHaveLength(1);
      }
    }
    const via = recordedCall({ resources: [OBJECT], identity: { invokedBy: 'athena.amazonaws.com' } });
    const called = condition({ 'ForAnyValue:StringEquals': { 'aws:CalledVia': 'athena.amazonaws.com' } });
    expect(proved(called, [via]).allowed.replayed).toBe(1);
    expect(proved(called, [GET]).allowed.replayed).toBe(0);
    const own = recordedCall({
      actions: [{ action: 'iam:PassRole', resources: [ROLE], context: new Map([['iam:passedtoservice', 'lambda.amazonaws.com']]) }],
    });
    const passed = [
      statement('Pass', 'iam:PassRole', ROLE, { Condition: { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } } }),
    ];
    expect(proved(passed, [own]).allowed.replayed).toBe(1);
  });

  test('on a resource of another account need the policy all the same', () => {
    const far = recordedCall({ action: 'sts:AssumeRole', resources: ['arn:aws:iam::222222222222:role/reader'] });
    expect(proved([statement('A', 'sts:AssumeRole', 'arn:aws:iam::222222222222:role/reader')], [far]).allowed.replayed).toBe(1);
    expect(proved([statement('A', 'sts:AssumeRole', 'arn:aws:iam::222222222222:role/other')], [far]).allowed.replayed).toBe(0);
  });

  test('of a federated user are judged by the policy of its user', () => {
    const parent = 'arn:aws:iam::111111111111:user/alice';
    const call = recordedCall({ resources: [OBJECT], actor: { kind: 'federatedUser', arn: parent, parent, account: '111111111111' } });
    const proof = proved([statement('Get', 's3:GetObject', OBJECT)], [call, GET], { principals: [parent] });
    expect(proof.allowed).toEqual({ calls: 1, replayed: 1, failures: [] });
  });
});

describe('calls that were denied', () => {
  test('stay denied', () => {
    const proof = proved([statement('Get', 's3:GetObject', OBJECT)], [GET, deniedGet('', 'arn:aws:s3:::secrets/x')]);
    expect(proof.denied).toEqual({ calls: 2, replayed: 2, failures: [], elsewhere: 0, conflicts: [], widened: [] });
  });

  test('fail where the policy is wider than what was used', () => {
    const proof = proved([statement('Get', 's3:GetObject', 'arn:aws:s3:::*')], [GET, deniedGet('', 'arn:aws:s3:::secrets/x')]);
    expect(proof.denied).toMatchObject({ calls: 2, replayed: 0, failures: [{ resource: 'arn:aws:s3:::secrets/x' }] });
  });

  test('conflict where the same was allowed at another time', () => {
    const proof = proved([statement('Get', 's3:GetObject', OBJECT)], [GET, deniedGet('')]);
    expect(proof.denied).toMatchObject({ calls: 2, replayed: 0, failures: [], conflicts: [{ resource: OBJECT }] });
  });

  test('conflict where so many objects of the folder were used that the policy has all of it', () => {
    const folder = recordedCall({ action: 's3:GetObject', resources: ['arn:aws:s3:::reports/2026/*'] });
    const calls = [folder, deniedGet('', 'arn:aws:s3:::reports/2026/a.csv'), deniedGet('', 'arn:aws:s3:::reports/2025/a.csv')];
    const { denied } = proved([statement('Get', 's3:GetObject', 'arn:aws:s3:::reports/2026/*')], calls);
    expect(denied).toMatchObject({ calls: 4, replayed: 2, failures: [], widened: [] });
    expect(denied.conflicts).toMatchObject([
      { resource: 'arn:aws:s3:::reports/2026/a.csv', because: expect.stringContaining('all of arn:aws:s3:::reports/2026/*') },
    ]);
    // Another action was never needed in the folder.
    const put = recordedCall({ action: 's3:PutObject', resources: ['arn:aws:s3:::reports/2026/a.csv'], outcome: 'denied' });
    expect(proved([statement('All', 's3:*', 'arn:aws:s3:::reports/2026/*')], [folder, put]).denied.failures).toHaveLength(1);
  });

  test('conflict where the events do not tell a resource more exactly', () => {
    const made = recordedCall({
      actions: [{ action: 'ec2:CreateTags', resources: ['arn:aws:ec2:us-west-2:111111111111:volume/*'], patterns: true }],
    });
    const refused = recordedCall({
      action: 'ec2:CreateTags',
      resources: ['arn:aws:ec2:us-west-2:111111111111:volume/vol-1'],
      outcome: 'denied',
    });
    const { denied } = proved([statement('Tag', 'ec2:CreateTags', 'arn:aws:ec2:us-west-2:111111111111:volume/*')], [made, refused]);
    expect(denied).toMatchObject({ failures: [], conflicts: [{ because: expect.stringContaining('do not tell it more exactly') }] });
  });

  test('are told apart where wider resources were asked for, and fail beyond these', () => {
    const used = ['a', 'b'].map((name) => recordedCall({ action: 's3:GetObject', resources: [`arn:aws:s3:::reports/2026/${name}.csv`] }));
    const calls = [...used, deniedGet('', 'arn:aws:s3:::reports/2026/c.csv'), deniedGet('', 'arn:aws:s3:::secrets/x')];
    const asked = proved([statement('Get', 's3:GetObject', 'arn:aws:s3:::reports/2026/*')], calls, { resources: 'prefix' });
    expect(asked.denied).toMatchObject({
      replayed: 2,
      failures: [],
      conflicts: [],
      widened: [{ resource: 'arn:aws:s3:::reports/2026/c.csv' }],
    });
    const beyond = proved([statement('Get', 's3:GetObject', '*')], calls, { resources: 'prefix' });
    expect(beyond.denied).toMatchObject({ replayed: 0, failures: [{ resource: 'arn:aws:s3:::secrets/x' }], widened: [{}] });
    expect(proved([statement('Get', 's3:GetObject', '*')], calls, { resources: 'any' }).denied).toMatchObject({
      failures: [],
      widened: [{}, {}],
    });
  });

  test('conflict where it was allowed for another role of the permission set', () => {
    const other = recordedCall({
      resources: [OBJECT],
      actor: { kind: 'role', arn: 'arn:aws:iam::222222222222:role/other', account: '222222222222' },
    });
    const proof = proved([statement('Get', 's3:GetObject', OBJECT)], [other, deniedGet('')]);
    expect(proof.denied).toMatchObject({ calls: 2, replayed: 0, failures: [], conflicts: [{ resource: OBJECT }] });
  });

  test('by another policy are counted apart', () => {
    const who =
      'User: arn:aws:sts::111111111111:assumed-role/app/s is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::reports/a.csv"';
    const elsewhere = deniedGet(`${who} because no resource-based policy allows the s3:GetObject action`);
    const own = deniedGet(`${who} because no identity-based policy allows the s3:GetObject action`);
    const proof = proved([statement('Get', 's3:GetObject', OBJECT)], [elsewhere, own]);
    expect(proof.denied).toMatchObject({ calls: 4, replayed: 2, elsewhere: 2, failures: [{ resource: OBJECT }], conflicts: [] });
  });

  test('are what the error names, whatever else the call needs', () => {
    const denial =
      'User: arn:aws:sts::111111111111:assumed-role/app/s is not authorized to perform: iam:PassRole on resource: ' +
      'arn:aws:iam::111111111111:role/admin because no identity-based policy allows the iam:PassRole action';
    const run = recordedCall({ action: 'lambda:CreateFunction', outcome: 'denied', group: { denial } });
    const statements = [
      statement('Run', 'lambda:CreateFunction', '*'),
      statement('Pass', 'iam:PassRole', 'arn:aws:iam::111111111111:role/*'),
    ];
    expect(proved(statements, [run]).denied.failures).toMatchObject([
      { action: 'iam:PassRole', resource: 'arn:aws:iam::111111111111:role/admin' },
    ]);
    expect(proved(statements.slice(0, 1), [run]).denied.replayed).toBe(1);
  });
});

test('statements that nothing rests on are idle', () => {
  const statements = [
    statement('Get', 's3:GetObject', OBJECT),
    statement('Twice', 's3:Get*', 'arn:aws:s3:::reports/*'),
    statement('Never', 'sqs:SendMessage', '*'),
  ];
  const put = recordedCall({ action: 's3:PutObject', resources: [OBJECT] });
  expect(proved(statements, [GET]).idle).toEqual(['Get', 'Twice', 'Never']);
  expect(proved([...statements.slice(0, 1), statement('Put', 's3:PutObject', '*')], [GET, put]).idle).toEqual([]);
  // What is denied and would be allowed is no use.
  expect(proved([statement('Get', 's3:GetObject', OBJECT)], [deniedGet('')]).idle).toEqual(['Get']);
});

test('what no request can be made of is counted by reason', () => {
  const calls = [
    recordedCall({ meaning: { kind: 'unmapped', because: 'no action of that name' }, group: { count: 5 } }),
    recordedCall({ meaning: { kind: 'free', because: 'needs none' } }),
    recordedCall({ actor: { kind: 'root', arn: 'arn:aws:iam::111111111111:root', account: '111111111111' } }),
    recordedCall({ actor: { kind: 'other', type: 'AWSAccount', arn: '', account: '222222222222' }, ownersCopy: true }),
    recordedCall({ outcome: 'denied', meaning: { kind: 'unmapped', because: '' }, group: { count: 7 } }),
  ];
  const { notReplayed, allowed, denied } = proved([statement('Get', 's3:GetObject', OBJECT)], calls);
  expect([allowed.calls, denied.calls]).toEqual([0, 0]);
  expect([...notReplayed.values()].reduce((sum, count) => sum + count, 0)).toBe(15);
  expect(notReplayed.get('unmapped: no action is known for it')).toBe(12);
});

test('a document that is no policy is an error', () => {
  expect(prove([{ name: 'x', json: '{"Statement": 1}' }], [])).toMatchObject({ ok: false, error: [{ severity: 'error' }] });
});
