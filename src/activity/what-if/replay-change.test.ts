// What a change by itself would have done to recorded calls.
import { describe, expect, test } from 'vitest';
import { recordedCall } from '../../../test/activity/recorded-call.ts';
import { none, OBJECT, proposed, RECORDED, replayed, ROLE, statement } from '../../../test/activity/replayed-change.ts';
import type { Estate } from '../../estate/estate.ts';
import type { UsedCall } from '../used-call.ts';
import type { ProposedPolicy } from './proposed-policy.ts';
import { proposedWorld } from './proposed-world.ts';
import type { WhatIf } from './what-if.ts';

const NOTHING: Estate = { organizations: [], accounts: new Map(), awsManagedPolicies: new Map() };

function whatIf(policy: ProposedPolicy, ...calls: readonly UsedCall[]): WhatIf {
  return replayed(proposedWorld([policy], RECORDED, NOTHING, none), calls);
}

/** `denied`, `allowed`, `untouched`, … of a single call. */
function fateOf(policy: ProposedPolicy, call: UsedCall): string {
  const { judged, ...fates } = whatIf(policy, call).totals;
  expect(judged).toBe(call.group.count);
  return Object.entries(fates).flatMap(([fate, count]) => (count > 0 ? [fate] : []))[0] ?? '';
}

const GET = recordedCall({ action: 's3:GetObject', resources: [OBJECT], group: { count: 3, region: 'eu-west-1' } });

describe('an SCP by itself', () => {
  test('denies what its Deny matches, and leaves the rest to FullAWSAccess', () => {
    const scp = proposed('scp', [
      statement('Deny', '*', '*', { Sid: 'Region', Condition: { StringNotEquals: { 'aws:RequestedRegion': 'us-west-2' } } }),
    ]);
    const here = recordedCall({ resources: [OBJECT] });
    const { denied, totals, unknown } = whatIf(scp, GET, here);
    expect(totals).toEqual({ judged: 4, denied: 3, unknown: 0, allowed: 1, untouched: 0, deniedBefore: 0 });
    expect(denied).toMatchObject([
      {
        principal: ROLE,
        action: 's3:GetObject',
        resources: [{ resource: OBJECT, calls: 3 }],
        calls: 3,
        layer: 'scp',
        kind: 'explicitDeny',
        statements: [{ sid: 'Region', index: 0 }],
        examples: ['e-1'],
      },
    ]);
    expect(unknown).toEqual([]);
  });

  test('that allows is a list of what is allowed', () => {
    const scp = proposed('scp', [statement('Allow', 'sqs:*', '*')]);
    expect(whatIf(scp, GET).denied).toMatchObject([{ layer: 'scp', kind: 'implicitDeny', statements: [] }]);
    expect(fateOf(scp, recordedCall({ action: 'sqs:SendMessage' }))).toBe('allowed');
  });

  test('binds neither services nor accounts that are not its target', () => {
    const scp = (targets: readonly string[]) => proposed('scp', [statement('Deny', '*', '*')], targets);
    expect(fateOf(scp([]), recordedCall({ actor: { kind: 'service', name: 'sns.amazonaws.com' } }))).toBe('untouched');
    expect(fateOf(scp(['222222222222']), GET)).toBe('untouched');
    expect(fateOf(scp(['111111111111']), GET)).toBe('denied');
    const linked = { kind: 'role', arn: `${ROLE}`, account: '111111111111', serviceLinked: true } as const;
    expect(fateOf(scp([]), recordedCall({ actor: linked }))).toBe('allowed');
    const root = { kind: 'root', arn: 'arn:aws:iam::111111111111:root', account: '111111111111' } as const;
    expect(fateOf(scp([]), recordedCall({ actor: root }))).toBe('denied');
  });
});

