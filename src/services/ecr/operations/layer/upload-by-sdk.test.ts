// A push by the SDK, through signatures and the pipeline: parts are stored before the turn, and joined before the last.
import { createHash } from 'node:crypto';
import { BatchGetImageCommand, ECRClient, PutImageCommand, UploadLayerPartCommand } from '@aws-sdk/client-ecr';
import { CompleteLayerUploadCommand, InitiateLayerUploadCommand } from '@aws-sdk/client-ecr';
import { expect, test } from 'vitest';
import { ecrCloud, imageManifest, REPOSITORY as repositoryName } from '../../../../../test/testkit/cloud/ecr-cloud.ts';
import { pipelineHandler } from '../../../../../test/testkit/cloud/pipeline-handler.ts';
import { iamService } from '../../../iam/service.ts';

const PART = 5 << 20;

function client(allowed: readonly string[]): { ecr: ReturnType<typeof ecrCloud>; sdk: ECRClient } {
  const ecr = ecrCloud({}, [iamService]);
  ecr.owner.call('iam', 'CreateUser', { UserName: 'pusher' });
  const Statement = { Effect: 'Allow', Action: allowed, Resource: '*' };
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  ecr.owner.call('iam', 'PutUserPolicy', { UserName: 'pusher', PolicyName: 'own', PolicyDocument });
  const { AccessKeyId, SecretAccessKey } = ecr.owner.call('iam', 'CreateAccessKey', { UserName: 'pusher' }).AccessKey;
  const sdk = new ECRClient({
    region: 'us-west-2',
    credentials: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey },
    requestHandler: pipelineHandler(ecr.cloud.answer),
    maxAttempts: 1,
    systemClockOffset: ecr.cloud.clock.now() - Date.now(),
  });
  return { ecr, sdk };
}

test('layers of several parts, their image, and its manifest as it was', async () => {
  const { ecr, sdk } = client(['ecr:*']);
  const content = Buffer.alloc(2 * PART + 3, 'x');
  const { uploadId } = await sdk.send(new InitiateLayerUploadCommand({ repositoryName }));
  for (let first = 0; first < content.length; first += PART) {
    const layerPartBlob = content.subarray(first, first + PART);
    const place = { partFirstByte: first, partLastByte: first + layerPartBlob.length - 1 };
    const part = await sdk.send(new UploadLayerPartCommand({ repositoryName, uploadId, layerPartBlob, ...place }));
    expect(part.lastByteReceived).toBe(place.partLastByte);
  }
  const digest = `sha256:${createHash('sha256').update(content).digest('hex')}`;
  const complete = { repositoryName, uploadId, layerDigests: [digest] };
  expect(await sdk.send(new CompleteLayerUploadCommand(complete))).toMatchObject({ layerDigest: digest });
  expect(ecr.cloud.blobs.peek(digest.slice('sha256:'.length))?.length).toBe(content.length);

  const text = imageManifest(ecr.pushLayer('{}'), [{ mediaType: 'application/vnd.oci.image.layer.v1.tar', digest, size: content.length }]);
  await sdk.send(new PutImageCommand({ repositoryName, imageManifest: text, imageTag: 'v1' }));
  const { images } = await sdk.send(new BatchGetImageCommand({ repositoryName, imageIds: [{ imageTag: 'v1' }] }));
  expect(images?.[0]?.imageManifest).toBe(text);
});

test('a part of who may not is not stored', async () => {
  const { ecr, sdk } = client(['ecr:InitiateLayerUpload']);
  const { uploadId } = await sdk.send(new InitiateLayerUploadCommand({ repositoryName }));
  const layerPartBlob = Buffer.from('secret');
  const part = { repositoryName, uploadId, layerPartBlob, partFirstByte: 0, partLastByte: layerPartBlob.length - 1 };
  await expect(sdk.send(new UploadLayerPartCommand(part))).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: expect.stringContaining('is not authorized to perform: ecr:UploadLayerPart on resource'),
  });
  expect(ecr.cloud.blobs.has(createHash('sha256').update(layerPartBlob).digest('hex'))).toBe(false);
});
