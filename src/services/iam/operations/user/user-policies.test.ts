// Policies, boundaries and tags of users.
import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../../../test/testkit/cloud/failure-of.ts';
import { type TestCaller, type TestCloud, testCloud } from '../../../../../test/testkit/cloud/test-cloud.ts';
import { iamService } from '../../service.ts';

const ACCOUNT = '111111111111';
const ALLOW_ALL = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] });

function withUser(): { readonly root: TestCaller; readonly cloud: TestCloud } {
  const cloud = testCloud({ services: [iamService] });
  cloud.createAccount(ACCOUNT);
  const root = cloud.root(ACCOUNT);
  root.call('iam', 'CreateUser', { UserName: 'Bob' });
  return { root, cloud };
}

describe('policies of users', () => {
  test('inline: put, get (percent-encoded), list, delete', () => {
    const { root } = withUser();
    root.call('iam', 'PutUserPolicy', { UserName: 'bob', PolicyName: 'p', PolicyDocument: ALLOW_ALL });
    const got = root.call('iam', 'GetUserPolicy', { UserName: 'bob', PolicyName: 'p' });
    expect(got).toMatchObject({ UserName: 'Bob', PolicyName: 'p' });
    expect(got.PolicyDocument).toContain('%22Action%22%3A%22%2A%22');
    expect(decodeURIComponent(got.PolicyDocument)).toBe(ALLOW_ALL);
    expect(root.call('iam', 'ListUserPolicies', { UserName: 'Bob' })).toEqual({ PolicyNames: ['p'], IsTruncated: false });
    root.call('iam', 'DeleteUserPolicy', { UserName: 'Bob', PolicyName: 'p' });
    expect(failureOf(() => root.call('iam', 'GetUserPolicy', { UserName: 'Bob', PolicyName: 'p' }))).toEqual({
      code: 'NoSuchEntity',
      status: 404,
      message: 'The user policy with name p cannot be found.',
    });
  });

  test('inline policies together have 2048 characters at most, white space aside', () => {
    const { root } = withUser();
    const document = (characters: number): string => {
      const Resource = `arn:aws:s3:::${'x'.repeat(characters)}`;
      return JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource }] }, null, 40);
    };
    root.call('iam', 'PutUserPolicy', { UserName: 'Bob', PolicyName: 'a', PolicyDocument: document(1000) });
    expect(
      failureOf(() => root.call('iam', 'PutUserPolicy', { UserName: 'Bob', PolicyName: 'b', PolicyDocument: document(1000) })),
    ).toEqual({
      code: 'LimitExceeded',
      status: 409,
      message: 'Maximum policy size of 2048 bytes exceeded for user Bob',
    });
    root.call('iam', 'PutUserPolicy', { UserName: 'Bob', PolicyName: 'a', PolicyDocument: document(1800) });
  });

  test('managed: attach twice, list under a path, detach', () => {
    const { root } = withUser();
    const arn = 'arn:aws:iam::aws:policy/job-function/ViewOnlyAccess';
    root.call('iam', 'AttachUserPolicy', { UserName: 'Bob', PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' });
    root.call('iam', 'AttachUserPolicy', { UserName: 'Bob', PolicyArn: arn });
    root.call('iam', 'AttachUserPolicy', { UserName: 'Bob', PolicyArn: arn });
    expect(root.call('iam', 'ListAttachedUserPolicies', { UserName: 'Bob' }).AttachedPolicies).toHaveLength(2);
    expect(root.call('iam', 'ListAttachedUserPolicies', { UserName: 'Bob', PathPrefix: '/job-function/' }).AttachedPolicies).toEqual([
      { PolicyName: 'ViewOnlyAccess', PolicyArn: arn },
    ]);
    root.call('iam', 'DetachUserPolicy', { UserName: 'Bob', PolicyArn: arn });
    expect(failureOf(() => root.call('iam', 'DetachUserPolicy', { UserName: 'Bob', PolicyArn: arn })).message).toBe(
      `Policy ${arn} was not found.`,
    );
  });

  test.each([
    ['longpolicynamebutnoarn', 'InvalidInput', 'ARN longpolicynamebutnoarn is not valid.'],
    [
      'arn:aws:iam::111111111111:policy/none',
      'NoSuchEntity',
      'Policy arn:aws:iam::111111111111:policy/none does not exist or is not attachable.',
    ],
  ])('%s cannot be attached', (PolicyArn, code, message) => {
    const { root } = withUser();
    expect(failureOf(() => root.call('iam', 'AttachUserPolicy', { UserName: 'Bob', PolicyArn }))).toMatchObject({ code, message });
  });

  test('conditions see which policy is attached', () => {
    const { root, cloud } = withUser();
    const statement = {
      Effect: 'Allow',
      Action: 'iam:AttachUserPolicy',
      Resource: '*',
      Condition: { ArnEquals: { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/ReadOnlyAccess' } },
    };
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: statement });
    root.call('iam', 'PutUserPolicy', { UserName: 'Bob', PolicyName: 'p', PolicyDocument });
    const bob = cloud.as(root.call('iam', 'CreateAccessKey', { UserName: 'Bob' }).AccessKey);
    bob.call('iam', 'AttachUserPolicy', { UserName: 'Bob', PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' });
    const attachMore = (): unknown =>
      bob.call('iam', 'AttachUserPolicy', { UserName: 'Bob', PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' });
    expect(failureOf(attachMore)).toMatchObject({ code: 'AccessDenied', status: 403 });
  });

  test('a boundary limits the user until it is removed', () => {
    const { root, cloud } = withUser();
    root.call('iam', 'PutUserPolicy', { UserName: 'Bob', PolicyName: 'all', PolicyDocument: ALLOW_ALL });
    const key = root.call('iam', 'CreateAccessKey', { UserName: 'Bob' }).AccessKey;
    root.call('iam', 'PutUserPermissionsBoundary', {
      UserName: 'Bob',
      PermissionsBoundary: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess',
    });
    expect(failureOf(() => cloud.as(key).call('iam', 'ListUsers')).message).toContain(
      'because no permissions boundary allows the iam:ListUsers action',
    );
    root.call('iam', 'DeleteUserPermissionsBoundary', { UserName: 'Bob' });
    expect(cloud.as(key).call('iam', 'ListUsers').Users).toHaveLength(1);
  });
});

describe('tags of users', () => {
  test('keys differ without regard to case', () => {
    const { root } = withUser();
    root.call('iam', 'TagUser', {
      UserName: 'Bob',
      Tags: [
        { Key: 'Env', Value: 'a' },
        { Key: 'x', Value: '' },
      ],
    });
    root.call('iam', 'TagUser', { UserName: 'Bob', Tags: [{ Key: 'ENV', Value: 'b' }] });
    expect(root.call('iam', 'ListUserTags', { UserName: 'Bob' }).Tags).toEqual([
      { Key: 'ENV', Value: 'b' },
      { Key: 'x', Value: '' },
    ]);
    root.call('iam', 'UntagUser', { UserName: 'Bob', TagKeys: ['env', 'none'] });
    expect(root.call('iam', 'GetUser', { UserName: 'Bob' }).User.Tags).toEqual([{ Key: 'x', Value: '' }]);
  });

  test('of user and request are what conditions ask about', () => {
    const { root, cloud } = withUser();
    root.call('iam', 'TagUser', { UserName: 'Bob', Tags: [{ Key: 'team', Value: 'blue' }] });
    const statement = {
      Effect: 'Allow',
      Action: 'iam:TagUser',
      Resource: '*',
      Condition: {
        StringEquals: { 'iam:ResourceTag/team': 'blue', 'aws:RequestTag/cost': '7' },
        'ForAllValues:StringEquals': { 'aws:TagKeys': ['cost'] },
      },
    };
    root.call('iam', 'PutUserPolicy', {
      UserName: 'Bob',
      PolicyName: 'p',
      PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: statement }),
    });
    const bob = cloud.as(root.call('iam', 'CreateAccessKey', { UserName: 'Bob' }).AccessKey);
    const cost = { Key: 'cost', Value: '7' };
    expect(failureOf(() => bob.call('iam', 'TagUser', { UserName: 'Bob', Tags: [cost, { Key: 'more', Value: '' }] })).code).toBe(
      'AccessDenied',
    );
    bob.call('iam', 'TagUser', { UserName: 'Bob', Tags: [cost] });
    expect(root.call('iam', 'ListUserTags', { UserName: 'Bob' }).Tags).toHaveLength(2);
  });
});
