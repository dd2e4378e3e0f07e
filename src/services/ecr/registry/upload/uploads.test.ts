// Uploads over the wire: whole, in chunks, cut off and gone on with, mounted, given up; and who may.
import { Readable } from 'node:stream';
import { beforeEach, describe, expect, test } from 'vitest';
import { type RegistryAnswer, registryClient } from '../../../../../test/testkit/cloud/registry-client.ts';
import {
  A,
  B,
  digestOf,
  HOST,
  pushBlob,
  type RegistryCloud,
  registryCloud,
  type RegistryUser,
} from '../../../../../test/testkit/cloud/registry-cloud.ts';
import { registryGateway } from '../registry-gateway.ts';

let registry: RegistryCloud;
let admin: RegistryUser;

beforeEach(() => {
  registry = registryCloud();
  admin = registry.admin;
});

async function begin(user = admin, repository = 'release'): Promise<string> {
  const { status, headers } = await user.client('POST', `/v2/${repository}/blobs/uploads/`);
  expect([status, headers.get('range')]).toEqual([202, '0-0']);
  const location = headers.get('location') ?? '';
  expect(location).toBe(`/v2/${repository}/blobs/uploads/${headers.get('docker-upload-uuid')}`);
  return location;
}

const patch = (location: string, body: string | Readable, range?: string): Promise<RegistryAnswer> =>
  admin.client('PATCH', location, { body, ...(range !== undefined && { headers: { 'content-range': range } }) });

async function pulled(content: string, repository = 'release'): Promise<string> {
  return (await admin.client('GET', `/v2/${repository}/blobs/${digestOf(content)}`)).body.toString();
}

async function* cutOff(...chunks: readonly string[]): AsyncGenerator<Buffer> {
  for (const chunk of chunks) yield Buffer.from(chunk);
  throw new Error('the connection is gone');
}

describe('a layer', () => {
  test('in one request, in one after the other, and as a stream of unknown length', async () => {
    const whole = await admin.client('POST', `/v2/release/blobs/uploads/?digest=${digestOf('one')}`, { body: 'one' });
    expect([whole.status, whole.headers.get('location')]).toEqual([201, `/v2/release/blobs/${digestOf('one')}`]);
    expect(whole.headers.get('docker-content-digest')).toBe(digestOf('one'));
    await pushBlob(admin.client, 'release', 'two');
    const location = await begin();
    const streamed = await patch(location, Readable.from([Buffer.from('th'), Buffer.from('ree')]));
    expect([streamed.status, streamed.headers.get('range')]).toEqual([202, '0-4']);
    expect((await admin.client('PUT', `${location}?digest=${encodeURIComponent(digestOf('three'))}`)).status).toBe(201);
    for (const content of ['one', 'two', 'three']) expect(await pulled(content)).toBe(content);
  });

  test('in chunks, each where the one before it ended', async () => {
    const location = await begin();
    expect((await patch(location, 'abc', '0-2')).headers.get('range')).toBe('0-2');
    for (const range of ['0-2', '4-6', '2-4']) {
      const refused = await patch(location, 'def', range);
      expect([refused.status, refused.headers.get('range'), refused.headers.get('location')]).toEqual([416, '0-2', location]);
    }
    expect((await patch(location, 'def', '3-9')).error?.code).toBe('SIZE_INVALID');
    expect((await patch(location, Readable.from([Buffer.from('def')]), '3-9')).error?.code).toBe('SIZE_INVALID');
    expect((await patch(location, 'def', '3-5')).status).toBe(202);
    const far = await admin.client('GET', location);
    expect([far.status, far.headers.get('range')]).toEqual([204, '0-5']);
    const last = { body: 'gh', headers: { 'content-range': '6-7' } };
    expect((await admin.client('PUT', `${location}?digest=${digestOf('abcdefgh')}`, last)).status).toBe(201);
    expect(await pulled('abcdefgh')).toBe('abcdefgh');
    expect((await admin.client('GET', location)).error?.code).toBe('BLOB_UPLOAD_UNKNOWN');
  });

  test('that is cut off is gone on with from where it ended', async () => {
    const location = await begin();
    await patch(location, Readable.from(cutOff('abc', 'd')), '0-99');
    expect((await admin.client('GET', location)).headers.get('range')).toBe('0-3');
    await admin.client('PUT', `${location}?digest=${digestOf('abcdef')}`, { body: Readable.from(cutOff('e')) });
    expect((await patch(location, 'f', '5-5')).status).toBe(202);
    expect((await admin.client('PUT', `${location}?digest=${digestOf('abcdef')}`)).status).toBe(201);
    expect(await pulled('abcdef')).toBe('abcdef');
  });

  test('that is not what its digest says, or nothing', async () => {
    const location = await begin();
    const finish = async (digest: string) => (await admin.client('PUT', `${location}?digest=${digest}`)).error?.code;
    expect(await finish(digestOf(''))).toBe('BLOB_UPLOAD_INVALID');
    await patch(location, 'abc');
    expect(await finish(digestOf('abd'))).toBe('DIGEST_INVALID');
    expect(await finish('sha512:00')).toBe('DIGEST_INVALID');
    expect((await admin.client('PUT', location)).error?.code).toBe('DIGEST_INVALID');
    expect(await finish(digestOf('abc'))).toBeUndefined();
  });

  test('that two clients push at the same time is there for both, and nothing is left', async () => {
    const [one, other] = [await begin(), await begin()];
    for (const location of [one, other]) await patch(location, 'same');
    for (const location of [one, other]) {
      expect((await admin.client('PUT', `${location}?digest=${digestOf('same')}`)).status).toBe(201);
      expect((await admin.client('GET', location)).status).toBe(404);
    }
  });

  test('two chunks at the same place: one of them is refused', async () => {
    const location = await begin();
    const answers = await Promise.all([patch(location, 'abc'), patch(location, 'xyz')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 416]);
    expect((await admin.client('GET', location)).headers.get('range')).toBe('0-2');
  });
});

