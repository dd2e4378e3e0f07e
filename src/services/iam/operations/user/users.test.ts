// Users: life, names, policies, tags, and what stands in the way of their deletion.
import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../../../test/testkit/cloud/failure-of.ts';
import { type TestCaller, testCloud } from '../../../../../test/testkit/cloud/test-cloud.ts';
import { iamService } from '../../service.ts';

const ACCOUNT = '111111111111';
const ALLOW_ALL = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] });

function rootOf(account = ACCOUNT): { readonly root: TestCaller; readonly cloud: ReturnType<typeof testCloud> } {
  const cloud = testCloud({ services: [iamService] });
  cloud.createAccount(account);
  return { root: cloud.root(account), cloud };
}

function withUser(name = 'Bob'): ReturnType<typeof rootOf> {
  const made = rootOf();
  made.root.call('iam', 'CreateUser', { UserName: name });
  return made;
}

describe('CreateUser', () => {
  test('answers the user, with tags and boundary if there are any', () => {
    const { root } = rootOf();
    const { User } = root.call('iam', 'CreateUser', {
      UserName: 'Bob',
      Path: '/dev/',
      Tags: [{ Key: 'team', Value: 'blue' }],
      PermissionsBoundary: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
    });
    expect(User).toMatchObject({
      Path: '/dev/',
      UserName: 'Bob',
      Arn: 'arn:aws:iam::111111111111:user/dev/Bob',
      Tags: [{ Key: 'team', Value: 'blue' }],
      PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
    });
    expect(User.UserId).toMatch(/^AIDA[A-Z2-7]{17}$/);
    expect(root.call('iam', 'GetUser', { UserName: 'bob' }).User).toEqual(User);
  });

  test('a name is taken whatever its case, in its own account only', () => {
    const { root, cloud } = withUser();
    expect(failureOf(() => root.call('iam', 'CreateUser', { UserName: 'BOB' }))).toEqual({
      code: 'EntityAlreadyExists',
      status: 409,
      message: 'User with name BOB already exists.',
    });
    cloud.createAccount('222222222222');
    expect(cloud.root('222222222222').call('iam', 'CreateUser', { UserName: 'Bob' }).User.Arn).toBe('arn:aws:iam::222222222222:user/Bob');
  });

  test.each([
    [
      { UserName: 'a b' },
      'The specified value for userName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-',
    ],
    [
      { UserName: 'bob', Path: '/dev' },
      'The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.',
    ],
  ])('%j is refused', (input, message) => {
    const { root } = rootOf();
    expect(failureOf(() => root.call('iam', 'CreateUser', input))).toEqual({ code: 'ValidationError', status: 400, message });
  });

  test('a boundary must be there', () => {
    const { root } = rootOf();
    const PermissionsBoundary = 'arn:aws:iam::111111111111:policy/none';
    expect(failureOf(() => root.call('iam', 'CreateUser', { UserName: 'bob', PermissionsBoundary }))).toMatchObject({
      code: 'NoSuchEntity',
      message: `Scope ARN: ${PermissionsBoundary} does not exist or is not attachable.`,
    });
    expect(failureOf(() => root.call('iam', 'GetUser', { UserName: 'bob' })).code).toBe('NoSuchEntity');
  });
});

describe('GetUser and ListUsers', () => {
  test('a user that is not there', () => {
    const { root } = rootOf();
    expect(failureOf(() => root.call('iam', 'GetUser', { UserName: 'nobody' }))).toEqual({
      code: 'NoSuchEntity',
      status: 404,
      message: 'The user with name nobody cannot be found.',
    });
  });

  test('without a name, the caller: a user, or the root user', () => {
    const { root, cloud } = withUser();
    root.call('iam', 'PutUserPolicy', { UserName: 'Bob', PolicyName: 'all', PolicyDocument: ALLOW_ALL });
    const bob = cloud.as(root.call('iam', 'CreateAccessKey', { UserName: 'Bob' }).AccessKey);
    expect(bob.call('iam', 'GetUser').User.UserName).toBe('Bob');
    root.call('iam', 'CreateAccountAlias', { AccountAlias: 'acme' });
    expect(root.call('iam', 'GetUser').User).toMatchObject({ UserName: 'acme', UserId: ACCOUNT, Arn: `arn:aws:iam::${ACCOUNT}:root` });
  });

  test('pages by name, under a path prefix', () => {
    const { root } = rootOf();
    for (const name of ['d', 'B', 'a', 'c']) root.call('iam', 'CreateUser', { UserName: name, Path: name === 'c' ? '/ops/' : '/dev/' });
    const first = root.call('iam', 'ListUsers', { MaxItems: 2, PathPrefix: '/dev' });
    expect(first.Users.map(({ UserName }: { UserName: string }) => UserName)).toEqual(['a', 'B']);
    expect(first.IsTruncated).toBe(true);
    const second = root.call('iam', 'ListUsers', { MaxItems: 2, PathPrefix: '/dev', Marker: first.Marker });
    expect(second).toMatchObject({ Users: [{ UserName: 'd' }], IsTruncated: false });
    expect(failureOf(() => root.call('iam', 'ListUsers', { Marker: 'xyz' }))).toMatchObject({
      code: 'ValidationError',
      message: 'Invalid Marker.',
    });
  });
});

