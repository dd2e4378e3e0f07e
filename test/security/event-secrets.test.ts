// What is never written down: passwords, keys, codes, tokens that prove identity, contents. Planted everywhere, looked for in all that is kept to be read.
import { createHash, generateKeyPairSync } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { CLOUD_SERVICES } from '../../src/cli/up/cloud-services.ts';
import { decisionRoutes } from '../../src/cli/up/routes/decision-routes.ts';
import { loadModel } from '../../src/cloud/model/load-model.ts';
import type { ServiceModel, StructureShape } from '../../src/cloud/model/service-model.ts';
import { ServiceError } from '../../src/cloud/service-error.ts';
import { buildEvents } from '../../src/cloud/trail/build-events.ts';
import { totpAt } from '../../src/services/iam/totp.ts';
import { sampleInput } from '../conformance/sample-input.ts';
import { issueCertificate } from '../testkit/cloud/certificates.ts';
import type { TestCaller } from '../testkit/cloud/test-cloud.ts';
import { ALLOW_ALL, document, STRANGER, twoStrangers, type TwoStrangers, userKey, VICTIM } from './two-strangers.ts';

const CANARY = 'CanaryThatMustNotBeSeen';

let world: TwoStrangers;

beforeEach(() => {
  world = twoStrangers();
});

/** Every event of every account, and every denial as the control port shows it: a line each. */
function written(): readonly string[] {
  let id = 0;
  const { kernel, recorded } = world.cloud;
  const events = recorded.flatMap((call) => buildEvents(call, () => `event-${++id}`)).map((event) => JSON.stringify(event));
  const [, one] = decisionRoutes({ kernel } as unknown as Parameters<typeof decisionRoutes>[0]);
  const denials = kernel.decisions.latest(1000).map((decision) => one?.handle(undefined, new Map([['id', decision.id]]) as never));
  return [...events, ...denials.map((denial) => JSON.stringify(denial))];
}

const linesWith = (text: string): readonly string[] => written().filter((line) => line.includes(text));

/** Members that hold secrets, by name; what models call sensitive beyond them are names and e-mail addresses. */
const SECRET =
  /^(?:(?:Old|New|Service)?Password|PrivateKey|AddPrivateKey|\w*Secret\w*|TokenCode|AuthenticationCode[12]|WebIdentityToken|SAMLAssertion|\w*SSECustomerKey|MFA|Body|TradeInToken)$/;

function plant(model: ServiceModel, operation: string): Record<string, unknown> {
  const input = sampleInput(model, operation);
  const shape = model.shapes[model.operations[operation]?.input ?? ''] as StructureShape | undefined;
  for (const [name, member] of Object.entries(shape?.members ?? {})) {
    if (!SECRET.test(name) || name === 'Body') continue;
    input[name] = member.shape === 'blob' ? Buffer.from(CANARY) : CANARY;
  }
  delete input['Body'];
  return input;
}

describe.each(CLOUD_SERVICES.map(({ name, operations }) => [name, Object.keys(operations as object)] as const))(
  '%s',
  (name, operations) => {
    test('writes down no secret that it is given, whether it takes it or not', () => {
      const nobody = world.cloud.as(userKey(world.victim, 'nobody'));
      for (const operation of operations) {
        const input = plant(loadModel(name), operation);
        for (const caller of [world.victim, nobody, world.mallory]) attempt(caller, name, operation, input);
      }
      expect(world.cloud.recorded.length).toBeGreaterThanOrEqual(operations.length);
      expect(linesWith(CANARY)).toEqual([]);
    });
  },
);

function attempt(caller: TestCaller, service: string, operation: string, input: Readonly<Record<string, unknown>>): void {
  try {
    caller.call(service, operation, input, operation === 'PutObject' || operation === 'UploadPart' ? Buffer.from(CANARY) : undefined);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
  }
}

