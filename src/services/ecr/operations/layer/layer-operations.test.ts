// Layers by the API: what is uploaded in order and is what it says becomes a layer; what nobody refers to is collected.
import { beforeEach, describe, expect, test } from 'vitest';
import { type EcrCloud, ecrCloud, REPOSITORY, sha256 } from '../../../../../test/testkit/cloud/ecr-cloud.ts';
import { failureOf } from '../../../../../test/testkit/cloud/failure-of.ts';
import { collectLayers } from './collect-layers.ts';
import { openLayerUrl } from './layer-url.ts';

const MISSING = `sha256:${'0'.repeat(64)}`;
const HOUR = 3_600_000;
const FIVE_MIB = 5 << 20;

let ecr: EcrCloud;

beforeEach(() => {
  ecr = ecrCloud();
});

function part(uploadId: string, bytes: Uint8Array, first: number, more: object = {}): unknown {
  const layerPartBlob = { ...ecr.cloud.blobs.put(bytes), checksums: new Map() };
  return ecr.call('UploadLayerPart', { uploadId, partFirstByte: first, partLastByte: first + bytes.length - 1, layerPartBlob, ...more });
}

function initiate(): string {
  const { uploadId, partSize } = ecr.call('InitiateLayerUpload');
  expect(partSize).toBe(10_485_760);
  return uploadId;
}

function availability(digest: string): string {
  return ecr.call('BatchCheckLayerAvailability', { layerDigests: [digest] }).layers[0].layerAvailability;
}

function collect(): void {
  const { state, clock } = ecr.cloud.kernel;
  state.transact((writer) => collectLayers({ state: writer, now: clock.now() }));
}

test('a layer of one part', () => {
  const uploadId = initiate();
  expect(part(uploadId, Buffer.from('layer'), 0)).toEqual({
    registryId: '111111111111',
    repositoryName: REPOSITORY,
    uploadId,
    lastByteReceived: 4,
  });
  const digest = sha256('layer');
  expect(ecr.call('CompleteLayerUpload', { uploadId, layerDigests: [digest.toUpperCase().replace('SHA256', 'sha256')] })).toEqual({
    registryId: '111111111111',
    repositoryName: REPOSITORY,
    uploadId,
    layerDigest: digest,
  });
  expect(ecr.call('BatchCheckLayerAvailability', { layerDigests: [digest, MISSING, 'no digest', ''] })).toEqual({
    layers: [
      {
        layerDigest: digest,
        layerAvailability: 'AVAILABLE',
        layerSize: 5,
        mediaType: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
      },
      { layerDigest: MISSING, layerAvailability: 'UNAVAILABLE' },
    ],
    failures: [
      expect.objectContaining({ layerDigest: 'no digest', failureCode: 'InvalidLayerDigest' }),
      expect.objectContaining({ layerDigest: '', failureCode: 'MissingLayerDigest' }),
    ],
  });
  expect(failureOf(() => part(uploadId, Buffer.from('more'), 5)).code).toBe('UploadNotFoundException');
});

