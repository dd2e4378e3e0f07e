// What is proposed, and in which order.
import { describe, expect, test } from 'vitest';
import { A, allow, anonymous, B, type Case, deny, member, policy, root, session } from '../../../test/reference/fixture.ts';
import { plan } from '../../../test/testkit/planned.ts';

const key = `arn:aws:kms:us-east-1:${B}:key/1`;
const target = `arn:aws:iam::${B}:role/path/target`;
const open = { identity: [policy('identity', allow())] };

test('nothing for a request that is allowed', () => {
  expect(plan({ policies: open })).toEqual([]);
});

describe('what no policy opens', () => {
  test.each([
    ['a service without resource policies', 'ec2:TerminateInstances', `arn:aws:ec2:us-east-1:${B}:instance/i-1`, 'resource'],
    ['another', 'inspector2:GetMember', `arn:aws:inspector2:us-east-1:${B}:owner/1`, 'resource'],
    ['an operation that does not reach keys of others', 'kms:PutKeyPolicy', key, 'service'],
    ['an operation that does not reach queues of others', 'sqs:SetQueueAttributes', `arn:aws:sqs:us-east-1:${B}:jobs`, 'service'],
  ])('across accounts, %s: a role there', (_, action, resource, layer) => {
    const changes = plan({ principal: session, action, resource, owner: B });
    expect(changes).toMatchObject([{ kind: 'other', side: 'resource', account: B, outcome: { decision: 'deny', blockedBy: layer } }]);
    expect(changes[0]?.summary).toBe(
      `in account ${B}, let role R of account ${A} assume a role that may ${action}, and call with that role: no policy opens this to other accounts`,
    );
  });

  test('what would have helped up to there is not proposed', () => {
    const scp = [{ kind: 'root', id: 'r-1', policies: [policy('scp', allow(), deny({ Action: 'ec2:*' }))] }] as const;
    const caller = member(A);
    const changes = plan({
      caller,
      action: 'ec2:TerminateInstances',
      resource: `arn:aws:ec2:us-east-1:${B}:instance/i-1`,
      owner: B,
      policies: { scp },
    });
    expect(changes.map(({ kind }) => kind)).toEqual(['other']);
  });

  test.each<readonly [string, Case, string]>([
    [
      'root',
      { principal: root, action: 'sts:AssumeRole', resource: target, owner: B },
      `in account ${A}, call as a user or role of the account`,
    ],
    [
      'a member',
      { caller: member(A), action: 'organizations:ListAccounts', resource: '*', owner: null },
      `in account ${A}, make the call in the management account, or as a delegated administrator`,
    ],
    [
      'a session',
      { principal: session, action: 'sts:GetSessionToken', resource: '*', owner: null },
      `in account ${A}, call with the access key of a user`,
    ],
    [
      'an unsigned request',
      { principal: anonymous, action: 'ec2:DescribeInstances', resource: '*', owner: null },
      'sign the request: ec2 has no policy here that lets in unsigned callers',
    ],
  ])('%s is told what to do instead', (_, one, summary) => {
    const changes = plan(one);
    expect(changes.map((change) => change.summary)).toEqual([summary]);
    expect(changes[0]?.outcome.decision).toBe('deny');
  });
});

describe('policies as large as they can be', () => {
  const many = <T>(make: (index: number) => T): readonly T[] => Array.from({ length: 1500 }, (_, index) => make(index));

  test('more denials than anybody mends are followed as far as that', () => {
    const denies = many((index) => deny({ Condition: { StringNotEquals: { 's3:prefix': `p${index}`, 'aws:SourceVpce': `v${index}` } } }));
    const changes = plan({ policies: { identity: [policy('identity', allow(), ...denies)] } });
    expect(changes).toHaveLength(24);
    expect(changes.every(({ option, outcome }) => option === 1 && outcome.decision === 'deny')).toBe(true);
  });

  test('of many statements that nearly allow, a few are looked at', () => {
    const near = many((index) => allow({ Condition: { StringEquals: { 's3:prefix': `p${index}` } } }));
    expect(new Set(plan({ policies: { identity: [policy('identity', ...near)] } }).map(({ option }) => option))).toEqual(
      new Set([1, 2, 3]),
    );
  });

  test('a statement of many conditions is not met', () => {
    const StringEquals = Object.fromEntries(many((index) => [`aws:RequestTag/t${index}`, 'x'] as const));
    expect(plan({ policies: { identity: [policy('identity', allow({ Condition: { StringEquals } }))] } }).map(({ kind }) => kind)).toEqual([
      'addStatement',
    ]);
  });
});
