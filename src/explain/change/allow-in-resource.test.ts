// The statement that a resource policy gets: whom it names, and with which Resource.
import { describe, expect, test } from 'vitest';
import { A, allow, anonymous, B, type Case, policy, root, rootArn, session, sns, to } from '../../../test/reference/fixture.ts';
import { only, recommended } from '../../../test/testkit/planned.ts';
import { described } from '../../../test/testkit/state-of.ts';
import type { Change } from '../explanation.ts';

const alice = `arn:aws:iam::${A}:user/team/alice`;
const role = `arn:aws:iam::${A}:role/path/R`;
const key = `arn:aws:kms:us-east-1:${B}:key/1`;
const open = { identity: [policy('identity', allow())] };

describe('resource policies', () => {
  const cross = (one: Case): Change => only({ owner: B, policies: open, ...one });

  test.each([
    ['s3:GetObject', 'arn:aws:s3:::bucket/a/b.txt', 'bucket policy of bucket', 'arn:aws:s3:::bucket/a/b.txt', 'arn:aws:s3:::bucket'],
    ['s3:ListBucket', 'arn:aws:s3:::bucket', 'bucket policy of bucket', 'arn:aws:s3:::bucket', 'arn:aws:s3:::bucket'],
    ['ecr:BatchGetImage', `arn:aws:ecr:us-east-1:${B}:repository/team/app`, 'repository policy of team/app', undefined, undefined],
    ['kms:Decrypt', key, 'key policy of 1', '*', undefined],
    ['sqs:SendMessage', `arn:aws:sqs:us-east-1:${B}:jobs`, 'queue policy of jobs', `arn:aws:sqs:us-east-1:${B}:jobs`, undefined],
    ['sns:Publish', `arn:aws:sns:us-east-1:${B}:alarms`, 'topic policy of alarms', `arn:aws:sns:us-east-1:${B}:alarms`, undefined],
    [
      'lambda:InvokeFunction',
      `arn:aws:lambda:us-east-1:${B}:function:f:prod`,
      'function policy of f:prod',
      `arn:aws:lambda:us-east-1:${B}:function:f:prod`,
      undefined,
    ],
    [
      'secretsmanager:GetSecretValue',
      `arn:aws:secretsmanager:us-east-1:${B}:secret:db-AbCdEf`,
      'resource policy of db-AbCdEf',
      '*',
      undefined,
    ],
  ])('%s: created with the Resource that the service takes', (action, resource, name, element, carrier) => {
    const { policy: created, statement, summary } = cross({ action, resource });
    expect(summary).toBe(`in account ${B}, create the ${name}`);
    expect(created).toEqual({ type: 'resource', name, attachedTo: carrier ?? resource, account: B });
    const wanted = element === undefined ? {} : { Resource: element };
    expect(statement).toEqual({ Effect: 'Allow', Principal: { AWS: alice }, Action: action, ...wanted });
  });

  test('an existing policy gets the statement', () => {
    const existing = described(policy('resource', to({ AWS: B })), { name: 'bucket policy of bucket', account: B });
    const change = cross({ policies: { ...open, resource: existing } });
    expect(change.policy).toBe(existing.description);
    expect(change.summary).toBe(`in account ${B}, add to the bucket policy of bucket`);
  });

  test('a key of S3 that holds wildcards is meant literally, in old policies as narrowly as they can', () => {
    const resource = 'arn:aws:s3:::bucket/a*b?${aws:username}';
    expect(cross({ resource }).statement).toMatchObject({ Resource: 'arn:aws:s3:::bucket/a${*}b${?}${$}{aws:username}' });
    const old = { ...policy('resource'), document: { Version: '2008-10-17', Statement: [] } };
    expect(cross({ resource, policies: { ...open, resource: old } }).statement).toMatchObject({
      Resource: 'arn:aws:s3:::bucket/a?b?${aws:username}',
    });
  });

  test('a key policy, within the account too', () => {
    const resource = key.replace(B, A);
    const change = only({ action: 'kms:Decrypt', resource, principal: session, policies: { ...open, resource: policy('resource') } });
    expect(change).toMatchObject({ layer: 'resource', account: A, statement: { Principal: { AWS: role }, Resource: '*' } });
  });

  test('a key that is used through a service is opened to that service only', () => {
    const context = { 'kms:viaservice': 's3.us-east-1.amazonaws.com' };
    expect(cross({ action: 'kms:Decrypt', resource: key, context, via: ['s3.amazonaws.com'] }).statement).toMatchObject({
      Condition: { StringEquals: { 'kms:ViaService': 's3.us-east-1.amazonaws.com' } },
    });
  });

  test('the root user, and not its whole account', () => {
    expect(cross({ principal: root }).statement).toMatchObject({
      Principal: { AWS: rootArn },
      Condition: { ArnEquals: { 'aws:PrincipalArn': rootArn } },
    });
  });

  test('a service is held to whom it acts for, where the request tells', () => {
    const topic = `arn:aws:sns:us-east-1:${B}:alarms`;
    const one: Case = { principal: sns, action: 'sqs:SendMessage', resource: `arn:aws:sqs:us-east-1:${B}:jobs`, owner: B };
    const bare = only(one);
    expect(bare.statement).not.toHaveProperty('Condition');
    expect(bare.summary).toBe(
      `in account ${B}, create the queue policy of jobs (a condition on aws:SourceArn or aws:SourceAccount keeps others from making sns.amazonaws.com do it for them)`,
    );
    const held = only({ ...one, context: { 'aws:sourcearn': topic, 'aws:sourceaccount': B } });
    expect(held.summary).toBe(`in account ${B}, create the queue policy of jobs`);
    expect(held.statement).toEqual({
      Effect: 'Allow',
      Principal: { Service: 'sns.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: `arn:aws:sqs:us-east-1:${B}:jobs`,
      Condition: { ArnEquals: { 'aws:SourceArn': topic }, StringEquals: { 'aws:SourceAccount': B } },
    });
  });

  test('for an unsigned request: that it is public then', () => {
    const change = only({ principal: anonymous, owner: B });
    expect(change.statement).toMatchObject({ Principal: '*' });
    expect(change.summary).toBe(`in account ${B}, create the bucket policy of bucket (it is public then, to everybody)`);
  });

  test('both sides at once', () => {
    const changes = recommended({ owner: B });
    expect(changes.map(({ layer, account }) => [layer, account])).toEqual([
      ['resource', B],
      ['identity', A],
    ]);
  });
});
