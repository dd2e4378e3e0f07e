// Versions, delete markers and locks.
import { beforeEach, describe, expect, test } from 'vitest';
import { failure, told, type S3Cloud, s3Cloud } from '../../../../../test/testkit/cloud/s3-cloud.ts';

let cloud: S3Cloud['cloud'];
let owner: S3Cloud['owner'];
let makeBucket: S3Cloud['makeBucket'];
let call: S3Cloud['call'];
let put: S3Cloud['put'];
let read: S3Cloud['read'];

beforeEach(() => {
  ({ cloud, owner, makeBucket, call, put, read } = s3Cloud());
});

describe('versions', () => {
  beforeEach(() => {
    makeBucket();
    call('PutBucketVersioning', { VersioningConfiguration: { Status: 'Enabled' } });
  });

  const listed = () => {
    const { Versions, DeleteMarkers } = call('ListObjectVersions');
    return { versions: Versions.map((one: { VersionId: string }) => one.VersionId), markers: DeleteMarkers.length };
  };

  test('are kept, newest first', () => {
    const one = put('k', 'one').VersionId;
    const two = put('k', 'two').VersionId;
    expect(read({ Key: 'k' })).toBe('two');
    expect(read({ Key: 'k', VersionId: one })).toBe('one');
    expect(listed().versions).toEqual([two, one]);
    call('DeleteObject', { Key: 'k', VersionId: two });
    expect(read({ Key: 'k' })).toBe('one');
    expect(told(() => call('GetObject', { Key: 'k', VersionId: two }))).toBe('NoSuchVersion 404');
    expect(told(() => call('GetObject', { Key: 'k', VersionId: 'x' }))).toBe('InvalidArgument 400');
  });

  test('are hidden by delete markers', () => {
    put('k', 'one');
    const { DeleteMarker, VersionId } = call('DeleteObject', { Key: 'k' });
    expect(DeleteMarker).toBe(true);
    const gone = failure(() => call('GetObject', { Key: 'k' }));
    expect([gone.code, gone.details.headers]).toEqual([
      'NoSuchKey',
      [
        ['x-amz-delete-marker', 'true'],
        ['x-amz-version-id', VersionId],
      ],
    ]);
    expect(told(() => call('GetObject', { Key: 'k', VersionId }))).toBe('MethodNotAllowed 405');
    expect(call('ListObjectsV2').KeyCount).toBe(0);
    expect(listed()).toMatchObject({ markers: 1 });
    expect(call('DeleteObject', { Key: 'k', VersionId })).toEqual({ VersionId, DeleteMarker: true });
    expect(read({ Key: 'k' })).toBe('one');
  });

  test('have one null version when suspended', () => {
    const one = put('k', 'one').VersionId;
    call('PutBucketVersioning', { VersioningConfiguration: { Status: 'Suspended' } });
    put('k', 'two');
    put('k', 'three');
    expect(listed().versions).toEqual(['null', one]);
    call('PutBucketVersioning', { VersioningConfiguration: { Status: 'Enabled' } });
    const four = put('k', 'four').VersionId;
    expect(listed().versions).toEqual([four, 'null', one]);
    expect(read({ Key: 'k', VersionId: 'null' })).toBe('three');
    call('PutBucketVersioning', { VersioningConfiguration: { Status: 'Suspended' } });
    call('DeleteObject', { Key: 'k' });
    expect(listed()).toEqual({ versions: [four, one], markers: 1 });
  });

  test('are paged through, even when deleted on the way', () => {
    for (let index = 0; index < 5; index++) put('k', String(index));
    put('l', 'x');
    let marker = {};
    const seen: string[] = [];
    for (;;) {
      const page = call('ListObjectVersions', { MaxKeys: 2, ...marker });
      for (const { Key, VersionId } of page.Versions) {
        seen.push(Key);
        call('DeleteObject', { Key, VersionId });
      }
      if (!page.IsTruncated) break;
      marker = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker };
    }
    expect(seen).toEqual(['k', 'k', 'k', 'k', 'k', 'l']);
    call('DeleteBucket');
  });

  test('under a lock stay', () => {
    makeBucket('locked', { ObjectLockEnabledForBucket: true });
    const locked = (operation: string, input: object = {}) => owner.call('s3', operation, { Bucket: 'locked', Key: 'k', ...input });
    const until = new Date(cloud.clock.now() + 60_000);
    const { VersionId } = locked('PutObject', { ObjectLockMode: 'GOVERNANCE', ObjectLockRetainUntilDate: until });
    expect(told(() => locked('DeleteObject', { VersionId }))).toBe('AccessDenied 403');
    expect(locked('DeleteObject').DeleteMarker).toBe(true);
    expect(told(() => locked('PutObjectRetention', { VersionId, Retention: {} }))).toBe('AccessDenied 403');
    locked('PutObjectLegalHold', { VersionId, LegalHold: { Status: 'ON' } });
    expect(told(() => locked('DeleteObject', { VersionId, BypassGovernanceRetention: true }))).toBe('AccessDenied 403');
    locked('PutObjectLegalHold', { VersionId, LegalHold: { Status: 'OFF' } });
    expect(locked('DeleteObject', { VersionId, BypassGovernanceRetention: true })).toEqual({ VersionId });
    expect(told(() => call('PutObjectRetention', { Key: 'k', Retention: {} }))).toBe('InvalidRequest 400');
  });
});
