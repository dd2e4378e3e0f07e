// The endpoint of the command's credentials: for who knows the token, and for nobody else.
import { afterEach, expect, test } from 'vitest';
import { type CredentialServer, startCredentialServer } from './credential-server.ts';
import { isExempt } from './proxy-agent.ts';

const CREDENTIALS = { accessKeyId: 'ASIAX', secretAccessKey: 's', sessionToken: 't', expiresAt: Date.UTC(2026, 0, 2, 3, 4, 5, 678) };
let server: CredentialServer | undefined;
afterEach(() => server?.close());

const get = async (authorization: string, path = ''): Promise<readonly [number, unknown]> => {
  const response = await fetch(`${server?.url}${path}`, { headers: { authorization } });
  return [response.status, await response.json()];
};

test('answers as a container does', async () => {
  server = await startCredentialServer(
    async () => CREDENTIALS,
    () => {},
  );
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/credentials$/);
  expect(await get(server.token)).toEqual([
    200,
    { AccessKeyId: 'ASIAX', SecretAccessKey: 's', Token: 't', Expiration: '2026-01-02T03:04:05Z' },
  ]);
  expect((await get('')).at(0)).toBe(401);
  expect((await get(`${server.token}x`)).at(0)).toBe(401);
  expect((await get(server.token, '/more')).at(0)).toBe(404);
});

test('tells the client, and the user, why there are none', async () => {
  const told: unknown[] = [];
  const why = new Error('a new MFA code is needed');
  server = await startCredentialServer(
    async () => Promise.reject(why),
    (error) => told.push(error),
  );
  expect(await get(server.token)).toEqual([500, { code: 'CredentialsUnavailable', message: 'a new MFA code is needed' }]);
  expect(told).toEqual([why]);
});

test.each([
  ['localhost,.amazonaws.com', 'sts.amazonaws.com', true],
  ['*.amazonaws.com', 'sts.us-west-2.amazonaws.com', true],
  ['amazonaws.com', 'notamazonaws.com', false],
  ['*', 'any.example', true],
  ['', 'any.example', false],
  ['STS.example:443 other', 'sts.example', true],
])('NO_PROXY=%j and %s', (list, host, exempt) => {
  expect(isExempt(list, host)).toBe(exempt);
});
