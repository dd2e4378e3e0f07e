// Access points, and tags by ARN.
import { beforeEach, describe, expect, test } from 'vitest';
import { ACCOUNT_A, ACCOUNT_B, BUCKET, told, type S3Cloud, s3Cloud } from '../../../../../test/testkit/cloud/s3-cloud.ts';

let owner: S3Cloud['owner'];
let other: S3Cloud['other'];
let makeBucket: S3Cloud['makeBucket'];
let call: S3Cloud['call'];
let put: S3Cloud['put'];
let read: S3Cloud['read'];

beforeEach(() => {
  ({ owner, other, makeBucket, call, put, read } = s3Cloud());
});

describe('access points', () => {
  const Name = 'point';
  const control = (operation: string, input: object = {}) => owner.call('s3control', operation, { AccountId: ACCOUNT_A, Name, ...input });

  test('lead to the bucket, by policies of both', () => {
    makeBucket();
    put('k', 'hello');
    const { AccessPointArn, Alias } = control('CreateAccessPoint', { Bucket: BUCKET });
    expect(AccessPointArn).toBe(`arn:aws:s3:us-west-2:${ACCOUNT_A}:accesspoint/${Name}`);
    for (const name of [AccessPointArn, Alias, `${Name}-${ACCOUNT_A}`]) expect(read({ Bucket: name, Key: 'k' })).toBe('hello');
    const through = { Bucket: AccessPointArn, Key: 'k' };
    const allow = (Resource: string, more: object = {}) =>
      JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { AWS: ACCOUNT_B }, Action: 's3:GetObject', Resource, ...more }],
      });
    control('PutAccessPointPolicy', { Policy: allow(`${AccessPointArn}/object/*`) });
    expect(told(() => read(through, other))).toBe('AccessDenied 403');
    const Condition = { StringEquals: { 's3:DataAccessPointAccount': ACCOUNT_A } };
    call('PutBucketPolicy', { Policy: allow(`arn:aws:s3:::${BUCKET}/*`, { Condition }) });
    expect(read(through, other)).toBe('hello');
    expect(told(() => read({ Key: 'k' }, other))).toBe('AccessDenied 403');
    expect(control('GetAccessPointPolicyStatus')).toEqual({ PolicyStatus: { IsPublic: false } });
    expect(control('ListAccessPoints').AccessPointList).toHaveLength(1);
    control('DeleteAccessPoint');
    expect(told(() => read({ Bucket: AccessPointArn, Key: 'k' }))).toBe('NoSuchAccessPoint 404');
  });

  test('and buckets have tags by ARN', () => {
    makeBucket();
    const ResourceArn = `arn:aws:s3:::${BUCKET}`;
    const tags = (operation: string, input: object = {}) =>
      owner.call('s3control', operation, { AccountId: ACCOUNT_A, ResourceArn, ...input });
    tags('TagResource', {
      Tags: [
        { Key: 'a', Value: '1' },
        { Key: 'b', Value: '2' },
      ],
    });
    tags('UntagResource', { TagKeys: ['a'] });
    expect(tags('ListTagsForResource')).toEqual({ Tags: [{ Key: 'b', Value: '2' }] });
    expect(call('GetBucketTagging')).toEqual({ TagSet: [{ Key: 'b', Value: '2' }] });
  });

  test('are refused to others', () => {
    expect(told(() => other.call('s3control', 'ListAccessPoints', { AccountId: ACCOUNT_A }))).toBe('AccessDenied 403');
    expect(told(() => owner.call('s3control', 'GetPublicAccessBlock', { AccountId: ACCOUNT_A }))).toBe(
      'NoSuchPublicAccessBlockConfiguration 404',
    );
  });
});
