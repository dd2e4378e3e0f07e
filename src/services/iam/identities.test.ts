// IAM as the identity service of the cloud: callers, what changes under them, administrators.
import { beforeEach, describe, expect, it } from 'vitest';
import { type TestCaller, type TestCloud, testCloud } from '../../../test/testkit/cloud/test-cloud.ts';
import type { Session, SessionSubject } from '../../cloud/session.ts';
import { iamIdentities as identities } from './identities.ts';
import { iamService } from './service.ts';

const A = '111111111111';
const TRUST =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}';
const allow = (Action: string) => JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] });

let cloud: TestCloud;
let a: TestCaller;

beforeEach(() => {
  cloud = testCloud({ services: [iamService] });
  a = cloud.root(A);
});

function session(subject: SessionSubject, more: Partial<Session> = {}): Session {
  return {
    accessKeyId: 'ASIAEXAMPLE',
    secretAccessKey: 'secret',
    account: A,
    partition: 'aws',
    subject,
    issuedAt: Date.UTC(2026, 0, 2),
    expiresAt: Date.UTC(2026, 0, 3),
    ...more,
  };
}

describe('callers by key', () => {
  it('carry the policies of the moment: their own, their groups’, the versions in force', () => {
    a.call('iam', 'CreateUser', { UserName: 'u', Tags: [{ Key: 'team', Value: 'blue' }] });
    a.call('iam', 'CreateGroup', { GroupName: 'g' });
    a.call('iam', 'AddUserToGroup', { UserName: 'u', GroupName: 'g' });
    const PolicyArn = a.call('iam', 'CreatePolicy', { PolicyName: 'p', PolicyDocument: allow('iam:ListRoles') }).Policy.Arn;
    a.call('iam', 'AttachGroupPolicy', { GroupName: 'g', PolicyArn });
    const { AccessKey } = a.call('iam', 'CreateAccessKey', { UserName: 'u' });
    const may = (operation: string): boolean => {
      try {
        cloud.as(AccessKey).call('iam', operation);
        return true;
      } catch (error) {
        expect(error).toMatchObject({ code: 'AccessDenied' });
        return false;
      }
    };
    expect([may('ListRoles'), may('ListUsers')]).toEqual([true, false]);
    a.call('iam', 'CreatePolicyVersion', { PolicyArn, PolicyDocument: allow('iam:ListUsers'), SetAsDefault: true });
    expect([may('ListRoles'), may('ListUsers')]).toEqual([false, true]);
    a.call('iam', 'PutGroupPolicy', { GroupName: 'g', PolicyName: 'q', PolicyDocument: allow('iam:ListRoles') });
    expect([may('ListRoles'), may('ListUsers')]).toEqual([true, true]);
    a.call('iam', 'RemoveUserFromGroup', { UserName: 'u', GroupName: 'g' });
    expect([may('ListRoles'), may('ListUsers')]).toEqual([false, false]);
  });

  it('are the same object until something changes', () => {
    a.call('iam', 'CreateUser', { UserName: 'u' });
    const { AccessKeyId } = a.call('iam', 'CreateAccessKey', { UserName: 'u' }).AccessKey;
    const caller = () => {
      const key = identities.accessKey(cloud.kernel.state.reader, AccessKeyId);
      return key && identities.callerOfKey(cloud.kernel.state.reader, key);
    };
    const before = caller();
    expect(before).toMatchObject({ arn: `arn:aws:iam::${A}:user/u`, accessKeyId: AccessKeyId, account: A });
    expect(caller()).toBe(before);
    a.call('iam', 'TagUser', { UserName: 'u', Tags: [{ Key: 'a', Value: 'b' }] });
    expect(caller()).not.toBe(before);
    expect(caller()?.principal).toMatchObject({ tags: new Map([['a', 'b']]) });
  });
});