test('what is taken away while a body comes, counts', async () => {
  const user = registry.user('leaver', ['ecr:InitiateLayerUpload', 'ecr:UploadLayerPart']);
  const location = await begin(user);
  const body = async function* (): AsyncGenerator<Buffer> {
    yield Buffer.from('abc');
    const key = { UserName: 'leaver', AccessKeyId: user.accessKeyId, Status: 'Inactive' };
    registry.cloud.root(A).call('iam', 'UpdateAccessKey', key);
    yield Buffer.from('def');
  };
  const { status, error } = await user.client('PATCH', location, { body: Readable.from(body()) });
  expect([status, error]).toEqual([403, { code: 'DENIED', message: 'The security token included in the request is invalid.' }]);
  expect((await admin.client('GET', location)).headers.get('range')).toBe('0-0');
});

test('as the real service where it deviates from the specification, if it is asked to', async () => {
  const quirky = registryCloud(registryGateway({ quirks: true, redirects: true }));
  const begun = await quirky.admin.client('POST', '/v2/release/blobs/uploads/');
  const location = begun.headers.get('location') ?? '';
  expect((await quirky.admin.client('PATCH', location, { body: 'abc' })).status).toBe(201);
  expect((await quirky.admin.client('PUT', `${location}?digest=${digestOf('abc')}`)).status).toBe(201);
  const pulling = await quirky.admin.client('GET', `/v2/release/blobs/${digestOf('abc')}`);
  const url = new URL(pulling.headers.get('location') ?? '');
  expect([pulling.status, url.host]).toEqual([307, HOST]);
  expect((await registryClient(quirky.cloud, url.host)('GET', url.pathname)).body.toString()).toBe('abc');
});

test('an upload that is given up is gone', async () => {
  const location = await begin();
  await patch(location, 'abc');
  expect((await admin.client('DELETE', location)).status).toBe(204);
  expect((await patch(location, 'def')).error?.code).toBe('BLOB_UPLOAD_UNKNOWN');
  expect((await admin.client('DELETE', location)).status).toBe(404);
});

test('uploads of other repositories and other accounts tell nothing', async () => {
  const location = await begin();
  admin.caller.call('ecr', 'CreateRepository', { repositoryName: 'other' });
  const elsewhere = location.replace('/release/', '/other/');
  for (const method of ['GET', 'PATCH', 'DELETE', 'PUT']) {
    const target = method === 'PUT' ? `${elsewhere}?digest=${digestOf('x')}` : elsewhere;
    expect((await admin.client(method, target, method === 'GET' || method === 'DELETE' ? {} : { body: 'x' })).error?.code).toBe(
      'BLOB_UPLOAD_UNKNOWN',
    );
  }
  expect((await admin.client('GET', location.replace('/release/', '/none/'))).error?.code).toBe('NAME_UNKNOWN');
  const stranger = registry.user('stranger', ['ecr:*'], B);
  const message = async (target: string) => (await stranger.client('GET', target)).error?.message;
  const known = await message(location);
  expect(known).toMatch(
    /^User: .* is not authorized to perform: ecr:UploadLayerPart on resource: .*repository\/release because no resource-based/,
  );
  expect(await message(`${location.slice(0, -4)}0000`)).toBe(known);
  expect((await message(elsewhere))?.replace('/other', '/release')).toBe(known);
});

