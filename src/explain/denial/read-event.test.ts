// CloudTrail events, bare and wrapped, as requests.
import { describe, expect, test } from 'vitest';
import type { DeniedRequest } from './denial.ts';
import { readDenial } from './read-denial.ts';

function denial(event: unknown): DeniedRequest {
  const read = readDenial(JSON.stringify(event));
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

const assumedRole = {
  type: 'AssumedRole',
  principalId: 'AROAEXAMPLE:i-0abc',
  arn: 'arn:aws:sts::111111111111:assumed-role/app/i-0abc',
  accountId: '111111111111',
  sessionContext: {
    sessionIssuer: { type: 'Role', arn: 'arn:aws:iam::111111111111:role/service/app', accountId: '111111111111', userName: 'app' },
    attributes: { creationDate: '2026-10-31T08:00:00Z', mfaAuthenticated: 'false' },
    sourceIdentity: 'alice',
  },
};

const event = {
  eventVersion: '1.11',
  userIdentity: assumedRole,
  eventTime: '2026-10-31T09:00:00Z',
  eventSource: 's3.amazonaws.com',
  eventName: 'GetObject',
  awsRegion: 'us-west-2',
  sourceIPAddress: '203.0.113.7',
  userAgent: '[aws-cli/2.31]',
  errorCode: 'AccessDenied',
  errorMessage: 'Access Denied',
  requestParameters: { bucketName: 'bucket', key: 'a/b.txt', Host: 'bucket.s3.us-west-2.amazonaws.com' },
  resources: [
    { type: 'AWS::S3::Object', ARN: 'arn:aws:s3:::bucket/a/b.txt' },
    { accountId: '222222222222', type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::bucket' },
  ],
  recipientAccountId: '222222222222',
  vpcEndpointId: undefined as string | undefined,
};

test('an event of S3: request, context, session', () => {
  expect(denial(event)).toEqual({
    form: 'a CloudTrail event',
    principal: 'arn:aws:sts::111111111111:assumed-role/app/i-0abc',
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::bucket/a/b.txt',
    resourceAccount: '222222222222',
    context: new Map([
      ['aws:sourceip', '203.0.113.7'],
      ['aws:useragent', '[aws-cli/2.31]'],
      ['aws:currenttime', '2026-10-31T09:00:00Z'],
      ['aws:requestedregion', 'us-west-2'],
    ]),
    session: { issuedAt: '2026-10-31T08:00:00Z', mfa: false, sourceIdentity: 'alice' },
  });
});

test('the action is the one that IAM knows, the resource the one that it is on', () => {
  const list = denial({ ...event, eventName: 'ListObjectsV2', requestParameters: { bucketName: 'bucket', prefix: 'a/' } });
  expect(list).toMatchObject({ action: 's3:ListBucket', resource: 'arn:aws:s3:::bucket' });
  expect(list.context.get('s3:prefix')).toBe('a/');
});

test('through a VPC endpoint the address is a private one', () => {
  const read = denial({ ...event, vpcEndpointId: 'vpce-1', sourceIPAddress: '10.0.0.7' });
  expect(read.vpcEndpoint).toBe('vpce-1');
  expect(read.context.get('aws:vpcsourceip')).toBe('10.0.0.7');
  expect(read.context.has('aws:sourceip')).toBe(false);
});

test('what the message names counts more than the fields', () => {
  const errorMessage =
    'User: arn:aws:iam::111111111111:user/alice is not authorized to perform: sts:TagSession on resource: arn:aws:iam::222222222222:role/reader because no identity-based policy allows the sts:TagSession action';
  const read = denial({
    ...event,
    eventSource: 'sts.amazonaws.com',
    eventName: 'AssumeRole',
    errorMessage,
    requestParameters: null,
    resources: null,
  });
  expect(read).toMatchObject({
    principal: 'arn:aws:iam::111111111111:user/alice',
    action: 'sts:TagSession',
    resource: 'arn:aws:iam::222222222222:role/reader',
    stated: { layer: 'identity', kind: 'implicitDeny' },
  });
});

test('where the message leaves the resource out, the parameters tell it', () => {
  const requestParameters = { targetKeyId: 'unused', keyId: 'arn:aws:kms:us-west-2:222222222222:key/1' };
  const errorMessage =
    'User: arn:aws:iam::111111111111:user/alice is not authorized to perform: kms:Decrypt on this resource because the resource does not exist';
  expect(
    denial({ ...event, eventSource: 'kms.amazonaws.com', eventName: 'Decrypt', errorMessage, requestParameters, resources: [] }),
  ).toMatchObject({
    action: 'kms:Decrypt',
    resource: 'arn:aws:kms:us-west-2:222222222222:key/1',
  });
});

describe('resources put together', () => {
  test.each([
    ['sts', 'AssumeRole', { roleArn: 'arn:aws:iam::222222222222:role/r' }, 'arn:aws:iam::222222222222:role/r'],
    ['ecr', 'DescribeImages', { registryId: '999999999999', repositoryName: 'app' }, 'arn:aws:ecr:us-west-2:999999999999:repository/app'],
    [
      'sqs',
      'SendMessage',
      { queueUrl: 'https://sqs.us-west-2.amazonaws.com/999999999999/orders' },
      'arn:aws:sqs:us-west-2:999999999999:orders',
    ],
    ['sns', 'Publish', { topicArn: 'arn:aws:sns:us-west-2:999999999999:t' }, 'arn:aws:sns:us-west-2:999999999999:t'],
    ['lambda', 'Invoke', { functionName: 'f' }, 'arn:aws:lambda:us-west-2:222222222222:function:f'],
    [
      'lambda',
      'Invoke',
      { functionName: 'arn:aws:lambda:us-west-2:999999999999:function:f' },
      'arn:aws:lambda:us-west-2:999999999999:function:f',
    ],
    ['secretsmanager', 'GetSecretValue', { secretId: 'prod/db' }, 'arn:aws:secretsmanager:us-west-2:222222222222:secret:prod/db'],
    ['iam', 'DeleteRole', { roleName: 'r' }, 'arn:aws:iam::222222222222:role/r'],
    ['iam', 'ListUsers', null, '*'],
    ['ec2', 'DescribeInstances', { filterSet: {} }, '*'],
    ['ec2', 'ModifySnapshotAttribute', { snapshotId: 'snap-1', attributeType: 'x' }, 'arn:aws:ec2:us-west-2::snapshot/snap-1'],
    ['dynamodb', 'GetItem', { tableName: 'orders' }, 'arn:aws:dynamodb:us-west-2:222222222222:table/orders'],
    [
      'rds',
      'CopyDBSnapshot',
      { sourceDBSnapshotIdentifier: 'arn:aws:rds:us-west-2:1:snapshot:s', targetDBSnapshotIdentifier: 't' },
      'arn:aws:rds:us-west-2:1:snapshot:s',
    ],
    ['ec2', 'RunInstances', { instanceType: 't3.micro' }, undefined],
    ['nosuchservice', 'DoIt', { a: 'b' }, undefined],
  ])('%s %s', (service, eventName, requestParameters, resource) => {
    const bare = {
      ...event,
      eventSource: `${service}.amazonaws.com`,
      eventName,
      requestParameters,
      resources: undefined,
      errorMessage: undefined,
    };
    expect(denial(bare).resource).toBe(resource);
  });
});

describe('callers', () => {
  test.each([
    ['a user', { type: 'IAMUser', arn: 'arn:aws:iam::1:user/a' }, 'arn:aws:iam::1:user/a'],
    ['root', { type: 'Root', arn: 'arn:aws:iam::1:root' }, 'arn:aws:iam::1:root'],
    ['a service', { type: 'AWSService', invokedBy: 'lambda.amazonaws.com' }, 'lambda.amazonaws.com'],
    ['an identity provider', { type: 'WebIdentityUser', identityProvider: 'accounts.google.com' }, 'accounts.google.com'],
    ['nobody', { type: 'AWSAccount', principalId: '', accountId: 'anonymous' }, 'anonymous'],
    [
      'a session of another account, of which only the id is told',
      { type: 'AWSAccount', principalId: 'AROA1:s', accountId: '1' },
      undefined,
    ],
  ])('%s', (_, userIdentity, principal) => {
    expect(denial({ ...event, userIdentity }).principal).toBe(principal);
  });

  test('a federated user, with the user behind it', () => {
    const sessionContext = { sessionIssuer: { type: 'IAMUser', arn: 'arn:aws:iam::1:user/a' } };
    const read = denial({ ...event, userIdentity: { type: 'FederatedUser', arn: 'arn:aws:sts::1:federated-user/f', sessionContext } });
    expect(read).toMatchObject({ principal: 'arn:aws:sts::1:federated-user/f', session: { parent: 'arn:aws:iam::1:user/a' } });
  });

  test('a service that calls on behalf of the caller', () => {
    const read = denial({
      ...event,
      sourceIPAddress: 'athena.amazonaws.com',
      userIdentity: { ...assumedRole, invokedBy: 'athena.amazonaws.com' },
    });
    expect(read.via).toEqual(['athena.amazonaws.com']);
    expect(read.context.has('aws:sourceip')).toBe(false);
  });
});

describe('wrapped', () => {
  const found = { action: 's3:GetObject', resource: 'arn:aws:s3:::bucket/a/b.txt' };

  test.each([
    ['lookup-events', { Events: [{ EventId: '1', EventName: 'GetObject', CloudTrailEvent: JSON.stringify(event) }] }],
    ['one of lookup-events', { EventId: '1', CloudTrailEvent: JSON.stringify(event) }],
    ['EventBridge', { version: '0', 'detail-type': 'AWS API Call via CloudTrail', detail: event }],
    ['a log file, of which the denied one counts', { Records: [{ ...event, eventName: 'PutObject', errorCode: undefined }, event] }],
  ])('by %s', (_, wrapper) => {
    expect(denial(wrapper)).toMatchObject(found);
  });

  test('after other output', () => {
    const read = readDenial(
      `$ aws cloudtrail lookup-events\n${JSON.stringify({ Events: [{ CloudTrailEvent: JSON.stringify(event) }] }, null, 4)}\n`,
    );
    expect(read).toMatchObject({ ok: true, value: found });
  });

  test('keys such as __proto__ are only keys', () => {
    expect(readDenial('{"__proto__": {"eventSource": "s3.amazonaws.com", "eventName": "GetObject"}}').ok).toBe(false);
  });
});
