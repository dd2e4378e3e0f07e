// Groups: life, members, and that members have the policies of their groups.
import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../../../test/testkit/cloud/failure-of.ts';
import { type TestCloud, type TestCaller, testCloud } from '../../../../../test/testkit/cloud/test-cloud.ts';
import { iamService } from '../../service.ts';

const ACCOUNT = '111111111111';
const LIST_USERS = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'iam:ListUsers', Resource: '*' }] });

function withGroup(): { readonly cloud: TestCloud; readonly root: TestCaller } {
  const cloud = testCloud({ services: [iamService] });
  cloud.createAccount(ACCOUNT);
  const root = cloud.root(ACCOUNT);
  root.call('iam', 'CreateGroup', { GroupName: 'Admins' });
  return { cloud, root };
}

const namesOf = (rows: readonly { readonly UserName?: string; readonly GroupName?: string }[]): readonly unknown[] =>
  rows.map(({ UserName, GroupName }) => GroupName ?? UserName);

describe('groups', () => {
  test('are made, found in any case, listed under a path, renamed with their members', () => {
    const { root } = withGroup();
    const { Group } = root.call('iam', 'CreateGroup', { GroupName: 'Devs', Path: '/x/' });
    expect(Group).toMatchObject({ Path: '/x/', GroupName: 'Devs', Arn: `arn:aws:iam::${ACCOUNT}:group/x/Devs` });
    expect(Group.GroupId).toMatch(/^AGPA[A-Z2-7]{17}$/);
    expect(root.call('iam', 'GetGroup', { GroupName: 'DEVS' })).toEqual({ Group, Users: [], IsTruncated: false });
    expect(namesOf(root.call('iam', 'ListGroups').Groups)).toEqual(['Admins', 'Devs']);
    expect(namesOf(root.call('iam', 'ListGroups', { PathPrefix: '/x/' }).Groups)).toEqual(['Devs']);
    root.call('iam', 'CreateUser', { UserName: 'bob' });
    root.call('iam', 'AddUserToGroup', { GroupName: 'Devs', UserName: 'bob' });
    root.call('iam', 'UpdateGroup', { GroupName: 'devs', NewGroupName: 'Developers', NewPath: '/' });
    expect(root.call('iam', 'GetGroup', { GroupName: 'Developers' })).toMatchObject({
      Group: { GroupId: Group.GroupId, Arn: `arn:aws:iam::${ACCOUNT}:group/Developers` },
      Users: [{ UserName: 'bob' }],
    });
    expect(namesOf(root.call('iam', 'ListGroupsForUser', { UserName: 'bob' }).Groups)).toEqual(['Developers']);
  });

  test.each([
    ['CreateGroup', { GroupName: 'ADMINS' }, 'EntityAlreadyExists', 409, 'Group with name ADMINS already exists.'],
    ['GetGroup', { GroupName: 'none' }, 'NoSuchEntity', 404, 'The group with name none cannot be found.'],
    ['UpdateGroup', { GroupName: 'none' }, 'NoSuchEntity', 404, 'The group with name none cannot be found.'],
    ['AddUserToGroup', { GroupName: 'none', UserName: 'none' }, 'NoSuchEntity', 404, 'The user with name none cannot be found.'],
    ['RemoveUserFromGroup', { GroupName: 'none', UserName: 'bob' }, 'NoSuchEntity', 404, 'The group with name none cannot be found.'],
    ['GetGroupPolicy', { GroupName: 'Admins', PolicyName: 'p' }, 'NoSuchEntity', 404, 'The group policy with name p cannot be found.'],
  ])('%s %j', (operation, input, code, status, message) => {
    const { root } = withGroup();
    root.call('iam', 'CreateUser', { UserName: 'bob' });
    expect(failureOf(() => root.call('iam', operation, input))).toEqual({ code, status, message });
  });

  test('a user is in ten groups at most; joining and leaving twice is no error', () => {
    const { root } = withGroup();
    root.call('iam', 'CreateUser', { UserName: 'bob' });
    for (let number = 0; number < 10; number += 1) {
      root.call('iam', 'CreateGroup', { GroupName: `g${number}` });
      root.call('iam', 'AddUserToGroup', { GroupName: `g${number}`, UserName: 'bob' });
    }
    root.call('iam', 'AddUserToGroup', { GroupName: 'g3', UserName: 'bob' });
    expect(failureOf(() => root.call('iam', 'AddUserToGroup', { GroupName: 'Admins', UserName: 'bob' }))).toEqual({
      code: 'LimitExceeded',
      status: 409,
      message: 'Cannot exceed quota for GroupsPerUser: 10',
    });
    root.call('iam', 'RemoveUserFromGroup', { GroupName: 'g3', UserName: 'bob' });
    root.call('iam', 'RemoveUserFromGroup', { GroupName: 'g3', UserName: 'bob' });
    root.call('iam', 'AddUserToGroup', { GroupName: 'Admins', UserName: 'bob' });
    expect(root.call('iam', 'ListGroupsForUser', { UserName: 'bob' }).Groups).toHaveLength(10);
  });

  test('members may what the policies of the group say, as long as they are members', () => {
    const { root, cloud } = withGroup();
    root.call('iam', 'CreateUser', { UserName: 'bob' });
    root.call('iam', 'AddUserToGroup', { GroupName: 'Admins', UserName: 'bob' });
    const key = root.call('iam', 'CreateAccessKey', { UserName: 'bob' }).AccessKey;
    const refused = failureOf(() => cloud.as(key).call('iam', 'ListUsers'));
    expect(refused.message).toBe(
      `User: arn:aws:iam::${ACCOUNT}:user/bob is not authorized to perform: iam:ListUsers on resource: ` +
        `arn:aws:iam::${ACCOUNT}:user/ because no identity-based policy allows the iam:ListUsers action`,
    );
    root.call('iam', 'PutGroupPolicy', { GroupName: 'Admins', PolicyName: 'p', PolicyDocument: LIST_USERS });
    expect(namesOf(cloud.as(key).call('iam', 'ListUsers').Users)).toEqual(['bob']);
    root.call('iam', 'AttachGroupPolicy', { GroupName: 'Admins', PolicyArn: 'arn:aws:iam::aws:policy/IAMReadOnlyAccess' });
    root.call('iam', 'DeleteGroupPolicy', { GroupName: 'Admins', PolicyName: 'p' });
    expect(namesOf(cloud.as(key).call('iam', 'ListGroups').Groups)).toEqual(['Admins']);
    root.call('iam', 'RemoveUserFromGroup', { GroupName: 'Admins', UserName: 'bob' });
    expect(failureOf(() => cloud.as(key).call('iam', 'ListGroups')).code).toBe('AccessDenied');
  });

  test('are deleted when empty only', () => {
    const { root } = withGroup();
    const GroupName = 'Admins';
    root.call('iam', 'CreateUser', { UserName: 'bob' });
    root.call('iam', 'AddUserToGroup', { GroupName, UserName: 'bob' });
    root.call('iam', 'PutGroupPolicy', { GroupName, PolicyName: 'p', PolicyDocument: LIST_USERS });
    root.call('iam', 'AttachGroupPolicy', { GroupName, PolicyArn: 'arn:aws:iam::aws:policy/IAMReadOnlyAccess' });
    const steps: readonly (readonly [obstacle: string, operation: string, input: Readonly<Record<string, string>>])[] = [
      ['remove users from group', 'RemoveUserFromGroup', { UserName: 'bob' }],
      ['delete policies', 'DeleteGroupPolicy', { PolicyName: 'p' }],
      ['detach all policies', 'DetachGroupPolicy', { PolicyArn: 'arn:aws:iam::aws:policy/IAMReadOnlyAccess' }],
    ];
    for (const [obstacle, operation, input] of steps) {
      expect(failureOf(() => root.call('iam', 'DeleteGroup', { GroupName }))).toEqual({
        code: 'DeleteConflict',
        status: 409,
        message: `Cannot delete entity, must ${obstacle} first.`,
      });
      root.call('iam', operation, { GroupName, ...input });
    }
    root.call('iam', 'DeleteGroup', { GroupName });
    expect(root.call('iam', 'ListGroups').Groups).toEqual([]);
  });
});
