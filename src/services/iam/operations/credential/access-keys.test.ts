// Access keys of users and of the root user, and when they were last used.
import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../../../test/testkit/cloud/failure-of.ts';
import { type TestCaller, type TestCloud, testCloud } from '../../../../../test/testkit/cloud/test-cloud.ts';
import { accountOfAccessKeyId } from '../../../../cloud/credential/access-key-id.ts';
import { iamService } from '../../service.ts';

const ACCOUNT = '111111111111';

function withBob(account = ACCOUNT): { readonly cloud: TestCloud; readonly root: TestCaller } {
  const cloud = testCloud({ services: [iamService] });
  cloud.createAccount(account);
  const root = cloud.root(account);
  root.call('iam', 'CreateUser', { UserName: 'Bob' });
  const PolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: 'iam:*AccessKey*', Resource: 'arn:aws:iam::*:user/${aws:username}' },
  });
  root.call('iam', 'PutUserPolicy', { UserName: 'Bob', PolicyName: 'own', PolicyDocument });
  return { cloud, root };
}

describe('access keys', () => {
  test('carry their account; there are two per user', () => {
    const { root } = withBob();
    const { AccessKey } = root.call('iam', 'CreateAccessKey', { UserName: 'bob' });
    expect(AccessKey).toMatchObject({ UserName: 'Bob', Status: 'Active' });
    expect(AccessKey.SecretAccessKey).toMatch(/^[A-Za-z0-9+/]{40}$/);
    expect(accountOfAccessKeyId(AccessKey.AccessKeyId)).toBe(ACCOUNT);
    root.call('iam', 'CreateAccessKey', { UserName: 'Bob' });
    expect(failureOf(() => root.call('iam', 'CreateAccessKey', { UserName: 'Bob' }))).toEqual({
      code: 'LimitExceeded',
      status: 409,
      message: 'Cannot exceed quota for AccessKeysPerUser: 2',
    });
    const listed = root.call('iam', 'ListAccessKeys', { UserName: 'Bob' });
    expect(listed.AccessKeyMetadata).toHaveLength(2);
    expect(JSON.stringify(listed)).not.toContain(AccessKey.SecretAccessKey);
  });

  test('without a name, a user handles the own ones, and by its policy no others', () => {
    const { root, cloud } = withBob();
    root.call('iam', 'CreateUser', { UserName: 'Eve' });
    const bob = cloud.as(root.call('iam', 'CreateAccessKey', { UserName: 'Bob' }).AccessKey);
    const own = bob.call('iam', 'CreateAccessKey').AccessKey;
    expect(own.UserName).toBe('Bob');
    bob.call('iam', 'UpdateAccessKey', { AccessKeyId: own.AccessKeyId, Status: 'Inactive' });
    expect(cloud.kernel.identities.accessKey(cloud.kernel.state.reader, own.AccessKeyId)?.active).toBe(false);
    bob.call('iam', 'DeleteAccessKey', { AccessKeyId: own.AccessKeyId });
    expect(bob.call('iam', 'ListAccessKeys').AccessKeyMetadata).toHaveLength(1);
    const { AccessKeyId } = root.call('iam', 'CreateAccessKey', { UserName: 'Eve' }).AccessKey;
    expect(failureOf(() => bob.call('iam', 'DeleteAccessKey', { UserName: 'Eve', AccessKeyId })).message).toContain(
      `iam:DeleteAccessKey on resource: arn:aws:iam::${ACCOUNT}:user/Eve because no identity-based policy allows`,
    );
    expect(failureOf(() => bob.call('iam', 'DeleteAccessKey', { AccessKeyId }))).toEqual({
      code: 'NoSuchEntity',
      status: 404,
      message: `The Access Key with id ${AccessKeyId} cannot be found.`,
    });
  });

  test('the root user has its own, without a name; a service has none', () => {
    const { root, cloud } = withBob();
    const { AccessKey } = root.call('iam', 'CreateAccessKey');
    expect(AccessKey.UserName).toBeUndefined();
    expect(cloud.as(AccessKey).caller.arn).toBe(`arn:aws:iam::${ACCOUNT}:root`);
    expect(root.call('iam', 'ListAccessKeys').AccessKeyMetadata).toHaveLength(1);
    root.call('iam', 'DeleteAccessKey', { AccessKeyId: AccessKey.AccessKeyId });
    expect(failureOf(() => cloud.service('ec2.amazonaws.com', ACCOUNT).call('iam', 'ListAccessKeys'))).toEqual({
      code: 'ValidationError',
      status: 400,
      message: 'Must specify userName when calling with non-User credentials',
    });
  });

  test('last use: never, then by service; of keys of other accounts nothing is said', () => {
    // Uses are remembered by key for all clouds of the process, and each draws the same keys: another account, another key.
    const { root, cloud } = withBob('333333333333');
    cloud.createAccount('222222222222');
    const { AccessKey } = root.call('iam', 'CreateAccessKey', { UserName: 'Bob' });
    const { AccessKeyId } = AccessKey;
    expect(root.call('iam', 'GetAccessKeyLastUsed', { AccessKeyId })).toEqual({
      UserName: 'Bob',
      AccessKeyLastUsed: { ServiceName: 'N/A', Region: 'N/A' },
    });
    cloud.as(AccessKey).call('iam', 'ListAccessKeys');
    expect(root.call('iam', 'GetAccessKeyLastUsed', { AccessKeyId }).AccessKeyLastUsed).toMatchObject({ ServiceName: 'iam' });
    expect(failureOf(() => cloud.root('222222222222').call('iam', 'GetAccessKeyLastUsed', { AccessKeyId }))).toEqual({
      code: 'AccessDenied',
      status: 403,
      message:
        `User: arn:aws:iam::222222222222:root is not authorized to perform iam:GetAccessKeyLastUsed ` +
        `on resource: access key ${AccessKeyId}`,
    });
  });
});
