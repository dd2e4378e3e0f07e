// The hops from role to role.
import { expect, test } from 'vitest';
import { recordedCall } from '../../../test/activity/recorded-call.ts';
import { roleChains } from './role-chains.ts';

const A = 'arn:aws:iam::111111111111:role/a';
const B = 'arn:aws:iam::222222222222:role/b';

test('hops are counted by role and by role assumed; refused ones are none', () => {
  const actor = { kind: 'role', arn: A, account: '111111111111' } as const;
  const hop = (firstSeen: string, lastSeen: string) =>
    recordedCall({ action: 'sts:AssumeRole', resources: [B], actor, group: { count: 2, firstSeen, lastSeen } });
  const calls = [
    hop('2026-02-01T00:00:00Z', '2026-02-02T00:00:00Z'),
    hop('2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'),
    recordedCall({ action: 'sts:AssumeRole', resources: [B], actor, outcome: 'denied' }),
    recordedCall({ action: 'sts:AssumeRole', actor, actions: [{ action: 'sts:AssumeRole', resources: ['*'], resourceKnown: false }] }),
    recordedCall({ action: 'sts:AssumeRole', resources: [B], actor: { kind: 'service', name: 'ec2.amazonaws.com' } }),
    recordedCall({ action: 's3:GetObject', resources: [B], actor }),
  ];
  expect(roleChains(calls)).toEqual([{ from: A, to: B, count: 4, firstSeen: '2026-01-01T00:00:00Z', lastSeen: '2026-02-02T00:00:00Z' }]);
});
