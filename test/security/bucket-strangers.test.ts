// A bucket under attack from another account and from nobody in particular: every operation of S3, and what its answers give away.
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { s3Service } from '../../src/services/s3/service.ts';
import { type AttackedBucket, attackedBucket, BUCKET } from './attacked-bucket.ts';
import { document, STRANGER, VICTIM } from './two-strangers.ts';

const DENIED = expect.objectContaining({ code: 'AccessDenied' });

let world: AttackedBucket;

function furnish(): void {
  world = attackedBucket();
}

const READS_NO_BUCKET: ReadonlySet<string> = new Set(['ListBuckets', 'CreateBucket']);
const OPERATIONS = Object.entries(s3Service.operations as Readonly<Record<string, { readonly anonymous?: boolean }>>).filter(
  ([name]) => !READS_NO_BUCKET.has(name),
);

describe('without a word of the bucket’s owner', () => {
  beforeAll(furnish);

  describe.each([
    ['an administrator of another account', () => world.mallory],
    ['nobody', () => world.cloud.anonymous],
  ] as const)('%s', (_who, who) => {
    test.each(OPERATIONS)('%s: refused, whether the key is there or not', (operation) => {
      const before = JSON.stringify(world.cloud.kernel.state.exportState());
      const present = world.attack(who(), operation, 'present');
      expect(present).toContain('AccessDenied');
      expect(present).not.toContain('canary');
      expect(present).toBe(world.attack(who(), operation, 'absent'));
      expect(JSON.stringify(world.cloud.kernel.state.exportState())).toBe(before);
    });

    test('conditions, versions, ranges and expected owners tell it nothing', () => {
      const odd: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
        ['GetObject', { IfNoneMatch: '*' }],
        ['HeadObject', { IfMatch: '*' }],
        ['HeadObject', { VersionId: world.versionId }],
        ['GetObject', { Range: 'bytes=0-0' }],
        ['GetObject', { PartNumber: 1 }],
        ['PutObject', { IfNoneMatch: '*' }],
        ['DeleteObject', { IfMatch: '*' }],
        ['DeleteObject', { VersionId: world.versionId }],
        ['GetObjectTagging', { VersionId: world.versionId }],
      ];
      for (const [operation, more] of odd) {
        const present = world.attack(who(), operation, 'present', more);
        expect(present).toContain('AccessDenied');
        expect(present).toBe(world.attack(who(), operation, 'absent', more));
      }
      const owners = [VICTIM, STRANGER, '444444444444', 'nonsense'].map((ExpectedBucketOwner) =>
        world.attack(who(), 'HeadBucket', 'present', { ExpectedBucketOwner }),
      );
      expect(new Set(owners).size).toBe(1);
    });
  });

  test('a copy needs the source: neither CopyObject nor UploadPartCopy reads it into a bucket of the stranger', () => {
    const { mallory } = world;
    const { UploadId } = mallory.call('s3', 'CreateMultipartUpload', { Bucket: 'strangers-bucket', Key: 'loot' });
    for (const CopySource of [
      `${BUCKET}/present`,
      `/${BUCKET}/present`,
      `${BUCKET}/present?versionId=${world.versionId}`,
      `${BUCKET}%2Fpresent`,
    ]) {
      expect(() => mallory.call('s3', 'CopyObject', { Bucket: 'strangers-bucket', Key: 'loot', CopySource })).toThrow(DENIED);
      const part = { Bucket: 'strangers-bucket', Key: 'loot', UploadId, PartNumber: 1, CopySource };
      expect(() => mallory.call('s3', 'UploadPartCopy', part)).toThrow(DENIED);
    }
  });

  test('buckets are listed to their owner alone, whatever prefix or token is given', () => {
    const shown = JSON.stringify([
      world.mallory.call('s3', 'ListBuckets'),
      world.mallory.call('s3', 'ListBuckets', { Prefix: '\0' }),
      world.mallory.call('s3', 'ListBuckets', {
        MaxBuckets: 10,
        ContinuationToken: Buffer.concat([Buffer.from([1]), Buffer.from('\0')]).toString('base64url'),
      }),
    ]);
    expect(shown).not.toContain(BUCKET);
    expect(shown).toContain('strangers-bucket');
  });
});

describe('an upload in parts', () => {
  beforeEach(furnish);

  test('of another account is not to be touched through a bucket of one’s own, by its id', () => {
    const own = { Bucket: 'strangers-bucket', Key: 'present', UploadId: world.uploadId };
    const gone = expect.objectContaining({ code: 'NoSuchUpload' });
    expect(() => world.mallory.call('s3', 'ListParts', own)).toThrow(gone);
    expect(() => world.mallory.call('s3', 'UploadPart', { ...own, PartNumber: 1 }, Buffer.from('x'))).toThrow(gone);
    expect(() => world.mallory.call('s3', 'AbortMultipartUpload', own)).toThrow(gone);
    const MultipartUpload = { Parts: [{ PartNumber: 1, ETag: '"x"' }] };
    expect(() => world.mallory.call('s3', 'CompleteMultipartUpload', { ...own, MultipartUpload })).toThrow(gone);
    expect(world.victim.call('s3', 'ListParts', { ...own, Bucket: BUCKET }).Parts).toHaveLength(1);
  });

  test('is bound to its key: rights on another key do not reach it', () => {
    const Policy = document({ Effect: 'Allow', Principal: { AWS: STRANGER }, Action: 's3:*', Resource: `arn:aws:s3:::${BUCKET}/shared/*` });
    world.victim.call('s3', 'PutBucketPolicy', { Bucket: BUCKET, Policy });
    const other = { Bucket: BUCKET, Key: 'shared/mine', UploadId: world.uploadId };
    expect(() => world.mallory.call('s3', 'ListParts', other)).toThrow(expect.objectContaining({ code: 'NoSuchUpload' }));
    expect(() => world.mallory.call('s3', 'AbortMultipartUpload', { ...other, Key: 'present' })).toThrow(DENIED);
    for (const UploadId of [`${world.uploadId}\0`, `\0${world.uploadId}`, '']) {
      expect(() => world.mallory.call('s3', 'ListParts', { ...other, UploadId })).toThrow(
        expect.objectContaining({ code: 'NoSuchUpload' }),
      );
    }
  });
});

