// The instance metadata service over a real socket.
import { afterEach, describe, expect, test } from 'vitest';
import { exchange } from '../../../test/server/running-server.ts';
import type { FailedInstanceCredentials, InstanceCredentials, InstanceView } from './instance-view.ts';
import { type MetadataEndpoint, startMetadataEndpoint } from './start-metadata-endpoint.ts';

const LAUNCH = Date.UTC(2026, 4, 1, 10, 0, 0);
const VIEW: InstanceView = {
  instanceId: 'i-0123456789abcdef0',
  accountId: '111122223333',
  partition: 'aws',
  region: 'us-west-2',
  availabilityZone: 'us-west-2a',
  imageId: 'ami-0abcdef1234567890',
  instanceType: 't3.micro',
  architecture: 'x86_64',
  reservationId: 'r-0abcdef1234567890',
  launchIndex: 0,
  launchTime: LAUNCH,
  privateIp: '172.31.5.7',
  privateDnsName: 'ip-172-31-5-7.us-west-2.compute.internal',
  mac: '0e:49:61:0f:c3:11',
  securityGroups: [
    { id: 'sg-1', name: 'default' },
    { id: 'sg-2', name: 'web' },
  ],
  userData: Buffer.from('#!/bin/sh\necho hi\n').toString('base64'),
  instanceProfile: { arn: 'arn:aws:iam::111122223333:instance-profile/p', id: 'AIPAEXAMPLE' },
  tags: [
    { key: 'Name', value: 'web-1' },
    { key: 'iam', value: 'x' },
  ],
  metadataOptions: { httpEndpoint: 'enabled', httpTokens: 'required', instanceMetadataTags: 'enabled' },
};
const CREDENTIALS: InstanceCredentials = {
  roleName: 'role-02',
  accessKeyId: 'ASIAEXAMPLE',
  secretAccessKey: 'secret',
  sessionToken: 'token',
  lastUpdated: LAUNCH + 60_000,
  expiration: LAUNCH + 6 * 3_600_000,
};

const endpoints: MetadataEndpoint[] = [];
afterEach(async () => {
  await Promise.all(endpoints.splice(0).map((endpoint) => endpoint.close()));
});

interface Running {
  readonly url: string;
  readonly port: number;
  /** Moves the clock by seconds. */
  readonly wait: (seconds: number) => void;
  readonly reports: unknown[];
  readonly token: (seconds?: string, headers?: Record<string, string>) => Promise<Response>;
  /** With a good token. */
  readonly get: (path: string) => Promise<Response>;
}

async function run(
  instance: InstanceView | undefined = VIEW,
  credentials: InstanceCredentials | FailedInstanceCredentials | undefined | Error = CREDENTIALS,
): Promise<Running> {
  let now = LAUNCH + 3_600_000;
  let drawn = endpoints.length * 50;
  const reports: unknown[] = [];
  const endpoint = await startMetadataEndpoint({
    instance: () => instance,
    credentials: async () => {
      if (credentials instanceof Error) throw credentials;
      return credentials;
    },
    clock: { now: () => now },
    random: {
      bytes: (count) => {
        drawn += 1;
        return new Uint8Array(count).fill(drawn);
      },
    },
    report: (error) => reports.push(error),
  });
  endpoints.push(endpoint);
  const url = endpoint.url.slice(0, -1);
  const token: Running['token'] = (seconds = '21600', headers = {}) =>
    fetch(`${url}/latest/api/token`, { method: 'PUT', headers: { 'X-aws-ec2-metadata-token-ttl-seconds': seconds, ...headers } });
  return {
    url,
    port: Number(new URL(url).port),
    wait: (seconds) => {
      now += seconds * 1000;
    },
    reports,
    token,
    get: async (path) => fetch(url + path, { headers: { 'X-aws-ec2-metadata-token': await (await token()).text() } }),
  };
}

