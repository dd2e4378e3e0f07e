// Buckets: names, regions, listings, and what a new one answers.
import { beforeEach, describe, expect, test } from 'vitest';
import { failure, told, type S3Cloud, s3Cloud } from '../../../../../test/testkit/cloud/s3-cloud.ts';

let owner: S3Cloud['owner'];
let other: S3Cloud['other'];
let makeBucket: S3Cloud['makeBucket'];
let call: S3Cloud['call'];
let put: S3Cloud['put'];

beforeEach(() => {
  ({ owner, other, makeBucket, call, put } = s3Cloud());
});

describe('buckets', () => {
  test('have names that are global', () => {
    makeBucket();
    expect(told(() => makeBucket())).toBe('BucketAlreadyOwnedByYou 409');
    expect(told(() => call('CreateBucket', { CreateBucketConfiguration: { LocationConstraint: 'us-west-2' } }, other))).toBe(
      'BucketAlreadyExists 409',
    );
    const east = owner.inRegion('us-east-1');
    expect(east.call('s3', 'CreateBucket', { Bucket: 'east' }).Location).toBe('/east');
    expect(east.call('s3', 'CreateBucket', { Bucket: 'east' }).Location).toBe('/east');
  });

  test.each(['ab', 'Upper', 'a..b', '192.168.1.1', 'xn--a', 'a-s3alias', '-a-', 'a_b', 'a'.repeat(64)])('cannot be named %s', (name) => {
    expect(told(() => makeBucket(name))).toBe('InvalidBucketName 400');
  });

  test('stand in the region of the endpoint', () => {
    expect(told(() => call('CreateBucket'))).toBe('IllegalLocationConstraintException 400');
    expect(told(() => call('CreateBucket', { CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } }))).toBe(
      'IllegalLocationConstraintException 400',
    );
    makeBucket();
    expect(call('GetBucketLocation')).toEqual({ LocationConstraint: 'us-west-2' });
    expect(call('GetBucketLocation', {}, owner.inRegion('us-east-1'))).toEqual({ LocationConstraint: 'us-west-2' });
    const elsewhere = failure(() => call('ListObjectsV2', {}, owner.inRegion('eu-west-1')));
    expect([elsewhere.code, elsewhere.status, elsewhere.details.headers]).toEqual([
      'PermanentRedirect',
      301,
      [['x-amz-bucket-region', 'us-west-2']],
    ]);
  });

  test('tell their region to everybody', () => {
    makeBucket();
    expect(call('HeadBucket').BucketRegion).toBe('us-west-2');
    const refused = failure(() => call('HeadBucket', {}, other));
    expect([refused.status, refused.details.headers]).toEqual([403, expect.arrayContaining([['x-amz-bucket-region', 'us-west-2']])]);
  });

  test('are listed to their account, in pages', () => {
    for (const name of ['bbb', 'aaa', 'abc']) makeBucket(name);
    const names = (answer: { Buckets: { Name: string }[] }) => answer.Buckets.map(({ Name }) => Name);
    expect(names(owner.call('s3', 'ListBuckets'))).toEqual(['aaa', 'abc', 'bbb']);
    expect(names(other.call('s3', 'ListBuckets'))).toEqual([]);
    const page = owner.call('s3', 'ListBuckets', { MaxBuckets: 2 });
    expect(names(page)).toEqual(['aaa', 'abc']);
    expect(names(owner.call('s3', 'ListBuckets', { MaxBuckets: 2, ContinuationToken: page.ContinuationToken }))).toEqual(['bbb']);
    expect(names(owner.call('s3', 'ListBuckets', { Prefix: 'a' }))).toEqual(['aaa', 'abc']);
  });

  test('are deleted when empty', () => {
    makeBucket();
    put('a', '1');
    expect(told(() => call('DeleteBucket'))).toBe('BucketNotEmpty 409');
    call('DeleteObject', { Key: 'a' });
    call('DeleteBucket');
    expect(told(() => call('HeadBucket'))).toBe('NoSuchBucket 404');
    expect(told(() => call('HeadBucket', {}, other))).toBe('NoSuchBucket 404');
  });

  test.each([
    ['GetBucketPolicy', 'NoSuchBucketPolicy 404'],
    ['GetBucketCors', 'NoSuchCORSConfiguration 404'],
    ['GetBucketLifecycleConfiguration', 'NoSuchLifecycleConfiguration 404'],
    ['GetBucketReplication', 'ReplicationConfigurationNotFoundError 404'],
    ['GetBucketTagging', 'NoSuchTagSet 404'],
    ['GetBucketWebsite', 'NoSuchWebsiteConfiguration 404'],
    ['GetObjectLockConfiguration', 'ObjectLockConfigurationNotFoundError 404'],
  ])('%s of a new one: %s', (operation, wanted) => {
    makeBucket();
    expect(told(() => call(operation))).toBe(wanted);
  });

  test('answer defaults for what always is', () => {
    makeBucket();
    expect(call('GetBucketVersioning')).toEqual({});
    expect(call('GetBucketLogging')).toEqual({});
    expect(call('GetBucketRequestPayment')).toEqual({ Payer: 'BucketOwner' });
    expect(call('GetBucketAccelerateConfiguration')).toEqual({});
    expect(call('GetBucketEncryption').ServerSideEncryptionConfiguration.Rules).toEqual([
      { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' }, BucketKeyEnabled: false },
    ]);
    expect(call('GetBucketOwnershipControls')).toEqual({ OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] } });
    expect(call('GetPublicAccessBlock').PublicAccessBlockConfiguration.BlockPublicPolicy).toBe(true);
    const { Owner, Grants } = call('GetBucketAcl');
    expect(Owner.ID).toMatch(/^[0-9a-f]{64}$/);
    expect(Grants).toEqual([{ Grantee: { Type: 'CanonicalUser', ID: Owner.ID }, Permission: 'FULL_CONTROL' }]);
  });

  test('keep dates of lifecycle rules', () => {
    makeBucket();
    const Rules = [{ ID: 'r', Status: 'Enabled', Filter: { Prefix: 'x' }, Expiration: { Date: new Date('2030-01-01T00:00:00Z') } }];
    call('PutBucketLifecycleConfiguration', { LifecycleConfiguration: { Rules } });
    expect(call('GetBucketLifecycleConfiguration').Rules).toEqual(Rules);
  });
});
