// What becomes of statements that deny, by the layer that they are in.
import { describe, expect, test } from 'vitest';
import { A, allow, assumedRoot, B, deny, member, policy, to } from '../../../test/reference/fixture.ts';
import { only, plan, recommended } from '../../../test/testkit/planned.ts';
import { described } from '../../../test/testkit/state-of.ts';

const alice = `arn:aws:iam::${A}:user/team/alice`;
const open = { identity: [policy('identity', allow())] };

describe('explicit denies', () => {
  test('of a resource control policy, in the owner’s management account', () => {
    const owner = member(B);
    const rcp = [
      { kind: 'account', id: B, policies: [described(policy('rcp', deny({ Principal: '*' })), { name: 'perimeter' })] },
    ] as const;
    const change = only({ owner, policies: { ...open, rcp, resource: policy('resource', to({ AWS: alice })) } });
    expect(change).toMatchObject({ kind: 'narrowStatement', side: 'resource', layer: 'rcp', account: '999999999999' });
  });

  test('then what lacks besides', () => {
    const changes = recommended({
      policies: { identity: [described(policy('identity', deny({ Action: 's3:*' })), { name: 'mine', attachedTo: alice })] },
    });
    expect(changes.map(({ kind, layer }) => `${kind} ${layer}`)).toEqual(['narrowStatement identity', 'addStatement identity']);
  });

  test('of a policy that AWS manages: its carrier does without it', () => {
    const denyAll = described(policy('identity', deny()), {
      name: 'AWSDenyAll',
      arn: 'arn:aws:iam::aws:policy/AWSDenyAll',
      attachedTo: alice,
    });
    expect(only({ policies: { identity: [denyAll, policy('identity', allow())] } })).toMatchObject({
      kind: 'other',
      policy: denyAll.description,
      summary: `in account ${A}, detach AWSDenyAll, which AWS manages, from user alice`,
    });
  });

  test('of a task policy: another session', () => {
    const task = described(policy('session', deny()), {
      name: 'IAMAuditRootUserCredentials',
      arn: 'arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials',
    });
    const changes = plan({ principal: assumedRoot, policies: { session: [task] } });
    expect(changes).toMatchObject([{ kind: 'other', layer: 'session', outcome: { decision: 'deny', blockedBy: 'session' } }]);
    expect(changes[0]?.summary).toBe('make the session with another task policy: IAMAuditRootUserCredentials is not made for this');
  });

  test('that the caller can escape: no policy is touched', () => {
    const mfa = policy('identity', allow(), deny({ Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } } }));
    const changes = plan({ policies: { identity: [mfa] } });
    expect(changes[0]).toMatchObject({
      option: 1,
      kind: 'sendContext',
      summary: 'the caller signs in with MFA (--serial-number, --token-code)',
    });
    expect(changes[1]).toMatchObject({ option: 2, kind: 'narrowStatement' });
  });
});
