// Whose ARN it is: the same as what becomes of it when all events are read.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ActivityIdentity } from './activity-group.ts';
import { policyHolder } from './actor.ts';
import { actorOf } from './map/actor-of.ts';
import { isOneOf, type PrincipalPattern } from './principal-pattern.ts';

const A = '111111111111';
const B = '222222222222';
const SET_ROLE = 'AWSReservedSSO_Data_Team_0123456789abcdef';
const RESERVED = 'aws-reserved/sso.amazonaws.com/eu-west-1';

describe('isOneOf', () => {
  test.each<readonly [PrincipalPattern, readonly string[], readonly string[]]>([
    [
      { kind: 'arn', arn: `arn:aws:iam::${A}:role/team/app` },
      [`arn:aws:iam::${A}:role/team/app`],
      [`arn:aws:iam::${A}:role/app`, `arn:aws:iam::${A}:role/team/app2`, ''],
    ],
    [{ kind: 'arn', arn: '' }, [], ['']],
    [
      { kind: 'role', account: A, name: 'app' },
      [
        `arn:aws:iam::${A}:role/app`,
        `arn:aws:iam::${A}:role/a/b/app`,
        `arn:aws-cn:iam::${A}:role/app`,
        `arn:aws:sts::${A}:assumed-role/app/session`,
        `arn:aws:sts::${A}:assumed-role/app/session/with/app2`,
      ],
      [
        `arn:aws:iam::${B}:role/app`,
        `arn:aws:iam::${A}:role/app/other`,
        `arn:aws:iam::${A}:role/my-app`,
        `arn:aws:iam::${A}:user/app`,
        `arn:aws:sts::${A}:assumed-role/other/app`,
        `arn:aws:sts::${A}:federated-user/app`,
        `arn:aws:s3:::role/app`,
      ],
    ],
    [
      { kind: 'permissionSet', name: 'Data_Team' },
      [
        `arn:aws:iam::${A}:role/${RESERVED}/${SET_ROLE}`,
        `arn:aws:iam::${B}:role/${RESERVED}/${SET_ROLE}`,
        `arn:aws:sts::${A}:assumed-role/${SET_ROLE}/ana`,
      ],
      [`arn:aws:iam::${A}:role/${RESERVED}/AWSReservedSSO_Team_0123456789abcdef`, `arn:aws:iam::${A}:role/Data_Team`],
    ],
  ])('%j', (pattern, those, others) => {
    expect(those.filter((arn) => !isOneOf([pattern], arn))).toEqual([]);
    expect(others.filter((arn) => isOneOf([pattern], arn))).toEqual([]);
    expect(isOneOf([], those[0] ?? '')).toBe(false);
  });
});

const account = fc.constantFrom(A, B);
const name = fc.constantFrom('app', 'role', 'assumed-role', SET_ROLE, 'AWSReservedSSO_app_0123456789abcdef', 'AWSReservedSSO_app_0123');
const resource = fc
  .tuple(fc.constantFrom('role', 'user', 'assumed-role', 'federated-user', 'root'), fc.array(name, { minLength: 1, maxLength: 4 }))
  .map(([kind, names]) => [kind, ...names].join('/'));
const arn = fc
  .tuple(fc.constantFrom('aws', 'aws-us-gov'), fc.constantFrom('iam', 'sts', 's3'), account, resource)
  .map(([partition, service, owner, rest]) => `arn:${partition}:${service}::${owner}:${rest}`);

/** Such as CloudTrail writes: the account is that of the ARN. */
const identity: fc.Arbitrary<ActivityIdentity> = fc
  .tuple(arn, fc.constantFrom('AssumedRole', 'IAMUser', 'FederatedUser', 'AWSAccount', 'Root', ''))
  .map(([own, type]) => ({ type, arn: own, account: own.split(':')[4] ?? '', invokedBy: '', mfa: '', sourceIdentity: '' }));

test('nobody is missed: an identity whose actor has the name, the path or the permission set that is asked for is one of these', () => {
  fc.assert(
    fc.property(identity, (who) => {
      const actor = actorOf(who);
      if (actor.kind !== 'role') {
        expect([who.arn, `arn:aws:iam::${actor.kind === 'service' ? '' : actor.account}:root`, '']).toContain(policyHolder(actor));
        return;
      }
      const last = actor.arn.slice(actor.arn.lastIndexOf('/') + 1);
      expect(isOneOf([{ kind: 'role', account: actor.account, name: last }], who.arn)).toBe(true);
      for (const set of ['app', 'Data_Team']) {
        expect(isOneOf([{ kind: 'permissionSet', name: set }], who.arn)).toBe(actor.permissionSet === set);
      }
    }),
  );
});
