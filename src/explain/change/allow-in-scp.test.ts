// The statements that levels of an organization get.
import { describe, expect, test } from 'vitest';
import { A, allow, deny, member, policy } from '../../../test/reference/fixture.ts';
import { recommended } from '../../../test/testkit/planned.ts';
import { described } from '../../../test/testkit/state-of.ts';

const alice = `arn:aws:iam::${A}:user/team/alice`;
const open = { identity: [policy('identity', allow())] };

describe('service control policies', () => {
  const full = described(policy('scp', allow()), {
    name: 'FullAWSAccess',
    arn: 'arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess',
  });
  const caller = member(A);

  test('each level that lacks the action is mended', () => {
    const list = described(policy('scp', allow({ Action: 'ec2:*' })), { name: 'only-ec2' });
    const changes = recommended({
      caller,
      owner: caller,
      policies: {
        ...open,
        scp: [
          { kind: 'root', id: 'r-1', policies: [full] },
          { kind: 'ou', id: 'ou-1', name: 'workloads', policies: [list] },
          { kind: 'account', id: A, policies: [] },
        ],
      },
    });
    expect(changes.map(({ kind, account, summary }) => [kind, account, summary])).toEqual([
      ['addStatement', '999999999999', 'in management account 999999999999, at ou workloads, in the service control policy only-ec2, add'],
      ['attachPolicy', '999999999999', `in management account 999999999999, at account ${A}, attach a service control policy with`],
    ]);
    expect(changes[1]?.policy).toEqual({ type: 'scp', name: `allow-in-${A}`, attachedTo: A, account: '999999999999' });
  });

  test('denies at two levels, then the action that a level lacks', () => {
    const denies = (name: string) => described(policy('scp', allow(), deny({ Action: 's3:GetObject' })), { name });
    const changes = recommended({
      caller,
      owner: caller,
      policies: {
        ...open,
        scp: [
          { kind: 'root', id: 'r-1', policies: [denies('one')] },
          { kind: 'account', id: A, policies: [described(policy('scp', deny({ Action: 's3:*' })), { name: 'two' })] },
        ],
      },
    });
    expect(changes.map(({ kind, policy: changed }) => `${kind} ${changed?.name}`)).toEqual([
      'narrowStatement one',
      'narrowStatement two',
      'addStatement two',
    ]);
    expect(changes[0]?.summary).toBe('in account 999999999999, narrow statement 2 of one');
    expect(changes[0]?.statement).toEqual({
      Effect: 'Deny',
      Action: 's3:GetObject',
      Resource: '*',
      Condition: { ArnNotLike: { 'aws:PrincipalArn': alice } },
    });
  });
});
