// Who may do what with a bucket: policies, access control lists, Block Public Access.
import { beforeEach, describe, expect, test } from 'vitest';
import { ACCOUNT_A, BUCKET, failure, told, type S3Cloud, s3Cloud } from '../../../../../test/testkit/cloud/s3-cloud.ts';

let cloud: S3Cloud['cloud'];
let owner: S3Cloud['owner'];
let other: S3Cloud['other'];
let makeBucket: S3Cloud['makeBucket'];
let call: S3Cloud['call'];
let put: S3Cloud['put'];
let read: S3Cloud['read'];

beforeEach(() => {
  ({ cloud, owner, other, makeBucket, call, put, read } = s3Cloud());
});

describe('who may', () => {
  const open = { BlockPublicAcls: false, IgnorePublicAcls: false, BlockPublicPolicy: false, RestrictPublicBuckets: false };
  const policy = (...Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement });
  const everybody = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `arn:aws:s3:::${BUCKET}/*` };

  beforeEach(() => {
    makeBucket();
    put('k', 'hello');
  });

  test('strangers may nothing, and learn nothing', () => {
    const { code, message } = failure(() => read({ Key: 'k' }, other));
    expect([code, message]).toEqual(['AccessDenied', 'Access Denied']);
    expect(told(() => read({ Key: 'none' }, other))).toBe('AccessDenied 403');
    expect(told(() => read({ Key: 'k' }, cloud.anonymous))).toBe('AccessDenied 403');
  });

  test('public policies are blocked until the block is off', () => {
    const blocked = failure(() => call('PutBucketPolicy', { Policy: policy(everybody) }));
    expect(blocked.message).toBe(
      `User: arn:aws:iam::${ACCOUNT_A}:root is not authorized to perform: s3:PutBucketPolicy on resource: "arn:aws:s3:::${BUCKET}" because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access`,
    );
    call('PutPublicAccessBlock', { PublicAccessBlockConfiguration: open });
    call('PutBucketPolicy', { Policy: policy(everybody) });
    expect(call('GetBucketPolicyStatus')).toEqual({ PolicyStatus: { IsPublic: true } });
    expect(read({ Key: 'k' }, cloud.anonymous)).toBe('hello');
    expect(read({ Key: 'k' }, other)).toBe('hello');
    // Whether a key is there is told to those who may list.
    expect(told(() => read({ Key: 'none' }, cloud.anonymous))).toBe('AccessDenied 403');
    owner.call('s3control', 'PutPublicAccessBlock', {
      AccountId: ACCOUNT_A,
      PublicAccessBlockConfiguration: { ...open, RestrictPublicBuckets: true },
    });
    expect(told(() => read({ Key: 'k' }, other))).toBe('AccessDenied 403');
    expect(read({ Key: 'k' })).toBe('hello');
  });

  test.each([
    ['[]', "Policies must be valid JSON and the first byte must be '{'"],
    ['{', 'This policy contains invalid Json'],
    ['{"Version":"2012-10-17"}', 'Missing required field Statement'],
    [policy({ ...everybody, Principal: undefined }), 'Missing required field Principal'],
    [policy({ ...everybody, Resource: 'arn:aws:s3:::else/*' }), 'Policy has invalid resource'],
    [policy({ ...everybody, Action: 's3:ListBucket' }), 'Action does not apply to any resource(s) in statement'],
    [policy({ ...everybody, Action: 's3:Frobnicate' }), 'Policy has invalid action'],
    [policy({ ...everybody, Action: 'iam:GetUser' }), 'Policy has invalid action'],
    [policy({ ...everybody, Principal: { AWS: 'arn:aws:iam::1:user' } }), 'Invalid principal in policy'],
    [policy({ ...everybody, Sid: 'x'.repeat(21_000) }), 'Policy exceeds the maximum allowed document size.'],
  ])('a policy such as %.40s is refused', (Policy, message) => {
    const refused = failure(() => call('PutBucketPolicy', { Policy }));
    expect([refused.code, refused.status, refused.message]).toEqual(['MalformedPolicy', 400, message]);
  });

  test('conditions see the request', () => {
    const deny = (Condition: object, Action: string, Resource = `arn:aws:s3:::${BUCKET}/*`) =>
      policy({ Effect: 'Deny', Principal: '*', Action, Resource, Condition });
    const with_ = (document: string) => call('PutBucketPolicy', { Policy: document });
    with_(deny({ StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' } }, 's3:PutObject'));
    expect(told(() => put('k', 'x'))).toBe('AccessDenied 403');
    put('k', 'x', { ServerSideEncryption: 'aws:kms' });
    with_(deny({ StringLike: { 's3:prefix': 'private/*' } }, 's3:ListBucket', `arn:aws:s3:::${BUCKET}`));
    call('ListObjectsV2', { Prefix: 'public/' });
    expect(told(() => call('ListObjectsV2', { Prefix: 'private/x' }))).toBe('AccessDenied 403');
    put('tagged', 'x', { Tagging: 'secret=yes' });
    with_(deny({ StringEquals: { 's3:ExistingObjectTag/secret': 'yes' } }, 's3:GetObject'));
    expect(told(() => read({ Key: 'tagged' }))).toBe('AccessDenied 403');
    expect(read({ Key: 'k' })).toBe('x');
    with_(deny({ 'ForAnyValue:StringEquals': { 's3:RequestObjectTagKeys': ['bad'] } }, 's3:PutObject'));
    expect(told(() => put('k', 'x', { Tagging: 'bad=1' }))).toBe('AccessDenied 403');
    with_(deny({ StringLike: { 's3:x-amz-copy-source': '*secret*' } }, 's3:PutObject'));
    expect(told(() => call('CopyObject', { Key: 'copy', CopySource: `${BUCKET}/secret` }))).toBe('AccessDenied 403');
  });

  test('a batch refuses key by key', () => {
    call('PutBucketPolicy', {
      Policy: policy({ Effect: 'Deny', Principal: '*', Action: 's3:DeleteObject', Resource: `arn:aws:s3:::${BUCKET}/keep/*` }),
    });
    put('keep/a', 'x');
    const { Deleted, Errors } = call('DeleteObjects', { Delete: { Objects: [{ Key: 'keep/a' }, { Key: 'k' }] } });
    expect(Deleted).toEqual([{ Key: 'k' }]);
    expect(Errors).toEqual([
      {
        Key: 'keep/a',
        Code: 'AccessDenied',
        Message: `User: arn:aws:iam::${ACCOUNT_A}:root is not authorized to perform: s3:DeleteObject on resource: "arn:aws:s3:::${BUCKET}/keep/a" with an explicit deny in a resource-based policy`,
      },
    ]);
  });

  test('lists let accounts in where they count', () => {
    expect(told(() => call('PutBucketAcl', { ACL: 'private' }))).toBe('AccessControlListNotSupported 400');
    call('PutBucketOwnershipControls', { OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] } });
    expect(told(() => put('k', 'x', { ACL: 'public-read' }))).toBe('AccessDenied 403');
    const id = other.call('s3', 'ListBuckets').Owner.ID;
    put('shared', 'x', { GrantRead: `id="${id}"` });
    expect(read({ Key: 'shared' }, other)).toBe('x');
    expect(told(() => read({ Key: 'k' }, other))).toBe('AccessDenied 403');
    call('PutPublicAccessBlock', { PublicAccessBlockConfiguration: open });
    put('open', 'x', { ACL: 'public-read' });
    expect(read({ Key: 'open' }, cloud.anonymous)).toBe('x');
    call('PutBucketAcl', { GrantWrite: `id="${id}"` });
    put('theirs', 'y', {}, other);
    // What another account wrote is that account's own.
    expect(told(() => read({ Key: 'theirs' }))).toBe('AccessDenied 403');
    expect(read({ Key: 'theirs' }, other)).toBe('y');
    call('DeleteObject', { Key: 'theirs' });
    expect(told(() => call('GetObject', { Key: 'theirs' }))).toBe('NoSuchKey 404');
  });
});
