// What a refused call would have needed, by its event and by its error.
import { expect, test } from 'vitest';
import { usedAction, usedCall } from '../../../test/activity/used-calls.ts';
import type { UsedCall } from '../used-call.ts';
import { asAllowed } from './as-allowed.ts';

const ROLE = 'arn:aws:iam::111122223333:role/web';
const INSTANCE = 'arn:aws:ec2:eu-west-1:111122223333:instance/*';
const passed = new Map([['iam:passedtoservice', 'ec2.amazonaws.com']]);
const actions = [
  usedAction('ec2:RunInstances', [INSTANCE], { patterns: true }),
  usedAction('iam:PassRole', ['*'], { grade: 'possible', resourceKnown: false, context: passed }),
];

function denied(denial: string, parts: Parameters<typeof usedCall>[0] = { actions }): UsedCall {
  return usedCall({ ...parts, outcome: 'denied', group: { denial } });
}

function needed(call: UsedCall): readonly (readonly unknown[])[] {
  const { outcome, meaning } = asAllowed(call);
  expect(outcome).toBe('allowed');
  if (meaning.kind !== 'actions') return [];
  return meaning.actions.map(({ action, grade, resources, context }) => [action, grade, resources, context.size]);
}

const OWN = [
  ['ec2:RunInstances', 'core', [INSTANCE], 0],
  ['iam:PassRole', 'possible', ['*'], 1],
];

test('what the error names comes on top, with what the event tells of it', () => {
  const passRole = denied(
    `User: x is not authorized to perform: iam:PassRole on resource: ${ROLE} because no identity-based policy allows it`,
  );
  expect(needed(passRole)).toEqual([...OWN, ['iam:PassRole', 'core', [ROLE], 1]]);
});

test('what the event tells itself does not come twice', () => {
  expect(needed(denied(`User: x is not authorized to perform: ec2:RunInstances on resource: ${INSTANCE}`))).toEqual(OWN);
  expect(needed(denied('User: x is not authorized to perform: ec2:RunInstances'))).toEqual(OWN);
  expect(needed(denied(''))).toEqual(OWN);
});

test('of an event whose action is not known, the error tells it', () => {
  const unmapped: UsedCall = {
    ...denied(`User: x is not authorized to perform: iam:PassRole on resource: ${ROLE}`, {}),
    meaning: { kind: 'unmapped', because: 'new' },
  };
  expect(needed(unmapped)).toEqual([['iam:PassRole', 'core', [ROLE], 0]]);
});

test('a call that was allowed stays as it is', () => {
  const call = usedCall({ actions });
  expect(asAllowed(call)).toBe(call);
});
