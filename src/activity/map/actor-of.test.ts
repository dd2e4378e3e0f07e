// Who is told from `userIdentity`.
import { describe, expect, test } from 'vitest';
import type { ActivityIdentity } from '../activity-group.ts';
import { policyHolder } from '../actor.ts';
import { actorOf } from './actor-of.ts';

function identity(parts: Partial<ActivityIdentity>): ActivityIdentity {
  return { type: '', arn: '', account: '111111111111', invokedBy: '', mfa: '', sourceIdentity: '', ...parts };
}

const account = '111111111111';
const SSO = 'arn:aws:iam::111111111111:role/aws-reserved/sso.amazonaws.com';

describe('actorOf', () => {
  test('a session is its role, with the path of the issuer', () => {
    const arn = 'arn:aws:iam::111111111111:role/svc/team/app';
    expect(actorOf(identity({ type: 'AssumedRole', arn }))).toEqual({ kind: 'role', arn, account });
  });

  test('a session without issuer is the role of its name', () => {
    const arn = 'arn:aws:sts::111111111111:assumed-role/app/session/with/slashes';
    expect(actorOf(identity({ type: 'AssumedRole', arn }))).toEqual({ kind: 'role', arn: 'arn:aws:iam::111111111111:role/app', account });
  });

  test.each([
    [`${SSO}/AWSReservedSSO_AdministratorAccess_0123456789abcdef`, 'AdministratorAccess'],
    [`${SSO}/eu-west-1/AWSReservedSSO_Data_Team_0123456789abcdef`, 'Data_Team'],
  ])('%s is of a permission set', (arn, permissionSet) => {
    expect(actorOf(identity({ type: 'AssumedRole', arn }))).toEqual({ kind: 'role', arn, account, permissionSet });
  });

  test('a role that only looks like one of a permission set is none', () => {
    const arn = `${SSO}/AWSReservedSSO_Admin_0123`;
    expect(actorOf(identity({ type: 'AssumedRole', arn }))).toEqual({ kind: 'role', arn, account });
  });

  test('service-linked roles are told by their path', () => {
    const arn = 'arn:aws:iam::111111111111:role/aws-service-role/support.amazonaws.com/AWSServiceRoleForSupport';
    expect(actorOf(identity({ type: 'AssumedRole', arn }))).toEqual({ kind: 'role', arn, account, serviceLinked: true });
  });

  test('what looks like a role and has a name that no role may have is nobody whose policies can be written', () => {
    const arn = 'arn:aws:iam::111111111111:role/aws:ec2-instance';
    expect(actorOf(identity({ type: 'AssumedRole', arn }))).toEqual({ kind: 'other', type: 'AssumedRole', arn, account });
  });

  test('a federated user has its user', () => {
    const arn = 'arn:aws:iam::111111111111:user/ops/ana';
    const actor = actorOf(identity({ type: 'FederatedUser', arn }));
    expect(actor).toEqual({ kind: 'federatedUser', arn, account, parent: arn });
    expect(policyHolder(actor)).toBe(arn);
  });

  test('a federated user whose issuer is not told, has nobody', () => {
    const arn = 'arn:aws:sts::111111111111:federated-user/ana';
    expect(actorOf(identity({ type: 'FederatedUser', arn }))).toEqual({ kind: 'other', type: 'FederatedUser', arn, account });
  });

  test('users and the root user', () => {
    const arn = 'arn:aws:iam::111111111111:user/ana';
    expect(actorOf(identity({ type: 'IAMUser', arn }))).toEqual({ kind: 'user', arn, account });
    const root = 'arn:aws:iam::111111111111:root';
    expect(actorOf(identity({ type: 'Root', arn: root }))).toEqual({ kind: 'root', arn: root, account });
    expect(actorOf(identity({ type: 'Root', arn: '' }))).toEqual({ kind: 'root', arn: root, account });
  });

  test('services, with and without account', () => {
    expect(actorOf(identity({ type: 'AWSService', account: '', invokedBy: 'cloudtrail.amazonaws.com' }))).toEqual({
      kind: 'service',
      name: 'cloudtrail.amazonaws.com',
    });
  });

  test.each(['AWSAccount', 'WebIdentityUser', 'SAMLUser', 'IdentityCenterUser', 'Unknown', ''])(
    '`%s` without ARN has no policy holder',
    (type) => {
      const actor = actorOf(identity({ type }));
      expect(actor).toEqual({ kind: 'other', type, arn: '', account });
      expect(policyHolder(actor)).toBe('');
    },
  );

  test('the copy of another account does not become a user of this one', () => {
    const arn = 'arn:aws:iam::222222222222:user/ana';
    expect(actorOf(identity({ type: 'AWSAccount', arn, account: '222222222222' }))).toEqual({
      kind: 'other',
      type: 'AWSAccount',
      arn,
      account: '222222222222',
    });
  });
});
