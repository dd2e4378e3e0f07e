// The registry as its clients meet it: who may come in, what they push and pull, and how they are refused.
import { beforeEach, describe, expect, test } from 'vitest';
import { registryClient, registryPassword } from '../../../../test/testkit/cloud/registry-client.ts';
import {
  A,
  B,
  digestOf,
  HOST,
  MANIFEST_TYPE,
  manifestOf,
  pushBlob,
  type RegistryCloud,
  registryCloud,
} from '../../../../test/testkit/cloud/registry-cloud.ts';

const PULL = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchCheckLayerAvailability'];
const MISSING = `sha256:${'0'.repeat(64)}`;

let registry: RegistryCloud;

beforeEach(() => {
  registry = registryCloud();
});

function refused({ arn }: { readonly arn: string }, action: string, repository: string, why: string): unknown {
  const resource = `arn:aws:ecr:us-west-2:${A}:repository/${repository}`;
  const message = `User: ${arn} is not authorized to perform: ecr:${action} on resource: ${resource} because no ${why} policy allows the ecr:${action} action`;
  return { code: 'DENIED', message };
}

describe('logging in', () => {
  test('asks for Basic credentials, and takes a token of the caller', async () => {
    const without = await registryClient(registry.cloud, HOST)('GET', '/v2/');
    expect([without.status, without.body.toString()]).toEqual([401, 'Not Authorized\n']);
    expect(without.headers.get('www-authenticate')).toBe(`Basic realm="https://${HOST}/",service="ecr.amazonaws.com"`);
    const answer = await registry.admin.client('GET', '/v2/');
    expect([answer.status, answer.headers.get('docker-distribution-api-version')]).toEqual([200, 'registry/2.0']);
    expect(answer.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('a password that is no token: 400, without a challenge', async () => {
    const { cloud, admin } = registry;
    const foreign = cloud.kernel.seal.close(JSON.stringify([admin.accessKeyId, cloud.clock.now()]));
    for (const password of ['secret', '', foreign]) {
      const answer = await registryClient(cloud, HOST, password)('GET', '/v2/');
      expect([answer.status, answer.headers.has('www-authenticate')]).toEqual([400, false]);
    }
  });

  test('a token lives for 12 hours by the clock of the cloud', async () => {
    registry.cloud.clock.advance(12 * 3_600_000 - 1);
    expect((await registry.admin.client('GET', '/v2/')).status).toBe(200);
    registry.cloud.clock.advance(1);
    const { status, error } = await registry.admin.client('GET', '/v2/');
    const message = 'Your authorization token has expired. Reauthenticate and try again.';
    expect([status, error]).toEqual([403, { code: 'DENIED', message }]);
  });

  test('a token is worth what its principal may do now, and nothing when the key is gone', async () => {
    const { cloud, push, user } = registry;
    await push('release', 'v1.0');
    const reader = user('reader', PULL);
    expect((await reader.client('GET', '/v2/release/manifests/v1.0')).status).toBe(200);
    const root = cloud.root(A);
    root.call('iam', 'DeleteUserPolicy', { UserName: 'reader', PolicyName: 'own' });
    const { status, error } = await reader.client('GET', '/v2/release/manifests/v1.0');
    expect([status, error]).toEqual([403, refused(reader, 'BatchGetImage', 'release', 'identity-based')]);
    root.call('iam', 'UpdateAccessKey', { UserName: 'reader', AccessKeyId: reader.accessKeyId, Status: 'Inactive' });
    expect((await reader.client('GET', '/v2/release/manifests/v1.0')).error?.code).toBe('DENIED');
    expect((await reader.client('GET', '/v2/')).status).toBe(403);
  });

  test('a token of a session', async () => {
    const { cloud, push } = registry;
    await push('release', 'v1.0');
    const Statement = [{ Effect: 'Allow', Principal: { AWS: A }, Action: 'sts:AssumeRole' }];
    const role = { RoleName: 'puller', AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }) };
    const { Role } = cloud.root(A).call('iam', 'CreateRole', role);
    const allowed = [{ Effect: 'Allow', Action: 'ecr:*', Resource: '*' }];
    const own = { RoleName: 'puller', PolicyName: 'own', PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: allowed }) };
    cloud.root(A).call('iam', 'PutRolePolicy', own);
    const deployer = registry.user('deployer', ['sts:AssumeRole']);
    const { Credentials } = deployer.caller.call('sts', 'AssumeRole', { RoleArn: Role.Arn, RoleSessionName: 'pull' });
    const password = registryPassword(cloud.as(Credentials), Credentials.SessionToken);
    const session = registryClient(cloud, HOST, password);
    expect((await session('GET', '/v2/release/manifests/v1.0')).status).toBe(200);
    cloud.root(A).call('iam', 'DeleteRolePolicy', { RoleName: 'puller', PolicyName: 'own' });
    cloud.root(A).call('iam', 'DeleteRole', { RoleName: 'puller' });
    expect((await session('GET', '/v2/release/manifests/v1.0')).status).toBe(403);
  });

  test('on localhost by path, where there is nothing else to log in to', async () => {
    const password = registryPassword(registry.admin.caller);
    const local = registryClient(registry.cloud, 'localhost:4566', password);
    expect((await local('GET', '/v2/')).status).toBe(200);
    const layer = await pushBlob(local, `${A}/us-west-2/release`, 'layer');
    const answer = await local('GET', `/v2/${A}/us-west-2/release/blobs/${digestOf(layer)}`);
    expect(answer.body.toString()).toBe('layer');
    const catalog = await local('GET', `/v2/${A}/us-west-2/_catalog`);
    expect(JSON.parse(catalog.body.toString())).toEqual({ repositories: [`${A}/us-west-2/release`] });
    const named = registryClient(registry.cloud, `${A}.dkr.ecr.us-west-2.localhost:4566`, password);
    expect((await named('HEAD', `/v2/release/blobs/${digestOf(layer)}`)).status).toBe(200);
  });
});