describe('tokens', () => {
  test.each(['1', '21600'])('for %s seconds', async (seconds) => {
    const { token } = await run();
    const response = await token(seconds);
    expect(response.status).toBe(200);
    expect(response.headers.get('x-aws-ec2-metadata-token-ttl-seconds')).toBe(seconds);
    expect(await response.text()).toMatch(/^[\w-]{54}==$/);
  });

  test.each(['0', '21601', '-1', '1.5', '1e3', 'x', ' ', '100000'])('for %j seconds: 400', async (seconds) => {
    const { token } = await run();
    expect((await token(seconds)).status).toBe(400);
  });

  test('for no time said: 400; for a forwarded request: 403; not by GET: 405', async () => {
    const { url, token } = await run();
    expect((await fetch(`${url}/latest/api/token`, { method: 'PUT' })).status).toBe(400);
    expect((await token('60', { 'X-Forwarded-For': '10.0.0.1' })).status).toBe(403);
    expect((await fetch(`${url}/latest/api/token`)).status).toBe(405);
  });

  test('are good until they expire, for their instance only', async () => {
    const [one, other] = [await run(), await run()];
    const token = await (await one.token('60')).text();
    const get = (running: Running, value: string): Promise<Response> =>
      fetch(`${running.url}/latest/meta-data/instance-id`, { headers: { 'x-aws-ec2-metadata-token': value } });
    one.wait(59);
    const good = await get(one, token);
    expect(await good.text()).toBe(VIEW.instanceId);
    expect(good.headers.get('x-aws-ec2-metadata-token-ttl-seconds')).toBe('1');
    expect((await get(other, token)).status).toBe(401);
    one.wait(1);
    expect((await get(one, token)).status).toBe(401);
    expect((await get(one, 'invented')).status).toBe(401);
  });

  test('are needed where the instance requires them, else only good ones are taken', async () => {
    const required = await run();
    const response = await fetch(`${required.url}/latest/meta-data/`);
    expect(response.status).toBe(401);
    expect(await response.text()).toContain('<title>401 - Unauthorized</title>');
    const optional = await run({ ...VIEW, metadataOptions: { ...VIEW.metadataOptions, httpTokens: 'optional' } });
    expect(await (await fetch(`${optional.url}/latest/meta-data/ami-id`)).text()).toBe(VIEW.imageId);
    const headers = { 'x-aws-ec2-metadata-token': 'invented' };
    expect((await fetch(`${optional.url}/latest/meta-data/ami-id`, { headers })).status).toBe(401);
  });
});

