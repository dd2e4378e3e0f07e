// Access points and MFA Delete under attack: ways into a bucket beside its own name, and the one lock that a thief of keys does not open.
import { beforeEach, describe, expect, test } from 'vitest';
import { loadModel } from '../../src/cloud/model/load-model.ts';
import { s3controlService } from '../../src/services/s3/control-service.ts';
import { sampleInput } from '../conformance/sample-input.ts';
import type { TestCaller } from '../testkit/cloud/test-cloud.ts';
import { type AttackedBucket, attackedBucket, BUCKET } from './attacked-bucket.ts';
import { document, STRANGER, VICTIM } from './two-strangers.ts';

const DENIED = expect.objectContaining({ code: 'AccessDenied' });

let world: AttackedBucket;

function furnish(): void {
  world = attackedBucket();
}

describe('access points', () => {
  beforeEach(furnish);
  const point = (owner: TestCaller, AccountId: string): string =>
    owner.call('s3control', 'CreateAccessPoint', { AccountId, Name: 'door', Bucket: BUCKET, BucketAccountId: VICTIM }).Alias;
  const read = (caller: TestCaller, Bucket: string): string => world.attack(caller, 'GetObject', 'present', { Bucket });

  test('of the stranger on the bucket open it neither by ARN nor by alias nor by host name', () => {
    const alias = point(world.mallory, STRANGER);
    const arn = `arn:aws:s3:us-east-1:${STRANGER}:accesspoint/door`;
    const Policy = document({ Effect: 'Allow', Principal: { AWS: STRANGER }, Action: 's3:*', Resource: [arn, `${arn}/object/*`] });
    world.mallory.call('s3control', 'PutAccessPointPolicy', { AccountId: STRANGER, Name: 'door', Policy });
    for (const name of [arn, alias, `door-${STRANGER}`]) expect(read(world.mallory, name), name).toContain('AccessDenied');
    // Not even where the bucket leaves the decision to the access points of its owner's account.
    const delegation = document({
      Effect: 'Allow',
      Principal: { AWS: '*' },
      Action: 's3:*',
      Resource: [`arn:aws:s3:::${BUCKET}`, `arn:aws:s3:::${BUCKET}/*`],
      Condition: { StringEquals: { 's3:DataAccessPointAccount': VICTIM } },
    });
    world.victim.call('s3', 'PutBucketPolicy', { Bucket: BUCKET, Policy: delegation });
    for (const name of [arn, alias, BUCKET]) expect(read(world.mallory, name), name).toContain('AccessDenied');
  });

  test('of the owner let in whom their policy names, and nobody around it', () => {
    const alias = point(world.victim, VICTIM);
    const arn = `arn:aws:s3:us-east-1:${VICTIM}:accesspoint/door`;
    const delegation = document({
      Effect: 'Allow',
      Principal: { AWS: '*' },
      Action: 's3:*',
      Resource: [`arn:aws:s3:::${BUCKET}`, `arn:aws:s3:::${BUCKET}/*`],
      Condition: { StringEquals: { 's3:DataAccessPointAccount': VICTIM } },
    });
    world.victim.call('s3', 'PutBucketPolicy', { Bucket: BUCKET, Policy: delegation });
    for (const name of [arn, alias, BUCKET]) expect(read(world.mallory, name), name).toContain('AccessDenied');
    const Policy = document({ Effect: 'Allow', Principal: { AWS: STRANGER }, Action: 's3:GetObject', Resource: `${arn}/object/*` });
    world.victim.call('s3control', 'PutAccessPointPolicy', { AccountId: VICTIM, Name: 'door', Policy });
    for (const name of [arn, alias, `door-${VICTIM}`]) expect(read(world.mallory, name), name).toContain('output');
    expect(read(world.mallory, BUCKET)).toContain('AccessDenied');
    expect(world.attack(world.mallory, 'GetObject', 'present', { Bucket: arn, VersionId: world.versionId })).toContain('AccessDenied');
  });

  test('are not taken over by a bucket that a stranger has called like their host, nor the other way round', () => {
    point(world.victim, VICTIM);
    world.mallory.call('s3', 'CreateBucket', { Bucket: `door-${VICTIM}` });
    const Policy = document({ Effect: 'Allow', Principal: { AWS: VICTIM }, Action: 's3:*', Resource: `arn:aws:s3:::door-${VICTIM}/*` });
    world.mallory.call('s3', 'PutBucketPolicy', { Bucket: `door-${VICTIM}`, Policy });
    world.victim.call('s3', 'PutObject', { Bucket: `door-${VICTIM}`, Key: 'meant for the access point' }, Buffer.from('x'));
    expect(world.mallory.call('s3', 'ListObjectsV2', { Bucket: `door-${VICTIM}` }).KeyCount).toBe(0);
    expect(world.victim.call('s3', 'HeadObject', { Bucket: BUCKET, Key: 'meant for the access point' })).toMatchObject({
      ContentLength: 1,
    });
    world.victim.call('s3', 'CreateBucket', { Bucket: `logs-${STRANGER}` });
    world.mallory.call('s3control', 'CreateAccessPoint', { AccountId: STRANGER, Name: 'logs', Bucket: 'strangers-bucket' });
    world.victim.call('s3', 'PutObject', { Bucket: `logs-${STRANGER}`, Key: 'log' }, Buffer.from('x'));
    expect(world.victim.call('s3', 'HeadObject', { Bucket: `logs-${STRANGER}`, Key: 'log' })).toMatchObject({ ContentLength: 1 });
    expect(world.mallory.call('s3', 'ListObjectsV2', { Bucket: 'strangers-bucket', Prefix: 'log' }).KeyCount).toBe(0);
  });

  test.each(Object.keys(s3controlService.operations))('%s in the name of the other account is refused', (operation) => {
    point(world.victim, VICTIM);
    const before = JSON.stringify(world.cloud.kernel.state.exportState());
    const input = { ...sampleInput(loadModel('s3control'), operation), AccountId: VICTIM, Name: 'door', Bucket: BUCKET };
    expect(() => world.mallory.call('s3control', operation, input)).toThrow(DENIED);
    const tagged = { ResourceArn: `arn:aws:s3:::${BUCKET}` };
    if (operation.includes('Resource')) {
      expect(() => world.mallory.call('s3control', operation, { ...input, ...tagged, AccountId: STRANGER })).toThrow(/does not exist/);
    }
    expect(JSON.stringify(world.cloud.kernel.state.exportState())).toBe(before);
  });
});

