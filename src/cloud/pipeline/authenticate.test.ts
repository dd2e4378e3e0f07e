// Signatures when the cloud's clock was moved: clients sign by their own.
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { pipelineHandler } from '../../../test/testkit/cloud/pipeline-handler.ts';
import { testCloud } from '../../../test/testkit/cloud/test-cloud.ts';
import { virtualClock } from '../../../test/testkit/cloud/virtual-clock.ts';
import { iamService } from '../../services/iam/service.ts';
import { stsService } from '../../services/sts/service.ts';
import { openSessionToken } from '../credential/session-token.ts';
import { createPipeline } from './pipeline.ts';

const HOUR = 3_600_000;

/** Calls by the client's clock, after the cloud's was moved. */
function callAfter(moved: number, clientsOffset: number): Promise<unknown> {
  const cloud = testCloud({ services: [stsService, iamService] });
  cloud.createAccount('111111111111');
  const root = cloud.root('111111111111');
  root.call('iam', 'CreateUser', { UserName: 'ann' });
  const { AccessKey } = root.call('iam', 'CreateAccessKey', { UserName: 'ann' });
  const clientsClock = virtualClock(cloud.clock.now());
  cloud.clock.advance(moved);
  const answer = createPipeline({
    kernel: cloud.kernel,
    openSession: (token) => openSessionToken(token, new Uint8Array(32)),
    newRequestId: () => '00000000-0000-4000-8000-000000000000',
    blobs: cloud.blobs,
    clientsClock,
  });
  const client = new STSClient({
    region: 'us-east-1',
    credentials: { accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey },
    requestHandler: pipelineHandler(answer) as never,
    systemClockOffset: clientsClock.now() + clientsOffset - Date.now(),
    maxAttempts: 1,
  });
  return client.send(new GetCallerIdentityCommand({}));
}

test.each([
  ['the cloud travelled ahead', 2 * HOUR, 0],
  ['the cloud travelled back', -2 * HOUR, 0],
  ['the client follows the dates of the answers', 2 * HOUR, 2 * HOUR],
])('%s: calls go on', async (_, moved, offset) => {
  await expect(callAfter(moved, offset)).resolves.toMatchObject({ Arn: 'arn:aws:iam::111111111111:user/ann' });
});

test.each([
  ['long ago by both clocks', 2 * HOUR, -HOUR],
  ['in between', 2 * HOUR, HOUR],
])('signed %s: refused', async (_, moved, offset) => {
  await expect(callAfter(moved, offset)).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' });
});
