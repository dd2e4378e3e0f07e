// Login profiles, password rules, and users who change their own password.
import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../../../test/testkit/cloud/failure-of.ts';
import { type TestCaller, type TestCloud, testCloud } from '../../../../../test/testkit/cloud/test-cloud.ts';
import { iamService } from '../../service.ts';

const ACCOUNT = '111111111111';
const GOOD = 'Correct-Horse-1';

function withBob(): { readonly cloud: TestCloud; readonly root: TestCaller; readonly bob: () => TestCaller } {
  const cloud = testCloud({ services: [iamService] });
  cloud.createAccount(ACCOUNT);
  const root = cloud.root(ACCOUNT);
  root.call('iam', 'CreateUser', { UserName: 'Bob' });
  const key = root.call('iam', 'CreateAccessKey', { UserName: 'Bob' }).AccessKey;
  return { cloud, root, bob: () => cloud.as(key) };
}

describe('login profiles', () => {
  test('are made, changed and deleted', () => {
    const { root, cloud } = withBob();
    const made = root.call('iam', 'CreateLoginProfile', { UserName: 'bob', Password: GOOD }).LoginProfile;
    expect(made).toEqual({ UserName: 'Bob', CreateDate: new Date(cloud.clock.now()), PasswordResetRequired: false });
    root.call('iam', 'UpdateLoginProfile', { UserName: 'Bob', PasswordResetRequired: true });
    expect(root.call('iam', 'GetLoginProfile', { UserName: 'Bob' }).LoginProfile.PasswordResetRequired).toBe(true);
    expect(failureOf(() => root.call('iam', 'CreateLoginProfile', { UserName: 'Bob', Password: GOOD }))).toEqual({
      code: 'EntityAlreadyExists',
      status: 409,
      message: 'Login Profile for user Bob already exists.',
    });
    root.call('iam', 'DeleteLoginProfile', { UserName: 'Bob' });
    expect(failureOf(() => root.call('iam', 'GetLoginProfile', { UserName: 'Bob' }))).toEqual({
      code: 'NoSuchEntity',
      status: 404,
      message: 'Login Profile for User Bob cannot be found.',
    });
  });

  test.each([
    ['Ab1-', 'Password should have a minimum length of 8'],
    [
      'letters only',
      'Password should meet 2 more of the following requirements: Password should have at least one uppercase letter, ' +
        'Password should have at least one number, Password should have at least one symbol',
    ],
    [
      'letters1234',
      'Password should meet 1 more of the following requirements: Password should have at least one uppercase letter, ' +
        'Password should have at least one symbol',
    ],
  ])('%s is too weak where there is no password policy', (Password, message) => {
    const { root } = withBob();
    expect(failureOf(() => root.call('iam', 'CreateLoginProfile', { UserName: 'Bob', Password }))).toEqual({
      code: 'PasswordPolicyViolation',
      status: 400,
      message,
    });
  });

  test('a password policy takes the place of those rules', () => {
    const { root } = withBob();
    root.call('iam', 'UpdateAccountPasswordPolicy', { MinimumPasswordLength: 6, RequireNumbers: true });
    const create = (Password: string): unknown => root.call('iam', 'CreateLoginProfile', { UserName: 'Bob', Password });
    expect(failureOf(() => create('letters')).message).toBe('Password does not conform to the account password policy.');
    create('abcde1');
  });
});

describe('ChangePassword', () => {
  const change = (caller: TestCaller, OldPassword: string, NewPassword: string): unknown =>
    caller.call('iam', 'ChangePassword', { OldPassword, NewPassword });

  test('needs permission, unless the password policy gives it to all', () => {
    const { root, bob } = withBob();
    root.call('iam', 'CreateLoginProfile', { UserName: 'Bob', Password: GOOD, PasswordResetRequired: true });
    expect(failureOf(() => change(bob(), GOOD, 'Another-Horse-2'))).toMatchObject({ code: 'AccessDenied', status: 403 });
    root.call('iam', 'UpdateAccountPasswordPolicy', { AllowUsersToChangePassword: true });
    change(bob(), GOOD, 'Another-Horse-2');
    expect(root.call('iam', 'GetLoginProfile', { UserName: 'Bob' }).LoginProfile.PasswordResetRequired).toBe(false);
    const deny = { Version: '2012-10-17', Statement: { Effect: 'Deny', Action: 'iam:ChangePassword', Resource: '*' } };
    root.call('iam', 'PutUserPolicy', { UserName: 'Bob', PolicyName: 'no', PolicyDocument: JSON.stringify(deny) });
    expect(failureOf(() => change(bob(), 'Another-Horse-2', 'Third-Horse-3')).message).toContain(
      'with an explicit deny in an identity-based policy',
    );
  });

  test('needs the old password, and no former one where they are remembered', () => {
    const { root, bob } = withBob();
    root.call('iam', 'UpdateAccountPasswordPolicy', { AllowUsersToChangePassword: true, PasswordReusePrevention: 2 });
    root.call('iam', 'CreateLoginProfile', { UserName: 'Bob', Password: 'first-1' });
    expect(failureOf(() => change(bob(), 'wrong', 'second-2')).code).toBe('AccessDenied');
    change(bob(), 'first-1', 'second-2');
    for (const former of ['first-1', 'second-2']) {
      expect(failureOf(() => change(bob(), 'second-2', former)).code).toBe('PasswordPolicyViolation');
    }
    change(bob(), 'second-2', 'third-3');
    change(bob(), 'third-3', 'first-1');
  });

  test('is for users', () => {
    const { root } = withBob();
    expect(failureOf(() => change(root, GOOD, GOOD))).toMatchObject({ code: 'InvalidUserType', status: 400 });
  });
});