test('IAM and STS write down no secret that they give out or take', () => {
  const { victim, cloud } = world;
  const iam = (operation: string, input: Readonly<Record<string, unknown>> = {}) => victim.call('iam', operation, input);
  const secrets: string[] = [];
  iam('CreateUser', { UserName: 'alice' });
  iam('PutUserPolicy', { UserName: 'alice', PolicyName: 'all', PolicyDocument: ALLOW_ALL });
  const key = iam('CreateAccessKey', { UserName: 'alice' }).AccessKey;
  secrets.push(key.SecretAccessKey);
  const passwords = [`${CANARY}-1a`, `${CANARY}-2b`, `${CANARY}-3c`] as const;
  iam('CreateLoginProfile', { UserName: 'alice', Password: passwords[0] });
  iam('UpdateLoginProfile', { UserName: 'alice', Password: passwords[1] });
  const alice = cloud.as(key);
  alice.call('iam', 'ChangePassword', { OldPassword: passwords[1], NewPassword: passwords[2] });
  for (const ServiceName of ['codecommit.amazonaws.com', 'bedrock.amazonaws.com']) {
    const made = iam('CreateServiceSpecificCredential', { UserName: 'alice', ServiceName }).ServiceSpecificCredential;
    const { ServiceSpecificCredentialId } = made;
    const reset = iam('ResetServiceSpecificCredential', { UserName: 'alice', ServiceSpecificCredentialId }).ServiceSpecificCredential;
    for (const { ServicePassword, ServiceCredentialSecret } of [made, reset]) secrets.push(ServicePassword ?? ServiceCredentialSecret);
  }
  const device = iam('CreateVirtualMFADevice', { VirtualMFADeviceName: 'device' }).VirtualMFADevice;
  const seed = Buffer.from(device.Base32StringSeed).toString();
  const { SerialNumber } = device;
  const [AuthenticationCode1 = '', AuthenticationCode2 = ''] = [0, 30_000].map((later) => totpAt(seed, cloud.clock.now() + later));
  iam('EnableMFADevice', { UserName: 'alice', SerialNumber, AuthenticationCode1, AuthenticationCode2 });
  cloud.clock.advance(60_000);
  const TokenCode = totpAt(seed, cloud.clock.now());
  const session = alice.call('sts', 'GetSessionToken', { SerialNumber, TokenCode }).Credentials;
  secrets.push(seed, `"${AuthenticationCode1}"`, `"${AuthenticationCode2}"`, `"${TokenCode}"`, session.SecretAccessKey);
  const { certificate, key: pem } = issueCertificate('server.example.com');
  iam('UploadServerCertificate', { ServerCertificateName: 'server', CertificateBody: certificate, PrivateKey: pem });
  const samlKey = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  }).privateKey;
  const SAMLMetadataDocument = `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="x"><IDPSSODescriptor/>${' '.repeat(1000)}</EntityDescriptor>`;
  const { SAMLProviderArn } = iam('CreateSAMLProvider', { Name: 'idp', SAMLMetadataDocument, AddPrivateKey: samlKey });
  iam('UpdateSAMLProvider', { SAMLProviderArn, AddPrivateKey: samlKey });
  for (const text of [pem, samlKey]) secrets.push(JSON.stringify(text).slice(40, 100));
  const trust = document({ Effect: 'Allow', Principal: { AWS: [VICTIM, STRANGER] }, Action: 'sts:AssumeRole' });
  const { Arn: RoleArn } = iam('CreateRole', { RoleName: 'open', AssumeRolePolicyDocument: trust }).Role;
  for (const caller of [alice, world.mallory]) {
    secrets.push(caller.call('sts', 'AssumeRole', { RoleArn, RoleSessionName: 'session' }).Credentials.SecretAccessKey);
  }
  secrets.push(alice.call('sts', 'GetFederationToken', { Name: 'guest' }).Credentials.SecretAccessKey);
  for (const secret of [CANARY, ...secrets]) expect(linesWith(secret)).toEqual([]);
  expect(linesWith('CreateServiceSpecificCredential')).not.toEqual([]);
});

