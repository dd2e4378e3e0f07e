// Whatever an input holds, operations on users, groups, credentials and accounts answer or refuse in AWS's words; nothing breaks inside.
import { expect, test } from 'vitest';
import { testCloud } from '../../../../../test/testkit/cloud/test-cloud.ts';
import { ServiceError } from '../../../../cloud/service-error.ts';
import { iamService } from '../../service.ts';
import { iamAccountOperations } from '../account/account-operations.ts';
import { iamCredentialOperations } from '../credential/credential-operations.ts';
import { iamGroupOperations } from '../group/group-operations.ts';
import { iamUserOperations } from './user-operations.ts';

const operations = Object.keys({ ...iamUserOperations, ...iamGroupOperations, ...iamCredentialOperations, ...iamAccountOperations });
const ODD = [
  'a\u0000b',
  '\u0000'.repeat(32),
  '__proto__',
  '',
  '\ud800'.repeat(24),
  `arn:aws:iam::111111111111:policy/${'\u0000'.repeat(9)}`,
];

test.each(operations)('%s', (operation) => {
  const cloud = testCloud({ services: [iamService] });
  cloud.createAccount('111111111111');
  const root = cloud.root('111111111111');
  root.call('iam', 'CreateUser', { UserName: '__proto__' });
  root.call('iam', 'CreateGroup', { GroupName: '__proto__' });
  const { model } = cloud.kernel.registry.service('iam');
  const name = model.operations[operation]?.input;
  const members = Object.entries(name === undefined ? {} : (model.shapes[name] as { members: Record<string, { shape: string }> }).members);
  for (const odd of ODD) {
    const input = Object.fromEntries(
      members.flatMap(([member, { shape }]): (readonly [string, unknown])[] => {
        if (shape === 'string') return [[member, member === 'UserName' || member === 'GroupName' ? '__proto__' : odd]];
        if (shape === 'list:string') return [[member, [odd]]];
        return member === 'Tags' ? [[member, [{ Key: odd, Value: odd }]]] : [];
      }),
    );
    for (const given of [input, { ...input, UserName: odd }, { ...input, GroupName: odd }]) {
      expect(statusOf(() => root.call('iam', operation, given))).toBeLessThan(500);
    }
  }
});

/** 200 for an answer; throws on what is no ServiceError. */
function statusOf(run: () => unknown): number {
  try {
    run();
    return 200;
  } catch (error) {
    if (error instanceof ServiceError) return error.status;
    throw error;
  }
}