describe('what the log does not tell is unknown, and named', () => {
  const deny = (condition: object, action = '*') => proposed('scp', [statement('Deny', action, '*', { Condition: condition })]);

  test.each([
    ['aws:PrincipalTag/team', { StringNotEquals: { 'aws:PrincipalTag/team': 'a' } }],
    ['aws:SourceIp', { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }],
    ['aws:CurrentTime', { DateGreaterThan: { 'aws:CurrentTime': '2026-01-01T00:00:00Z' } }],
    ['aws:PrincipalOrgID', { StringNotEquals: { 'aws:PrincipalOrgID': 'o-1' } }],
    ['aws:ResourceAccount', { StringNotEquals: { 'aws:ResourceAccount': '111111111111' } }],
    ['s3:ExistingObjectTag/x', { StringEquals: { 's3:ExistingObjectTag/x': '1' } }],
    ['aws:userid', { StringLike: { 'aws:userid': 'AROA*' } }],
  ])('%s', (key, condition) => {
    const { unknown, totals } = whatIf(deny(condition), GET);
    expect(totals).toMatchObject({ denied: 0, unknown: 3, allowed: 0 });
    expect(unknown).toMatchObject([{ untold: [key], kind: 'explicitDeny', layer: 'scp', statements: [{ index: 0 }], calls: 3 }]);
  });

  test('but not where the other conditions, or the action, settle it', () => {
    const both = { StringNotEquals: { 'aws:PrincipalTag/team': 'a' }, StringEquals: { 'aws:RequestedRegion': 'us-east-1' } };
    expect(fateOf(deny(both), GET)).toBe('allowed');
    expect(fateOf(deny({ StringNotEquals: { 'aws:PrincipalTag/team': 'a' } }, 'sqs:*'), GET)).toBe('allowed');
  });

  test('and not where the action has no such key, or the event tells it', () => {
    expect(fateOf(deny({ Null: { 'aws:RequestTag/team': 'true' } }), GET)).toBe('denied');
    expect(fateOf(deny({ StringEquals: { 'kms:ViaService': 's3.us-west-2.amazonaws.com' } }), GET)).toBe('allowed');
    const through = recordedCall({ resources: [OBJECT], group: { vpcEndpoint: 'vpce-1', tlsVersion: 'TLSv1.2' } });
    expect(fateOf(deny({ StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } }), through)).toBe('allowed');
    expect(fateOf(deny({ StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } }), GET)).toBe('denied');
    expect(fateOf(deny({ Bool: { 'aws:SecureTransport': 'false' } }), through)).toBe('allowed');
    expect(fateOf(deny({ Bool: { 'aws:SecureTransport': 'false' } }), GET)).toBe('unknown');
    expect(fateOf(deny({ ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/app' } }), GET)).toBe('allowed');
    expect(fateOf(deny({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/app' } }), GET)).toBe('denied');
  });

  test('an Allow that hangs on it may no longer cover', () => {
    const boundary = proposed('boundary', [
      statement('Allow', 's3:*', '*', { Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } }),
    ]);
    expect(whatIf(boundary, GET).unknown).toMatchObject([{ layer: 'boundary', kind: 'implicitDeny', untold: ['aws:SourceIp'] }]);
  });

  test('the resource, where the event does not tell it', () => {
    const scp = proposed('scp', [statement('Deny', 's3:*', 'arn:aws:s3:::secrets/*')]);
    const somewhere = recordedCall({ actions: [{ action: 's3:GetObject', resourceKnown: false }] });
    expect(whatIf(scp, somewhere).unknown).toMatchObject([{ untold: ['the resource'] }]);
    expect(fateOf(scp, GET)).toBe('allowed');
  });

  test('a resource of which only the kind is known', () => {
    const create = recordedCall({
      actions: [{ action: 'ec2:CreateVolume', patterns: true, resources: ['arn:aws:ec2:us-west-2:111111111111:volume/*'] }],
    });
    const fate = (resource: string) => fateOf(proposed('scp', [statement('Deny', 'ec2:*', resource)]), create);
    expect(fate('*')).toBe('denied');
    expect(fate('arn:aws:ec2:us-west-2:111111111111:volume/*')).toBe('denied');
    expect(fate('arn:aws:ec2:us-west-2:111111111111:vol*')).toBe('denied');
    expect(fate('arn:aws:ec2:us-west-2:111111111111:volume/vol-1')).toBe('unknown');
    expect(fate('arn:aws:ec2:*:*:volume/vol-1')).toBe('unknown');
    expect(fate('arn:aws:ec2:us-west-2:111111111111:instance/*')).toBe('allowed');
  });

  test('an action that may not have been needed', () => {
    const call = recordedCall({ actions: [{ action: 's3:PutObjectAcl', grade: 'possible', resources: [OBJECT] }] });
    expect(whatIf(proposed('scp', [statement('Deny', 's3:PutObjectAcl', '*')]), call).unknown).toMatchObject([
      { untold: ['whether the action was needed'] },
    ]);
  });
});

describe('other policies by themselves', () => {
  test('a boundary allows what it lists', () => {
    const boundary = proposed('boundary', [statement('Allow', 's3:Get*', '*')]);
    expect(fateOf(boundary, GET)).toBe('allowed');
    expect(fateOf(boundary, recordedCall({ action: 's3:PutObject', resources: [OBJECT] }))).toBe('denied');
    expect(fateOf({ ...boundary, targets: ['arn:aws:iam::111111111111:role/other'] }, GET)).toBe('untouched');
  });

  test('an identity policy that only denies stands beside others', () => {
    expect(fateOf(proposed('identity', [statement('Deny', 'sqs:*', '*')]), GET)).toBe('allowed');
    expect(fateOf(proposed('identity', [statement('Allow', 'sqs:*', '*')]), GET)).toBe('denied');
  });

  const everybody = { Principal: '*' };

  test('an RCP guards what the recorded accounts own', () => {
    const rcp = proposed('rcp', [
      statement('Deny', 'sqs:*', '*', { ...everybody, Condition: { StringNotEquals: { 'aws:PrincipalAccount': '111111111111' } } }),
    ]);
    const queue = (account: string) => [`arn:aws:sqs:us-west-2:${account}:orders`];
    const stranger = { kind: 'other', type: 'AWSAccount', arn: '', account: '999999999999' } as const;
    const send = (resources: readonly string[], more: object = {}) => recordedCall({ action: 'sqs:SendMessage', resources, ...more });
    expect(fateOf(rcp, send(queue('111111111111')))).toBe('allowed');
    expect(fateOf(rcp, send(queue('111111111111'), { actor: stranger, ownersCopy: true }))).toBe('denied');
    expect(fateOf(rcp, send(queue('222222222222')))).toBe('untouched');
  });

  test('a resource policy has a say on what it is attached to', () => {
    const bucket = 'arn:aws:s3:::reports';
    const deny = proposed('resource', [statement('Deny', 's3:GetObject', `${bucket}/*`, everybody)], [bucket]);
    expect(fateOf(deny, GET)).toBe('denied');
    expect(fateOf(deny, recordedCall({ resources: ['arn:aws:s3:::other/x'] }))).toBe('untouched');
    expect(fateOf(deny, recordedCall({ actions: [{ action: 's3:GetObject', resourceKnown: false }] }))).toBe('unknown');
    // Callers of the account itself need nothing of it.
    expect(fateOf(proposed('resource', [statement('Allow', 's3:ListBucket', bucket, everybody)], [bucket]), GET)).toBe('allowed');
  });

  test('the name of a session is not known', () => {
    const queue = 'arn:aws:sqs:us-west-2:111111111111:orders';
    const session = { Principal: { AWS: 'arn:aws:sts::111111111111:assumed-role/app/i-1' } };
    const call = recordedCall({ action: 'sqs:SendMessage', resources: [queue] });
    const policy = proposed('resource', [statement('Deny', 'sqs:*', queue, session)], [queue]);
    expect(whatIf(policy, call).unknown).toMatchObject([{ untold: ['the caller'] }]);
  });

  test('a trust policy', () => {
    const role = 'arn:aws:iam::111111111111:role/other';
    const call = recordedCall({ action: 'sts:AssumeRole', resources: [role] });
    const trust = (who: string) => proposed('resource', [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: who } }], [role]);
    expect(fateOf(trust(ROLE), call)).toBe('allowed');
    expect(fateOf(trust('arn:aws:iam::111111111111:role/another'), call)).toBe('denied');
  });
});

test('what is not judged is counted by reason', () => {
  const { totals, notJudged } = whatIf(
    proposed('scp', [statement('Deny', '*', '*')]),
    recordedCall({ outcome: 'denied' }),
    recordedCall({ meaning: { kind: 'unmapped', because: '' }, group: { count: 4 } }),
    recordedCall({ meaning: { kind: 'noCall', because: '' } }),
    recordedCall({ ownersCopy: true }),
    recordedCall({ actor: { kind: 'other', type: '', arn: '', account: '' } }),
  );
  expect(totals.judged).toBe(0);
  expect([...notJudged]).toEqual([
    ['denied when it was recorded', 1],
    ['unmapped: no action is known for it', 4],
    ['no call of an API', 1],
    ["recorded in the caller's trail as well", 1],
    ['the caller is not known', 1],
  ]);
});