describe('an upload is refused', () => {
  test('out of order, with what has been received', () => {
    const uploadId = initiate();
    part(uploadId, Buffer.from('0123456789'), 0);
    expect(() => part(uploadId, Buffer.from('gap'), 20)).toThrow(
      expect.objectContaining({
        code: 'InvalidLayerPartException',
        message: 'First byte of the layer part is 20 instead of 10',
        details: { members: { registryId: '111111111111', repositoryName: REPOSITORY, uploadId, lastValidByteReceived: 9 } },
      }),
    );
    expect(failureOf(() => part(uploadId, Buffer.from('abc'), 10, { partLastByte: 13 })).message).toBe(
      'Last byte of the layer part is 13 instead of 12',
    );
    expect(part(uploadId, Buffer.from('abc'), 10)).toMatchObject({ lastByteReceived: 12 });
  });

  test.each(['11111111-1111-4111-8111-111111111111', 'no\0id', ''])('for the unknown id %j', (uploadId) => {
    expect(failureOf(() => part(uploadId, Buffer.from('a'), 0)).code).toBe('UploadNotFoundException');
    expect(failureOf(() => ecr.call('CompleteLayerUpload', { uploadId, layerDigests: [MISSING] })).message).toBe(
      `The upload with id '${uploadId}' in the repository with name '${REPOSITORY}' in registry with id '111111111111' does not exist`,
    );
  });

  test('for an upload of another repository', () => {
    const uploadId = initiate();
    ecr.call('CreateRepository', { repositoryName: 'second' });
    expect(failureOf(() => part(uploadId, Buffer.from('a'), 0, { repositoryName: 'second' })).code).toBe('UploadNotFoundException');
  });

  test('without parts', () => {
    const uploadId = initiate();
    expect(failureOf(() => ecr.call('CompleteLayerUpload', { uploadId, layerDigests: [MISSING] }))).toMatchObject({
      code: 'EmptyUploadException',
      message: `The upload with id '${uploadId}' in the repository with name '${REPOSITORY}' in registry with id '111111111111' cannot be completed because it does not have any parts`,
    });
  });

  test('with another digest, and can be completed with the right one', () => {
    const uploadId = initiate();
    part(uploadId, Buffer.from('layer'), 0);
    expect(failureOf(() => ecr.call('CompleteLayerUpload', { uploadId, layerDigests: [MISSING] }))).toEqual({
      code: 'InvalidLayerException',
      status: 400,
      message: 'None of the provided layer digests match the calculated layer digest',
    });
    expect(ecr.call('CompleteLayerUpload', { uploadId, layerDigests: [MISSING, sha256('layer')] }).layerDigest).toBe(sha256('layer'));
  });

  test('of a layer that is there', () => {
    ecr.pushLayer('layer');
    expect(failureOf(() => ecr.pushLayer('layer')).code).toBe('LayerAlreadyExistsException');
  });

  test('with small parts before the last', () => {
    const uploadId = initiate();
    part(uploadId, Buffer.from('small'), 0);
    part(uploadId, Buffer.from('last'), 5);
    expect(failureOf(() => ecr.call('CompleteLayerUpload', { uploadId, layerDigests: [sha256('smalllast')] }))).toMatchObject({
      code: 'LayerPartTooSmallException',
      message: 'All layer parts except the last part should be at least 5MB',
    });
  });

  test('with a part that is larger than the API takes, before anything is stored', () => {
    const uploadId = initiate();
    const input = { uploadId, partFirstByte: 0, partLastByte: 20_971_520, layerPartBlob: new Uint8Array(20_971_521) };
    expect(failureOf(() => ecr.call('UploadLayerPart', input))).toMatchObject({
      code: 'InvalidParameterException',
      message:
        "Invalid parameter at 'layerPartBlob' failed to satisfy constraint: 'Member must have length less than or equal to 20971520'",
    });
  });
});

test('parts are joined before the turn, and the joined blob is what counts', () => {
  const uploadId = initiate();
  const large = Buffer.alloc(FIVE_MIB, 'x');
  part(uploadId, large, 0);
  part(uploadId, Buffer.from('end'), FIVE_MIB);
  const joined = ecr.cloud.blobs.put(Buffer.concat([large, Buffer.from('end')]));
  const layerDigests = [`sha256:${joined.digest}`];
  expect(ecr.call('CompleteLayerUpload', { uploadId, layerDigests, joined }).layerDigest).toBe(layerDigests[0]);
  expect(ecr.call('BatchCheckLayerAvailability', { layerDigests }).layers[0].layerSize).toBe(FIVE_MIB + 3);
});

describe('the URL of a layer', () => {
  test('is of the registry, for an hour, and says what it is only to this cloud', () => {
    ecr.pushImage('layer', 'v1');
    const { downloadUrl, layerDigest } = ecr.call('GetDownloadUrlForLayer', { layerDigest: sha256('layer') });
    expect(layerDigest).toBe(sha256('layer'));
    const url = new URL(downloadUrl);
    expect(url.host).toBe('111111111111.dkr.ecr.us-west-2.localhost');
    const { seal, clock } = ecr.cloud.kernel;
    const ticket = {
      account: '111111111111',
      region: 'us-west-2',
      digest: sha256('layer').slice(7),
      size: 5,
      expiresAt: clock.now() + HOUR,
    };
    expect(openLayerUrl(seal, url.pathname)).toEqual(ticket);
    expect(openLayerUrl(seal, `${url.pathname.slice(0, -2)}AA`)).toBeUndefined();
    expect(openLayerUrl(seal, `/-/layers/${seal.close('["other"]')}`)).toBeUndefined();
  });

  test('is not to be had for a layer that no image has, nor for one that is not there', () => {
    ecr.pushLayer('layer');
    const layerDigest = sha256('layer');
    expect(failureOf(() => ecr.call('GetDownloadUrlForLayer', { layerDigest })).code).toBe('LayerInaccessibleException');
    expect(failureOf(() => ecr.call('GetDownloadUrlForLayer', { layerDigest: MISSING }))).toMatchObject({
      code: 'LayersNotFoundException',
      message: `The layer with digest '${MISSING}' does not exist within the repository with name '${REPOSITORY}' in the registry with id '111111111111'`,
    });
  });
});