test.each([
  ['/', /^2[\s\S]*\nlatest$/],
  ['/latest', /^dynamic\nmeta-data\nuser-data$/],
  ['/latest/', /^dynamic\nmeta-data\nuser-data$/],
  ['/2021-03-23/meta-data/instance-id', /^i-0123456789abcdef0$/],
  ['/latest/meta-data', /^ami-id\n[\s\S]*\niam\/\n[\s\S]*\nnetwork\/\nplacement\/\n[\s\S]*\nservices\/\ntags\/$/],
  ['/latest/meta-data/instance-type', /^t3\.micro$/],
  ['/latest/meta-data/instance-type/', /^t3\.micro$/],
  ['/latest/meta-data/local-hostname', /^ip-172-31-5-7\.us-west-2\.compute\.internal$/],
  ['/latest/meta-data/local-ipv4', /^172\.31\.5\.7$/],
  ['/latest/meta-data/mac', /^0e:49:61:0f:c3:11$/],
  ['/latest/meta-data/network/interfaces/macs/', /^0e:49:61:0f:c3:11\/$/],
  ['/latest/meta-data/placement/', /^availability-zone\nregion$/],
  ['/latest/meta-data/placement/availability-zone', /^us-west-2a$/],
  ['/latest/meta-data/placement/region', /^us-west-2$/],
  ['/latest/meta-data/reservation-id', /^r-0abcdef1234567890$/],
  ['/latest/meta-data/security-groups', /^default\nweb$/],
  ['/latest/meta-data/services/domain', /^amazonaws\.com$/],
  ['/latest/meta-data/services/partition', /^aws$/],
  ['/latest/meta-data/iam/', /^info\nsecurity-credentials\/$/],
  ['/latest/meta-data/iam/info', /"InstanceProfileArn" : "arn:aws:iam::111122223333:instance-profile\/p"/],
  ['/latest/meta-data/iam/security-credentials', /^role-02$/],
  ['/latest/meta-data/iam/security-credentials/', /^role-02$/],
  ['/latest/meta-data/tags/instance/', /^Name\niam$/],
  ['/latest/meta-data/tags/instance/Name', /^web-1$/],
  ['/latest/user-data', /^#!\/bin\/sh\necho hi\n$/],
])('%s', async (path, expected) => {
  const response = await (await run()).get(path);
  expect(response.status).toBe(200);
  expect(response.headers.get('server')).toBe('EC2ws');
  expect(await response.text()).toMatch(expected);
});

test.each([
  '/latest/nothing',
  '/latest/meta-data/nothing',
  '/latest/meta-data/instance-id/more',
  '/latest/meta-data/public-ipv4',
  '/latest/meta-data/iam/security-credentials/other-role',
  '/latest/meta-data/__proto__',
  '/latest/meta-data/%69nstance-id',
  '/never/meta-data/',
])('%s is not found', async (path) => {
  const response = await (await run()).get(path);
  expect(response.status).toBe(404);
  expect(await response.text()).toContain('<h1>404 - Not Found</h1>');
});

test('the credentials of the role, as SDKs read them', async () => {
  const response = await (await run()).get('/latest/meta-data/iam/security-credentials/role-02');
  expect(await response.json()).toEqual({
    Code: 'Success',
    LastUpdated: '2026-05-01T10:01:00Z',
    Type: 'AWS-HMAC',
    AccessKeyId: 'ASIAEXAMPLE',
    SecretAccessKey: 'secret',
    Token: 'token',
    Expiration: '2026-05-01T16:00:00Z',
  });
});

test('credentials that there are none of', async () => {
  const failed = { roleName: 'r', code: 'AssumeRoleUnauthorizedAccess', message: 'EC2 cannot assume the role r.', lastUpdated: LAUNCH };
  const refused = await (await run(VIEW, failed)).get('/latest/meta-data/iam/security-credentials/r');
  expect(await refused.json()).toEqual({ Code: failed.code, Message: failed.message, LastUpdated: '2026-05-01T10:00:00Z' });
  const { instanceProfile: _none, ...bare } = VIEW;
  expect((await (await run(bare, undefined)).get('/latest/meta-data/iam/info')).status).toBe(404);
  const broken = await run(VIEW, new Error('boom'));
  expect((await broken.get('/latest/meta-data/iam/security-credentials/')).status).toBe(500);
  expect(broken.reports).toHaveLength(1);
});

test('the identity document', async () => {
  const document = await (await (await run()).get('/latest/dynamic/instance-identity/document')).json();
  expect(document).toMatchObject({
    accountId: '111122223333',
    instanceId: VIEW.instanceId,
    region: 'us-west-2',
    pendingTime: '2026-05-01T10:00:00Z',
  });
});

test('tags, user data and profile that are not there are neither found nor listed', async () => {
  const { userData: _data, instanceProfile: _profile, ...rest } = VIEW;
  const { get } = await run({ ...rest, metadataOptions: { ...VIEW.metadataOptions, instanceMetadataTags: 'disabled' } });
  expect(await (await get('/latest/meta-data/')).text()).not.toMatch(/tags|iam/);
  for (const path of ['/latest/user-data', '/latest/meta-data/tags/instance/', '/latest/meta-data/iam/'])
    expect((await get(path)).status).toBe(404);
});

test('403: a disabled endpoint, an instance that is gone, web pages, foreign hosts', async () => {
  const disabled = await run({ ...VIEW, metadataOptions: { ...VIEW.metadataOptions, httpEndpoint: 'disabled' } });
  expect((await disabled.token()).status).toBe(403);
  const running = await run();
  expect((await running.token('60', { origin: 'http://evil.com' })).status).toBe(403);
  const rebound =
    'PUT /latest/api/token HTTP/1.1\r\nHost: evil.com\r\nX-aws-ec2-metadata-token-ttl-seconds: 60\r\nConnection: close\r\n\r\n';
  expect(await exchange(running.port, rebound)).toMatch(/^HTTP\/1\.1 403 /);
});