describe('MFA Delete', () => {
  beforeEach(furnish);

  test('is not switched off or got around by saying that there was a code', () => {
    const Versioning = { VersioningConfiguration: { Status: 'Enabled', MFADelete: 'Enabled' } };
    const serial = `arn:aws:iam::${VICTIM}:mfa/root`;
    for (const MFA of [undefined, '', 'x', `${serial} 123456`]) {
      expect(() => world.victim.call('s3', 'PutBucketVersioning', { Bucket: BUCKET, ...Versioning, MFA })).toThrow(DENIED);
    }
    const { state } = world.cloud.kernel;
    const [[key, row] = ['', {}]] = state.reader.scan({ name: 's3.buckets', version: 1 }, `aws\0${BUCKET}`);
    state.transact((writer) => writer.put({ name: 's3.buckets', version: 1 }, key, { ...(row as object), mfaDelete: 'Enabled' } as never));
    const off = { VersioningConfiguration: { Status: 'Suspended', MFADelete: 'Disabled' } };
    for (const MFA of [undefined, 'x', `${serial} 123456`]) {
      const one = { Bucket: BUCKET, Key: 'present', VersionId: world.versionId, MFA };
      expect(() => world.victim.call('s3', 'DeleteObject', one)).toThrow(DENIED);
      const many = { Bucket: BUCKET, MFA, Delete: { Objects: [{ Key: 'present', VersionId: world.versionId }] } };
      expect(() => world.victim.call('s3', 'DeleteObjects', many)).toThrow(DENIED);
      expect(() => world.victim.call('s3', 'PutBucketVersioning', { Bucket: BUCKET, ...off, MFA })).toThrow(DENIED);
    }
  });
});