test('S3 writes down neither contents nor customers’ keys', () => {
  const customer = Buffer.alloc(32, 7);
  const keys = {
    SSECustomerAlgorithm: 'AES256',
    SSECustomerKey: customer.toString('base64'),
    SSECustomerKeyMD5: createHash('md5').update(customer).digest('base64'),
  };
  const s3 = (operation: string, input: object, body?: Uint8Array) =>
    world.victim.call('s3', operation, { Bucket: 'sealed-bucket', Key: 'key', ...input }, body);
  world.victim.call('s3', 'CreateBucket', { Bucket: 'sealed-bucket' });
  s3('PutObject', keys, Buffer.from(CANARY));
  s3('GetObject', keys);
  s3('CopyObject', {
    CopySource: 'sealed-bucket/key',
    CopySourceSSECustomerAlgorithm: 'AES256',
    CopySourceSSECustomerKey: keys.SSECustomerKey,
    CopySourceSSECustomerKeyMD5: keys.SSECustomerKeyMD5,
    ...keys,
    Key: 'copy',
  });
  attempt(world.mallory, 's3', 'GetObject', { Bucket: 'sealed-bucket', Key: 'key', ...keys });
  for (const secret of [CANARY, keys.SSECustomerKey]) expect(linesWith(secret)).toEqual([]);
});

test('an account is not told who of another account called it with which key, nor what else the call reached', () => {
  const { victim, mallory, malloryKey, cloud, stranger } = world;
  victim.call('s3', 'CreateBucket', { Bucket: 'target-bucket' });
  stranger.call('s3', 'CreateBucket', { Bucket: 'source-bucket' });
  stranger.call('s3', 'PutObject', { Bucket: 'source-bucket', Key: 'key' }, Buffer.from('x'));
  const Policy = document({ Effect: 'Allow', Principal: { AWS: STRANGER }, Action: 's3:*', Resource: 'arn:aws:s3:::target-bucket/*' });
  victim.call('s3', 'PutBucketPolicy', { Bucket: 'target-bucket', Policy });
  const trust = document({ Effect: 'Allow', Principal: { AWS: STRANGER }, Action: 'sts:AssumeRole' });
  const { Arn: RoleArn } = victim.call('iam', 'CreateRole', { RoleName: 'open', AssumeRolePolicyDocument: trust }).Role;
  const from = cloud.recorded.length;
  mallory.call('s3', 'CopyObject', { Bucket: 'target-bucket', Key: 'key', CopySource: 'source-bucket/key' });
  mallory.call('sts', 'AssumeRole', { RoleArn, RoleSessionName: 'session' });
  let id = 0;
  const events = cloud.recorded.slice(from).flatMap((call) => buildEvents(call, () => `event-${++id}`));
  const told = events.filter(({ account }) => account === VICTIM);
  expect(told.map(({ name }) => name)).toEqual(['CopyObject', 'AssumeRole']);
  for (const event of told) {
    const { userIdentity, resources } = JSON.parse(event.json) as { userIdentity: unknown; resources: readonly { ARN: string }[] };
    expect(userIdentity).toEqual({ type: 'AWSAccount', principalId: mallory.caller.userId, accountId: STRANGER });
    expect(JSON.stringify(event)).not.toContain(malloryKey.AccessKeyId);
    expect(JSON.stringify(event)).not.toContain('user/mallory');
    expect(resources.map(({ ARN }) => ARN).join()).not.toContain('source-bucket');
    expect(event.resources.map((resource) => resource.name).join()).not.toContain('source-bucket');
  }
});

test('an account looks up its own events alone', () => {
  const { victim, mallory } = world;
  victim.call('iam', 'CreateUser', { UserName: 'alice' });
  mallory.call('iam', 'CreateUser', { UserName: 'eve' });
  // The cloud of this test keeps no events to query: what the query asks for is what counts.
  const asked: unknown[] = [];
  const { events } = world.cloud.kernel;
  (events as { query: (query: unknown) => unknown }).query = (query) => {
    asked.push(query);
    return { events: [] };
  };
  mallory.call('cloudtrail', 'LookupEvents', { LookupAttributes: [{ AttributeKey: 'AccessKeyId', AttributeValue: 'any' }] });
  expect(asked).toEqual([expect.objectContaining({ account: STRANGER })]);
});
