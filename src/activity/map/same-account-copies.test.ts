// Which of two copies of a call across accounts counts.
import { expect, test } from 'vitest';
import { recordedCall } from '../../../test/activity/recorded-call.ts';
import type { UsedCall } from '../used-call.ts';
import { sameAccountCopies } from './same-account-copies.ts';

function call(caller: string, recipientAccount: string): UsedCall {
  return recordedCall({ identity: { account: caller }, group: { recipientAccount }, ownersCopy: caller !== recipientAccount });
}

test('the owner’s copy is left out when the caller’s trail was read', () => {
  const calls = [call('1', '1'), call('1', '2'), call('2', '2')];
  expect(sameAccountCopies(calls)).toEqual({ calls: [calls[0], calls[2]], leftOut: [calls[1]], withoutTrail: [] });
});

test('without the caller’s trail the owner’s copy counts, and it is said', () => {
  const calls = [call('3', '2'), call('2', '2'), call('3', '1')];
  expect(sameAccountCopies(calls)).toEqual({ calls, leftOut: [], withoutTrail: ['3'] });
});