describe('callers by session', () => {
  it('are role sessions with the session’s tags over the role’s', () => {
    const { RoleId, Arn } = a.call('iam', 'CreateRole', {
      RoleName: 'r',
      Path: '/x/',
      AssumeRolePolicyDocument: TRUST,
      Tags: [
        { Key: 'Team', Value: 'blue' },
        { Key: 'env', Value: 'prod' },
      ],
    }).Role;
    const opened = session(
      { kind: 'role', roleId: RoleId, sessionName: 's' },
      { tags: { team: 'red' }, transitiveTagKeys: ['team'], policyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'], mfa: false },
    );
    const caller = identities.callerOfSession(cloud.kernel.state.reader, opened);
    expect(caller).toMatchObject({
      arn: `arn:aws:sts::${A}:assumed-role/r/s`,
      userId: `${RoleId}:s`,
      principal: {
        kind: 'roleSession',
        role: Arn,
        tags: new Map([
          ['env', 'prod'],
          ['team', 'red'],
        ]),
        session: { issuedAt: '2026-01-02T00:00:00.000Z', mfa: false },
      },
    });
    expect(caller?.policies.session).toHaveLength(1);
    expect(identities.callerOfSession(cloud.kernel.state.reader, opened)).toBe(caller);
    a.call('iam', 'PutRolePolicy', { RoleName: 'r', PolicyName: 'p', PolicyDocument: allow('s3:*') });
    expect(identities.callerOfSession(cloud.kernel.state.reader, opened)?.policies.identity).toHaveLength(1);
  });

  it('end with their role, even if another one takes its name', () => {
    const make = () => a.call('iam', 'CreateRole', { RoleName: 'r', AssumeRolePolicyDocument: TRUST }).Role.RoleId;
    const opened = session({ kind: 'role', roleId: make(), sessionName: 's' });
    a.call('iam', 'DeleteRole', { RoleName: 'r' });
    make();
    expect(identities.callerOfSession(cloud.kernel.state.reader, opened)).toBeUndefined();
  });

  it('are root, federated users and assumed roots too', () => {
    const { UserId, Arn } = a.call('iam', 'CreateUser', { UserName: 'u', Path: '/p/' }).User;
    const caller = (subject: SessionSubject) => identities.callerOfSession(cloud.kernel.state.reader, session(subject));
    expect(caller({ kind: 'root' })?.principal).toMatchObject({ kind: 'root', account: A });
    expect(caller({ kind: 'user', userId: UserId })).toMatchObject({ arn: Arn, principal: { kind: 'user', session: {} } });
    expect(caller({ kind: 'federatedUser', name: 'f', parentId: UserId })).toMatchObject({
      arn: `arn:aws:sts::${A}:federated-user/f`,
      userId: `${A}:f`,
      principal: { parent: Arn },
    });
    expect(caller({ kind: 'federatedUser', name: 'f' })?.principal).toMatchObject({ parent: `arn:aws:iam::${A}:root` });
    const task = caller({ kind: 'assumedRoot', taskPolicyArn: 'arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials' });
    expect(task?.principal).toMatchObject({ kind: 'assumedRoot' });
    expect(task?.policies.session).toHaveLength(1);
    a.call('iam', 'DeleteUser', { UserName: 'u' });
    expect(caller({ kind: 'federatedUser', name: 'f', parentId: UserId })).toBeUndefined();
    expect(caller({ kind: 'user', userId: UserId })).toBeUndefined();
  });
});

describe('administrators', () => {
  it('are made once, with a key that may do everything', () => {
    const { state, random } = cloud.kernel;
    const make = () =>
      state.transact((writer) => identities.administrator(writer, A, { now: cloud.clock.now(), random, partition: 'aws' })).value;
    const key = make();
    expect(make()).toEqual(key);
    expect(cloud.as({ AccessKeyId: key.accessKeyId }).call('iam', 'ListUsers').Users).toMatchObject([{ UserName: 'administrator' }]);
    a.call('iam', 'UpdateAccessKey', { UserName: 'administrator', AccessKeyId: key.accessKeyId, Status: 'Inactive' });
    expect(make().accessKeyId).not.toBe(key.accessKeyId);
  });
});