describe('UpdateUser', () => {
  test('renames and moves; the id, keys and groups stay', () => {
    const { root, cloud } = withUser();
    root.call('iam', 'CreateGroup', { GroupName: 'g' });
    root.call('iam', 'AddUserToGroup', { GroupName: 'g', UserName: 'Bob' });
    const key = root.call('iam', 'CreateAccessKey', { UserName: 'Bob' }).AccessKey;
    const before = root.call('iam', 'GetUser', { UserName: 'Bob' }).User;
    root.call('iam', 'UpdateUser', { UserName: 'Bob', NewUserName: 'Rob', NewPath: '/x/' });
    expect(root.call('iam', 'GetUser', { UserName: 'Rob' }).User).toEqual({
      ...before,
      UserName: 'Rob',
      Path: '/x/',
      Arn: `arn:aws:iam::${ACCOUNT}:user/x/Rob`,
    });
    expect(failureOf(() => root.call('iam', 'GetUser', { UserName: 'Bob' })).code).toBe('NoSuchEntity');
    expect(root.call('iam', 'ListAccessKeys', { UserName: 'Rob' }).AccessKeyMetadata).toMatchObject([
      { UserName: 'Rob', AccessKeyId: key.AccessKeyId },
    ]);
    expect(root.call('iam', 'GetGroup', { GroupName: 'g' }).Users).toMatchObject([{ UserName: 'Rob' }]);
    expect(cloud.as(key).caller.arn).toBe(`arn:aws:iam::${ACCOUNT}:user/x/Rob`);
  });

  test('the case of a name can change; the name of another cannot be taken', () => {
    const { root } = withUser();
    root.call('iam', 'CreateUser', { UserName: 'Eve' });
    root.call('iam', 'UpdateUser', { UserName: 'Bob', NewUserName: 'BOB' });
    expect(root.call('iam', 'GetUser', { UserName: 'bob' }).User.UserName).toBe('BOB');
    expect(failureOf(() => root.call('iam', 'UpdateUser', { UserName: 'bob', NewUserName: 'EVE' })).message).toBe(
      'User with name EVE already exists.',
    );
  });

  test('needs permission on the old ARN and on the new one', () => {
    const { root, cloud } = withUser();
    const Resource = [`arn:aws:iam::${ACCOUNT}:user/Bob`, `arn:aws:iam::${ACCOUNT}:user/a/*`];
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 'iam:UpdateUser', Resource } });
    root.call('iam', 'PutUserPolicy', { UserName: 'Bob', PolicyName: 'p', PolicyDocument });
    const bob = cloud.as(root.call('iam', 'CreateAccessKey', { UserName: 'Bob' }).AccessKey);
    const refused = failureOf(() => bob.call('iam', 'UpdateUser', { UserName: 'Bob', NewPath: '/b/' }));
    expect(refused.code).toBe('AccessDenied');
    expect(refused.message).toContain(
      `is not authorized to perform: iam:UpdateUser on resource: arn:aws:iam::${ACCOUNT}:user/b/Bob because`,
    );
    bob.call('iam', 'UpdateUser', { UserName: 'Bob', NewPath: '/a/' });
    expect(root.call('iam', 'GetUser', { UserName: 'Bob' }).User.Path).toBe('/a/');
  });
});

describe('DeleteUser', () => {
  test('is refused until all is gone; a user made anew under the name is another', () => {
    const { root } = withUser();
    const UserName = 'Bob';
    root.call('iam', 'CreateGroup', { GroupName: 'g' });
    root.call('iam', 'AddUserToGroup', { GroupName: 'g', UserName });
    root.call('iam', 'PutUserPolicy', { UserName, PolicyName: 'p', PolicyDocument: ALLOW_ALL });
    root.call('iam', 'AttachUserPolicy', { UserName, PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' });
    root.call('iam', 'PutUserPermissionsBoundary', { UserName, PermissionsBoundary: 'arn:aws:iam::aws:policy/ReadOnlyAccess' });
    const { AccessKeyId } = root.call('iam', 'CreateAccessKey', { UserName }).AccessKey;
    root.call('iam', 'CreateLoginProfile', { UserName, Password: 'Correct-Horse-1' });
    const { ServiceSpecificCredentialId } = root.call('iam', 'CreateServiceSpecificCredential', {
      UserName,
      ServiceName: 'codecommit.amazonaws.com',
    }).ServiceSpecificCredential;
    const steps: readonly (readonly [obstacle: string, operation: string, input: Readonly<Record<string, string>>])[] = [
      ['remove users from group', 'RemoveUserFromGroup', { GroupName: 'g', UserName }],
      ['delete policies', 'DeleteUserPolicy', { UserName, PolicyName: 'p' }],
      ['detach all policies', 'DetachUserPolicy', { UserName, PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }],
      ['delete access keys', 'DeleteAccessKey', { UserName, AccessKeyId }],
      ['delete login profile', 'DeleteLoginProfile', { UserName }],
      ['remove referenced objects', 'DeleteServiceSpecificCredential', { UserName, ServiceSpecificCredentialId }],
    ];
    for (const [obstacle, operation, input] of steps) {
      expect(failureOf(() => root.call('iam', 'DeleteUser', { UserName }))).toEqual({
        code: 'DeleteConflict',
        status: 409,
        message: `Cannot delete entity, must ${obstacle} first.`,
      });
      root.call('iam', operation, input);
    }
    const { UserId } = root.call('iam', 'GetUser', { UserName }).User;
    root.call('iam', 'DeleteUser', { UserName });
    expect(root.call('iam', 'CreateUser', { UserName }).User.UserId).not.toBe(UserId);
    expect(root.call('iam', 'GetUser', { UserName }).User.PermissionsBoundary).toBeUndefined();
  });
});
