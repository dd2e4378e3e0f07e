// The control listener over a real socket.
import { afterEach, expect, test } from 'vitest';
import { exchange } from '../../../test/server/running-server.ts';
import { ServiceError } from '../service-error.ts';
import type { ControlRoute } from './control-route.ts';
import { type Control, CONTROL_TOKEN_HEADER, startControl } from './start-control.ts';

let control: Control | undefined;
afterEach(async () => {
  await control?.close();
  control = undefined;
});

const reports: unknown[] = [];
const calls: unknown[] = [];
const routes: readonly ControlRoute[] = [
  { method: 'GET', path: '/accounts', handle: () => ({ accounts: [] }) },
  { method: 'GET', path: '/accounts/{id}', handle: (_body, params) => Object.fromEntries(params) },
  {
    method: 'POST',
    path: '/reset',
    handle: async (body) => {
      calls.push(body);
    },
  },
  {
    method: 'POST',
    path: '/refuse',
    handle: () => {
      throw new ServiceError('Busy', 409, 'Not now.');
    },
  },
  {
    method: 'POST',
    path: '/break',
    handle: () => {
      throw new Error('secret detail');
    },
  },
];

interface Options {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

async function call(path: string, options: Options = {}): Promise<{ status: number; json: unknown; headers: Headers }> {
  control ??= await startControl({ port: 0, token: 'right-token', routes, report: (error) => reports.push(error) });
  const response = await fetch(control.url + path, {
    method: options.method ?? 'GET',
    headers: { [CONTROL_TOKEN_HEADER]: 'right-token', 'content-type': 'application/json', ...options.headers },
    ...(options.body === undefined ? {} : { body: options.body }),
  });
  return { status: response.status, json: await response.json(), headers: response.headers };
}

test('routes: JSON in and out, parts of the path and of the query', async () => {
  expect(await call('/accounts')).toMatchObject({ status: 200, json: { accounts: [] } });
  expect(await call('/accounts/a%2Fb?x=1&id=no')).toMatchObject({ status: 200, json: { id: 'a/b', x: '1' } });
  expect(await call('/reset', { method: 'POST', body: '{"to":[1]}' })).toMatchObject({ status: 200, json: null });
  expect(await call('/reset', { method: 'POST' })).toMatchObject({ status: 200, json: null });
  expect(calls).toEqual([{ to: [1] }, undefined]);
});

test.each([
  ['no token', 401, '/accounts', { headers: { [CONTROL_TOKEN_HEADER]: '' } }],
  ['a wrong token', 401, '/accounts', { headers: { [CONTROL_TOKEN_HEADER]: 'right-tokem' } }],
  ['a longer token', 401, '/accounts', { headers: { [CONTROL_TOKEN_HEADER]: 'right-token2' } }],
  ['a wrong token on no route', 401, '/nothing', { headers: { [CONTROL_TOKEN_HEADER]: 'x' } }],
  ['a page of another origin', 403, '/accounts', { headers: { origin: 'http://localhost:3000' } }],
  ['a preflight', 403, '/reset', { method: 'OPTIONS', headers: { origin: 'http://evil.com', 'access-control-request-method': 'POST' } }],
  ['no such route', 404, '/nothing', {}],
  ['an empty part', 404, '/accounts/', {}],
  ['a broken escape', 404, '/accounts/%zz', {}],
  ['another method', 405, '/reset', {}],
  ['a form', 415, '/reset', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=b' }],
  ['plain text', 415, '/reset', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}' }],
  ['another JSON', 415, '/reset', { method: 'POST', headers: { 'content-type': 'application/jsonp' }, body: '{}' }],
  ['no JSON', 400, '/reset', { method: 'POST', body: '{' }],
  ['a refusal of the route', 409, '/refuse', { method: 'POST', body: '{}' }],
] satisfies [string, number, string, Options][])('%s: %s', async (_name, status, path, options) => {
  const response = await call(path, options);
  expect(response.status).toBe(status);
  expect(response.json).toMatchObject({ error: { code: expect.any(String), message: expect.any(String) } });
  expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  expect(calls).toHaveLength(2);
});

test('an unknown route lists the known ones', async () => {
  expect((await call('/nothing')).json).toMatchObject({
    error: { routes: ['GET /accounts', 'GET /accounts/{id}', 'POST /reset', 'POST /refuse', 'POST /break'] },
  });
});

test('a broken route is 500, reported, and tells no details', async () => {
  const { status, json } = await call('/break', { method: 'POST', body: '{}' });
  expect(status).toBe(500);
  expect(JSON.stringify(json)).not.toContain('secret');
  expect(reports).toHaveLength(1);
});

test.each(['evil.com', 's3.amazonaws.com', 'localhost.evil.com', '0.0.0.0'])('the host %s is refused even with the token', async (host) => {
  await call('/accounts');
  const head = `GET /accounts HTTP/1.1\r\nHost: ${host}\r\n${CONTROL_TOKEN_HEADER}: right-token\r\nConnection: close\r\n\r\n`;
  expect(await exchange(control?.port ?? 0, head)).toMatch(/^HTTP\/1\.1 403 /);
});

test('a body that is too large is refused while it comes', async () => {
  expect(await call('/reset', { method: 'POST', body: `"${'x'.repeat(68_000_000)}"` })).toMatchObject({ status: 413 });
});

test('an empty token is no token', async () => {
  await expect(startControl({ port: 0, token: '', routes, report: () => undefined })).rejects.toThrow('empty');
});