describe('rights in part', () => {
  beforeEach(furnish);
  const allow = (Action: string | readonly string[], Resource = `arn:aws:s3:::${BUCKET}/*`): void => {
    const Policy = document({ Effect: 'Allow', Principal: { AWS: STRANGER }, Action, Resource });
    world.victim.call('s3', 'PutBucketPolicy', { Bucket: BUCKET, Policy });
  };

  test('to read objects are none to read versions, tags, lists or attributes, or to learn which keys there are', () => {
    allow('s3:GetObject');
    expect(world.attack(world.mallory, 'GetObject', 'present')).toContain('output');
    for (const operation of ['GetObject', 'HeadObject']) {
      expect(world.attack(world.mallory, operation, 'present', { VersionId: world.versionId })).toContain('AccessDenied');
      expect(world.attack(world.mallory, operation, 'absent')).toContain('AccessDenied');
    }
    for (const operation of [
      'GetObjectTagging',
      'GetObjectAcl',
      'GetObjectAttributes',
      'ListObjectsV2',
      'ListObjectVersions',
      'GetBucketTagging',
    ]) {
      expect(world.attack(world.mallory, operation, 'present'), operation).toContain('AccessDenied');
    }
    // A copy takes the tags along, which is a permission of its own.
    const copy = { Bucket: 'strangers-bucket', Key: 'loot', CopySource: `${BUCKET}/present` };
    expect(() => world.mallory.call('s3', 'CopyObject', copy)).toThrow(DENIED);
    expect(world.mallory.call('s3', 'CopyObject', { ...copy, TaggingDirective: 'REPLACE' })).toHaveProperty('CopyObjectResult');
  });

  test('to write objects are none to set lists of access, tags or locks with them, nor to delete', () => {
    allow('s3:PutObject');
    const put = (more: object) => world.attack(world.mallory, 'PutObject', 'new', more as Readonly<Record<string, unknown>>);
    expect(put({})).toContain('output');
    for (const more of [
      { ACL: 'bucket-owner-full-control' },
      { GrantRead: 'uri="http://acs.amazonaws.com/groups/global/AllUsers"' },
      { Tagging: 'a=b' },
      { ObjectLockLegalHoldStatus: 'ON' },
      { ObjectLockMode: 'COMPLIANCE', ObjectLockRetainUntilDate: new Date(4e12) },
    ]) {
      expect(put(more), JSON.stringify(more)).toContain('AccessDenied');
    }
    expect(world.attack(world.mallory, 'DeleteObject', 'present')).toContain('AccessDenied');
    const { Errors, Deleted } = world.mallory.call('s3', 'DeleteObjects', {
      Bucket: BUCKET,
      Delete: { Objects: [{ Key: 'present' }, { Key: 'absent' }, { Key: 'present', VersionId: world.versionId }] },
    });
    expect(Deleted).toEqual([]);
    expect(Errors.map(({ Code }: { Code: string }) => Code)).toEqual(['AccessDenied', 'AccessDenied', 'AccessDenied']);
  });

  test('given to everybody are given to nobody else while public access is blocked', () => {
    const open = document({ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `arn:aws:s3:::${BUCKET}/*` });
    expect(() => world.victim.call('s3', 'PutBucketPolicy', { Bucket: BUCKET, Policy: open })).toThrow(DENIED);
    world.victim.call('s3', 'DeletePublicAccessBlock', { Bucket: BUCKET });
    world.victim.call('s3', 'PutBucketPolicy', { Bucket: BUCKET, Policy: open });
    for (const caller of [world.mallory, world.cloud.anonymous]) expect(world.attack(caller, 'GetObject', 'present')).toContain('output');
    // The account's own block closes it again, policy or not.
    world.victim.call('s3control', 'PutPublicAccessBlock', {
      AccountId: VICTIM,
      PublicAccessBlockConfiguration: { RestrictPublicBuckets: true },
    });
    for (const caller of [world.mallory, world.cloud.anonymous])
      expect(world.attack(caller, 'GetObject', 'present')).toContain('AccessDenied');
    expect(() => world.mallory.call('s3control', 'DeletePublicAccessBlock', { AccountId: VICTIM })).toThrow(DENIED);
    expect(() => world.mallory.call('s3control', 'DeletePublicAccessBlock', { AccountId: STRANGER })).not.toThrow();
    expect(world.attack(world.mallory, 'GetObject', 'present')).toContain('AccessDenied');
  });

  test('of the root user of another account on the policy that locks everybody out are none', () => {
    const Policy = document({
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: [`arn:aws:s3:::${BUCKET}`, `arn:aws:s3:::${BUCKET}/*`],
    });
    world.victim.call('s3', 'PutBucketPolicy', { Bucket: BUCKET, Policy });
    expect(world.attack(world.stranger, 'DeleteBucketPolicy', 'any')).toContain('AccessDenied');
    expect(world.attack(world.stranger, 'GetBucketPolicy', 'any')).toContain('AccessDenied');
    world.victim.call('s3', 'DeleteBucketPolicy', { Bucket: BUCKET });
  });
});