describe('collected are', () => {
  test('layers that no image has referred to for an hour, and only those', () => {
    const { digest } = ecr.pushImage('kept', 'v1');
    ecr.pushLayer('unused');
    ecr.cloud.clock.advance(HOUR - 1);
    collect();
    expect([availability(sha256('unused')), availability(sha256('kept'))]).toEqual(['AVAILABLE', 'AVAILABLE']);
    ecr.cloud.clock.advance(2 * HOUR);
    collect();
    expect([availability(sha256('unused')), availability(sha256('kept'))]).toEqual(['UNAVAILABLE', 'AVAILABLE']);
    ecr.call('BatchDeleteImage', { imageIds: [{ imageDigest: digest }] });
    ecr.cloud.clock.advance(2 * HOUR);
    collect();
    expect(availability(sha256('kept'))).toBe('UNAVAILABLE');
  });

  test('not what another repository has, nor spares it what only that one refers to', () => {
    ecr.pushImage('layer', 'v1');
    ecr.call('CreateRepository', { repositoryName: 'second' });
    ecr.pushLayer('layer', { repositoryName: 'second' });
    ecr.cloud.clock.advance(2 * HOUR);
    collect();
    expect(availability(sha256('layer'))).toBe('AVAILABLE');
    const other = ecr.call('BatchCheckLayerAvailability', { repositoryName: 'second', layerDigests: [sha256('layer')] });
    expect(other.layers[0].layerAvailability).toBe('UNAVAILABLE');
  });

  test('not layers that somebody was just told to be there', () => {
    ecr.pushLayer('layer');
    ecr.cloud.clock.advance(HOUR - 1);
    expect(availability(sha256('layer'))).toBe('AVAILABLE');
    ecr.cloud.clock.advance(HOUR / 2);
    collect();
    expect(availability(sha256('layer'))).toBe('AVAILABLE');
  });

  test('uploads that nobody has gone on with for a day', () => {
    const [old, young] = [initiate(), initiate()];
    ecr.cloud.clock.advance(12 * HOUR);
    part(young, Buffer.from('a'), 0);
    ecr.cloud.clock.advance(12 * HOUR);
    collect();
    expect(failureOf(() => part(old, Buffer.from('a'), 0)).code).toBe('UploadNotFoundException');
    expect(part(young, Buffer.from('b'), 1)).toMatchObject({ lastByteReceived: 1 });
  });

  test('nothing between two looks, which cost a row', () => {
    const changes: string[] = [];
    collect();
    ecr.pushLayer('layer');
    collect();
    ecr.cloud.kernel.state.watch((made) => changes.push(...made.map(({ table }) => table)));
    ecr.cloud.clock.advance(9 * 60_000);
    collect();
    expect(changes).toEqual([]);
    ecr.cloud.clock.advance(60_000);
    collect();
    expect(changes).toEqual(['ecr.collections']);
  });
});

test('an account that may not is told the same of what is there and what is not', () => {
  const uploadId = initiate();
  const asked = (input: object): unknown =>
    failureOf(() => ecr.call('CompleteLayerUpload', { registryId: '111111111111', layerDigests: [MISSING], ...input }, ecr.other));
  const denied = asked({ uploadId });
  expect(denied).toMatchObject({ code: 'AccessDeniedException', message: expect.stringContaining('ecr:CompleteLayerUpload on resource') });
  expect(asked({ uploadId: '11111111-1111-4111-8111-111111111111' })).toEqual(denied);
  expect(JSON.stringify(asked({ uploadId, repositoryName: 'none' }))).toBe(JSON.stringify(denied).replace(REPOSITORY, 'none'));
});