describe('pulling', () => {
  test('gives the manifest byte for byte, by tag and by digest', async () => {
    const { admin, push } = registry;
    const { digest, manifest } = await push('release', 'v1.0');
    for (const reference of ['v1.0', digest]) {
      const answer = await admin.client('GET', `/v2/release/manifests/${reference}`, { headers: { accept: `${MANIFEST_TYPE}, */*` } });
      expect([answer.status, answer.body.toString()]).toEqual([200, manifest]);
      expect([answer.headers.get('content-type'), answer.headers.get('docker-content-digest')]).toEqual([MANIFEST_TYPE, digest]);
    }
  });

  test('what is not there', async () => {
    const { client } = registry.admin;
    const gone = await client('GET', '/v2/release/manifests/v9');
    expect([gone.status, gone.error]).toEqual([404, { code: 'MANIFEST_UNKNOWN', message: 'Requested image not found' }]);
    expect((await client('GET', '/v2/release/manifests/.not-a-tag')).status).toBe(404);
    expect((await client('GET', `/v2/release/blobs/${MISSING}`)).error?.code).toBe('BLOB_UNKNOWN');
    expect((await client('HEAD', `/v2/release/blobs/${MISSING}`)).status).toBe(404);
    const none = await client('GET', '/v2/none/manifests/v1.0');
    const message = `The repository with name 'none' does not exist in the registry with id '${A}'`;
    expect([none.status, none.error]).toEqual([404, { code: 'NAME_UNKNOWN', message }]);
    expect((await client('GET', '/v2/NONE/manifests/v1.0')).error?.code).toBe('NAME_INVALID');
    expect((await client('GET', '/v2/release/nothing/else')).status).toBe(404);
    expect((await client('GET', '/other')).status).toBe(404);
  });

  test('parts of a layer', async () => {
    const { client } = registry.admin;
    const path = `/v2/release/blobs/${digestOf(await pushBlob(client, 'release', '0123456789'))}`;
    const part = async (range: string, more: Record<string, string> = {}): Promise<unknown> => {
      const { status, body, headers } = await client('GET', path, { headers: { range, ...more } });
      return [status, body.toString(), headers.get('content-range')];
    };
    expect(await part('bytes=2-4')).toEqual([206, '234', 'bytes 2-4/10']);
    expect(await part('bytes=7-')).toEqual([206, '789', 'bytes 7-9/10']);
    expect(await part('bytes=-2')).toEqual([206, '89', 'bytes 8-9/10']);
    expect(await part('bytes=4-99')).toEqual([206, '456789', 'bytes 4-9/10']);
    expect(await part('bytes=0-0,5-6')).toEqual([200, '0123456789', undefined]);
    expect(await part('bytes=2-4', { 'if-range': '"other"' })).toEqual([200, '0123456789', undefined]);
    expect((await part('bytes=10-')) as unknown[]).toMatchObject([416, {}, 'bytes */10']);
    const head = await client('HEAD', path);
    expect([head.headers.get('content-length'), head.headers.get('accept-ranges')]).toEqual(['10', 'bytes']);
    const etag = head.headers.get('etag') ?? '';
    expect((await client('GET', path, { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  test('by another account: what the policy of the repository opens, and nothing is told of what it does not', async () => {
    const { cloud, admin, push, user } = registry;
    await push('release', 'v1.0');
    const stranger = user('stranger', ['ecr:*'], B);
    const pull = (repository: string) => stranger.client('GET', `/v2/${repository}/manifests/v1.0`);
    for (const repository of ['release', 'none']) {
      expect((await pull(repository)).error).toEqual(refused(stranger, 'BatchGetImage', repository, 'resource-based'));
    }
    const Statement = [{ Effect: 'Allow', Principal: { AWS: B }, Action: PULL }];
    admin.caller.call('ecr', 'SetRepositoryPolicy', {
      repositoryName: 'release',
      policyText: JSON.stringify({ Version: '2012-10-17', Statement }),
    });
    expect((await pull('release')).status).toBe(200);
    expect((await stranger.client('POST', '/v2/release/blobs/uploads/')).error).toEqual(
      refused(stranger, 'InitiateLayerUpload', 'release', 'resource-based'),
    );
    expect((await stranger.client('GET', '/v2/_catalog')).status).toBe(403);
    const denied = cloud.recorded.at(-1);
    expect(denied).toMatchObject({ operation: 'DescribeRepositories', error: { code: 'AccessDeniedException' } });
  });

  test('the download URL of the API', async () => {
    const { cloud, admin, push } = registry;
    await push('release', 'v1.0', 'the layer');
    const layerDigest = digestOf('the layer');
    const { downloadUrl } = admin.caller.call('ecr', 'GetDownloadUrlForLayer', { repositoryName: 'release', layerDigest });
    const url = new URL(downloadUrl);
    const get = registryClient(cloud, url.host);
    expect((await get('GET', url.pathname)).body.toString()).toBe('the layer');
    expect((await get('GET', `${url.pathname}x`)).status).toBe(403);
    cloud.clock.advance(3_600_000);
    expect((await get('GET', url.pathname)).status).toBe(403);
  });
});

describe('manifests', () => {
  test('pushed by digest, again, and with what is missing', async () => {
    const { admin, push } = registry;
    const { client } = admin;
    const { digest, manifest } = await push('release', 'v1.0');
    const headers = { 'content-type': MANIFEST_TYPE };
    const again = await client('PUT', '/v2/release/manifests/v1.0', { body: manifest, headers });
    expect([again.status, again.headers.get('docker-content-digest')]).toEqual([201, digest]);
    expect(again.headers.get('location')).toBe(`/v2/release/manifests/${digest}`);
    const put = (reference: string, body: string) => client('PUT', `/v2/release/manifests/${reference}`, { body, headers });
    expect((await put(MISSING, manifest)).error?.code).toBe('DIGEST_INVALID');
    expect((await put('v2', manifestOf('{}', ['not pushed']))).error?.code).toBe('BLOB_UNKNOWN');
    const broken = await put('v2', 'no JSON');
    expect([broken.status, broken.error?.code]).toEqual([405, 'UNSUPPORTED']);
    expect(broken.error?.message).toMatch(/^Invalid parameter at 'ImageManifest' failed to satisfy constraint: '/);
    expect((await put('.v2', manifest)).error?.code).toBe('TAG_INVALID');
  });

  test('an immutable tag', async () => {
    const { admin, push } = registry;
    admin.caller.call('ecr', 'CreateRepository', { repositoryName: 'fixed', imageTagMutability: 'IMMUTABLE' });
    const { manifest } = await push('fixed', 'v1.0');
    const { status, error } = await admin.client('PUT', '/v2/fixed/manifests/v1.0', { body: manifest });
    const message = "The image tag 'v1.0' already exists in the 'fixed' repository and cannot be overwritten because the tag is immutable.";
    expect([status, error]).toEqual([400, { code: 'TAG_INVALID', message }]);
  });

  test('deleted by tag, then by digest', async () => {
    const { admin, push } = registry;
    const { digest, manifest } = await push('release', 'v1.0');
    await admin.client('PUT', '/v2/release/manifests/v1.1', { body: manifest, headers: { 'content-type': MANIFEST_TYPE } });
    const remove = async (reference: string) => (await admin.client('DELETE', `/v2/release/manifests/${reference}`)).status;
    expect([await remove('v1.0'), await remove('v1.0'), await remove(digest), await remove(digest)]).toEqual([202, 404, 202, 404]);
    const refusal = await admin.client('DELETE', `/v2/release/blobs/${digest}`);
    expect([refusal.status, refusal.error?.code]).toEqual([405, 'UNSUPPORTED']);
  });

  test('tags are listed in order, in pages', async () => {
    const { admin, push } = registry;
    for (const tag of ['v2', 'v10', 'v1', 'V3']) await push('release', tag);
    const list = async (target: string) => {
      const { body, headers } = await admin.client('GET', target);
      return [JSON.parse(body.toString()).tags, headers.get('link')];
    };
    expect(await list('/v2/release/tags/list')).toEqual([['V3', 'v1', 'v10', 'v2'], undefined]);
    const link = '</v2/release/tags/list?last=v1&n=2>; rel="next"';
    expect(await list('/v2/release/tags/list?n=2')).toEqual([['V3', 'v1'], link]);
    expect(await list('/v2/release/tags/list?last=v1&n=2')).toEqual([['v10', 'v2'], undefined]);
    expect(await list('/v2/release/tags/list?n=0')).toEqual([[], undefined]);
    expect((await admin.client('GET', '/v2/release/tags/list?n=x')).error?.code).toBe('PAGINATION_NUMBER_INVALID');
  });

  test('what refers to an image, also before the image is there', async () => {
    const { admin, push } = registry;
    const config = await pushBlob(admin.client, 'release', '{}');
    const pushed: string[] = [];
    const { digest } = await push('release', 'v1.0');
    for (const artifactType of ['application/vnd.test.one', 'application/vnd.test.two+json']) {
      const subject = { mediaType: MANIFEST_TYPE, digest, size: 1 };
      const body = manifestOf(config, [config], { artifactType, subject });
      const answer = await admin.client('PUT', `/v2/release/manifests/${digestOf(body)}`, {
        body,
        headers: { 'content-type': MANIFEST_TYPE },
      });
      expect([answer.status, answer.headers.get('oci-subject')]).toEqual([201, digest]);
      pushed.push(digestOf(body));
    }
    const list = async (of: string, query = '') => {
      const { status, body, headers } = await admin.client('GET', `/v2/release/referrers/${of}${query}`);
      expect([status, headers.get('content-type')]).toEqual([200, 'application/vnd.oci.image.index.v1+json']);
      const { manifests } = JSON.parse(body.toString()) as { readonly manifests: readonly { readonly digest: string }[] };
      return [manifests.map((one) => one.digest).sort(), headers.get('oci-filters-applied')];
    };
    expect(await list(digest)).toEqual([[...pushed].sort(), undefined]);
    expect(await list(digest, '?artifactType=application/vnd.test.two+json')).toEqual([[pushed[1]], 'artifactType']);
    expect(await list(MISSING)).toEqual([[], undefined]);
    expect((await admin.client('GET', '/v2/release/referrers/nothing')).error?.code).toBe('DIGEST_INVALID');
  });
});