test('each request is the operation that it needs the permission for, and is recorded as it', async () => {
  const actions = ['ecr:InitiateLayerUpload', 'ecr:UploadLayerPart', 'ecr:CompleteLayerUpload'];
  const steps: readonly ((user: RegistryUser, location: string) => Promise<RegistryAnswer>)[] = [
    (user) => user.client('POST', '/v2/release/blobs/uploads/'),
    (user, location) => user.client('PATCH', location, { body: 'abc' }),
    (user, location) => user.client('PUT', `${location}?digest=${digestOf('abc')}`),
  ];
  const location = await begin();
  await patch(location, 'abc');
  for (const [index, step] of steps.entries()) {
    const others = actions.filter((_, other) => other !== index);
    const user = registry.user(`lacks-${index}`, others);
    const { status, error } = await step(user, location);
    expect([status, error?.code]).toEqual([403, 'DENIED']);
    expect(error?.message).toContain(`${user.arn} is not authorized to perform: ${actions[index]} on resource`);
    expect(registry.cloud.recorded.at(-1)).toMatchObject({ operation: actions[index]?.slice(4), error: { code: 'AccessDeniedException' } });
  }
  const all = registry.user('all', actions);
  await pushBlob(all.client, 'release', 'recorded');
  const mine = registry.cloud.recorded.filter(({ caller }) => caller.arn === all.arn).map(({ operation }) => operation);
  expect(mine).toEqual(['GetAuthorizationToken', 'InitiateLayerUpload', 'UploadLayerPart', 'CompleteLayerUpload']);
});

describe('mounting a layer of another repository', () => {
  const mount = (user: RegistryUser, content: string, from = 'release') =>
    user.client('POST', `/v2/other/blobs/uploads/?mount=${digestOf(content)}&from=${from}`);

  beforeEach(async () => {
    admin.caller.call('ecr', 'CreateRepository', { repositoryName: 'other' });
    await pushBlob(admin.client, 'release', 'shared');
  });

  test('only where the registry is set to', async () => {
    expect((await mount(admin, 'shared')).status).toBe(202);
    admin.caller.call('ecr', 'PutAccountSetting', { name: 'BLOB_MOUNTING', value: 'ENABLED' });
    const { status, headers } = await mount(admin, 'shared');
    expect([status, headers.get('location')]).toEqual([201, `/v2/other/blobs/${digestOf('shared')}`]);
    expect(await pulled('shared', 'other')).toBe('shared');
    for (const [content, from] of [
      ['unknown', 'release'],
      ['shared', 'none'],
    ] as const)
      expect((await mount(admin, content, from)).status).toBe(202);
  });

  test('only for who may pull it there, and between repositories with the same encryption', async () => {
    admin.caller.call('ecr', 'PutAccountSetting', { name: 'BLOB_MOUNTING', value: 'ENABLED' });
    const push = ['ecr:InitiateLayerUpload', 'ecr:UploadLayerPart', 'ecr:CompleteLayerUpload', 'ecr:BatchCheckLayerAvailability'];
    const pusher = registry.user('pusher', push);
    expect((await mount(pusher, 'shared')).status).toBe(202);
    expect((await admin.client('HEAD', `/v2/other/blobs/${digestOf('shared')}`)).status).toBe(404);
    const kmsKey = `arn:aws:kms:us-west-2:${A}:key/11111111-2222-3333-4444-555555555555`;
    const encryptionConfiguration = { encryptionType: 'KMS', kmsKey };
    admin.caller.call('ecr', 'CreateRepository', { repositoryName: 'encrypted', encryptionConfiguration });
    await pushBlob(admin.client, 'encrypted', 'secret');
    expect((await mount(admin, 'secret', 'encrypted')).status).toBe(202);
  });
});
