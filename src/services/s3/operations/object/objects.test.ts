// Objects: what was put comes back, in parts and on conditions.
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { ACCOUNT_B, BUCKET, md5, told, type S3Cloud, s3Cloud } from '../../../../../test/testkit/cloud/s3-cloud.ts';
import type { ServiceError } from '../../../../cloud/service-error.ts';

let makeBucket: S3Cloud['makeBucket'];
let call: S3Cloud['call'];
let put: S3Cloud['put'];
let read: S3Cloud['read'];

beforeEach(() => {
  ({ makeBucket, call, put, read } = s3Cloud());
});

describe('objects', () => {
  beforeEach(() => makeBucket());

  test('come back as they were put', () => {
    const Metadata = { colour: 'blue' };
    const answer = put('a b/ü+c', 'hello', {
      ContentType: 'text/plain',
      CacheControl: 'no-store',
      ContentEncoding: 'aws-chunked,gzip',
      Metadata,
    });
    expect(answer.ETag).toBe(`"${md5('hello')}"`);
    expect(answer.ServerSideEncryption).toBe('AES256');
    const got = call('GetObject', { Key: 'a b/ü+c' });
    expect(got).toMatchObject({ ContentType: 'text/plain', CacheControl: 'no-store', ContentEncoding: 'gzip', ContentLength: 5, Metadata });
    expect(read({ Key: 'a b/ü+c' })).toBe('hello');
    expect(call('HeadObject', { Key: 'a b/ü+c' }).ETag).toBe(answer.ETag);
    put('empty', '');
    expect([read({ Key: 'empty' }), call('HeadObject', { Key: 'empty' }).ContentLength]).toEqual(['', 0]);
  });

  test.each([
    ['bytes=0-0', 'h', 'bytes 0-0/5'],
    ['bytes=1-3', 'ell', 'bytes 1-3/5'],
    ['bytes=2-', 'llo', 'bytes 2-4/5'],
    ['bytes=-2', 'lo', 'bytes 3-4/5'],
    ['bytes=-99', 'hello', 'bytes 0-4/5'],
    ['bytes=0-99', 'hello', 'bytes 0-4/5'],
    ['bytes=3-1', 'hello', undefined],
    ['bytes=0-1,3-4', 'hello', undefined],
    ['lines=1-2', 'hello', undefined],
  ])('range %s is %s', (Range, wanted, range) => {
    put('k', 'hello');
    expect(read({ Key: 'k', Range })).toBe(wanted);
    expect(call('GetObject', { Key: 'k', Range }).ContentRange).toBe(range);
  });

  test.each(['bytes=5-', 'bytes=9-10', 'bytes=-0'])('range %s cannot be', (Range) => {
    put('k', 'hello');
    expect(told(() => call('GetObject', { Key: 'k', Range }))).toBe('InvalidRange 416');
  });

  test('answer conditions', () => {
    put('k', 'hello');
    const etag = md5('hello');
    const { LastModified } = call('HeadObject', { Key: 'k' });
    const earlier = new Date(LastModified.getTime() - 5000);
    const get = (more: object) => {
      try {
        return read({ Key: 'k', ...more });
      } catch (error) {
        return (error as ServiceError).status;
      }
    };
    expect(get({ IfMatch: `"${etag}"` })).toBe('hello');
    expect(get({ IfMatch: 'x' })).toBe(412);
    expect(get({ IfNoneMatch: etag })).toBe(304);
    expect(get({ IfNoneMatch: '*' })).toBe(304);
    expect(get({ IfNoneMatch: 'x', IfModifiedSince: LastModified })).toBe('hello');
    expect(get({ IfModifiedSince: LastModified })).toBe(304);
    expect(get({ IfModifiedSince: earlier })).toBe('hello');
    expect(get({ IfUnmodifiedSince: earlier })).toBe(412);
    expect(get({ IfMatch: etag, IfUnmodifiedSince: earlier })).toBe('hello');
  });

  test('are written on conditions', () => {
    put('k', 'one', { IfNoneMatch: '*' });
    expect(told(() => put('k', 'two', { IfNoneMatch: '*' }))).toBe('PreconditionFailed 412');
    expect(told(() => put('k', 'two', { IfMatch: '"x"' }))).toBe('PreconditionFailed 412');
    expect(told(() => put('new', 'two', { IfMatch: '"x"' }))).toBe('NoSuchKey 404');
    put('k', 'two', { IfMatch: `"${md5('one')}"` });
    expect(read({ Key: 'k' })).toBe('two');
  });

  test('have errors of their own', () => {
    expect(told(() => call('GetObject', { Key: 'none' }))).toBe('NoSuchKey 404');
    expect(told(() => put('k'.repeat(1025), ''))).toBe('KeyTooLongError 400');
    expect(told(() => put('é'.repeat(513), ''))).toBe('KeyTooLongError 400');
    expect(told(() => put('k', '', { StorageClass: 'ICE' }))).toBe('InvalidStorageClass 400');
    expect(told(() => put('k', '', { Metadata: { a: 'x'.repeat(2048) } }))).toBe('MetadataTooLarge 400');
    expect(told(() => put('k', '', { Tagging: 'a=1&a=2' }))).toBe('InvalidArgument 400');
    expect(told(() => put('k', '', { ACL: 'public-read' }))).toBe('AccessControlListNotSupported 400');
    expect(told(() => call('HeadObject', { Key: 'k', ExpectedBucketOwner: ACCOUNT_B }))).toBe('AccessDenied 403');
    put('cold', 'x', { StorageClass: 'GLACIER' });
    expect(told(() => call('GetObject', { Key: 'cold' }))).toBe('InvalidObjectState 403');
  });

  test('under a customer’s key need it', () => {
    const key = Buffer.alloc(32, 1);
    const keyed = {
      SSECustomerAlgorithm: 'AES256',
      SSECustomerKey: key.toString('base64'),
      SSECustomerKeyMD5: createHash('md5').update(key).digest('base64'),
    };
    put('k', 'x', keyed);
    expect(told(() => call('GetObject', { Key: 'k' }))).toBe('InvalidRequest 400');
    expect(read({ Key: 'k', ...keyed })).toBe('x');
    expect(told(() => put('k', 'x', { ...keyed, SSECustomerKeyMD5: 'x' }))).toBe('InvalidArgument 400');
  });

  test('are copied', () => {
    put('from', 'hello', { ContentType: 'text/plain', Metadata: { a: '1' }, Tagging: 't=1' });
    call('CopyObject', { Key: 'to', CopySource: `${BUCKET}/from` });
    expect(read({ Key: 'to' })).toBe('hello');
    expect(call('HeadObject', { Key: 'to' })).toMatchObject({ ContentType: 'text/plain', Metadata: { a: '1' }, TagCount: 1 });
    call('CopyObject', {
      Key: 'other',
      CopySource: `/${BUCKET}/from`,
      MetadataDirective: 'REPLACE',
      TaggingDirective: 'REPLACE',
      ContentType: 'a/b',
    });
    expect(call('HeadObject', { Key: 'other' })).toMatchObject({ ContentType: 'a/b' });
    expect(call('HeadObject', { Key: 'other' }).TagCount).toBe(undefined);
    expect(told(() => call('CopyObject', { Key: 'from', CopySource: `${BUCKET}/from` }))).toBe('InvalidRequest 400');
    expect(told(() => call('CopyObject', { Key: 'to', CopySource: `${BUCKET}/from`, CopySourceIfMatch: 'x' }))).toBe(
      'PreconditionFailed 412',
    );
    expect(told(() => call('CopyObject', { Key: 'to', CopySource: `${BUCKET}/none` }))).toBe('NoSuchKey 404');
    put('a b', 'spaced');
    call('CopyObject', { Key: 'to', CopySource: `${BUCKET}/a%20b` });
    expect(read({ Key: 'to' })).toBe('spaced');
  });

  test('are listed', () => {
    for (const key of ['a', 'b/1', 'b/2', 'c d', 'é', '\u{1f600}', '\uffff']) put(key, 'x');
    const keys = (answer: { Contents: { Key: string }[] }) => answer.Contents.map(({ Key }) => Key);
    const groups = (answer: { CommonPrefixes: { Prefix: string }[] }) => answer.CommonPrefixes.map(({ Prefix }) => Prefix);
    expect(keys(call('ListObjectsV2'))).toEqual(['a', 'b/1', 'b/2', 'c d', 'é', '\uffff', '\u{1f600}']);
    const grouped = call('ListObjectsV2', { Delimiter: '/', MaxKeys: 2 });
    expect([keys(grouped), groups(grouped), grouped.KeyCount, grouped.IsTruncated]).toEqual([['a'], ['b/'], 2, true]);
    const next = call('ListObjectsV2', {
      Delimiter: '/',
      ContinuationToken: grouped.NextContinuationToken,
      FetchOwner: true,
      EncodingType: 'url',
    });
    expect([keys(next), groups(next), next.IsTruncated]).toEqual([['c+d', '%C3%A9', '%EF%BF%BF', '%F0%9F%98%80'], [], false]);
    expect(next.Contents[0].Owner.ID).toBe(call('GetBucketAcl').Owner.ID);
    expect(keys(call('ListObjectsV2', { Prefix: 'b/', StartAfter: 'b/1' }))).toEqual(['b/2']);
    expect(call('ListObjectsV2', { MaxKeys: 0 })).toMatchObject({ KeyCount: 0, IsTruncated: false });
    const old = call('ListObjects', { Delimiter: '/', MaxKeys: 2 });
    expect(old.NextMarker).toBe('b/');
    expect(keys(call('ListObjects', { Delimiter: '/', MaxKeys: 1, Marker: old.NextMarker }))).toEqual(['c d']);
    expect(told(() => call('ListObjectsV2', { ContinuationToken: 'x' }))).toBe('InvalidArgument 400');
    expect(told(() => call('ListObjectsV2', { MaxKeys: -1 }))).toBe('InvalidArgument 400');
  });

  test('archived come back for days', () => {
    put('k', 'cold', { StorageClass: 'DEEP_ARCHIVE' });
    expect(told(() => read({ Key: 'k' }))).toBe('InvalidObjectState 403');
    call('RestoreObject', { Key: 'k', RestoreRequest: { Days: 1 } });
    expect(read({ Key: 'k' })).toBe('cold');
    expect(call('HeadObject', { Key: 'k' }).Restore).toMatch(/^ongoing-request="false", expiry-date=".* 00:00:00 GMT"$/);
    expect(told(() => call('RestoreObject', { Key: 'none', RestoreRequest: { Days: 1 } }))).toBe('NoSuchKey 404');
  });

  test('are deleted in a batch', () => {
    put('a', '1');
    put('b', '2');
    const batch = { Delete: { Objects: [{ Key: 'a' }, { Key: 'none' }, { Key: 'b', VersionId: 'short' }] } };
    const answer = call('DeleteObjects', batch);
    expect(answer.Deleted).toEqual([{ Key: 'a' }, { Key: 'none' }]);
    expect(answer.Errors).toEqual([{ Key: 'b', VersionId: 'short', Code: 'InvalidArgument', Message: 'Invalid version id specified' }]);
    expect(call('DeleteObjects', { Delete: { ...batch.Delete, Quiet: true } }).Deleted).toBe(undefined);
  });
});
