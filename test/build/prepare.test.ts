// Installing what is missing: when it is needed, and what is said when it cannot be done.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Checkout, makeCheckout } from './checkout.ts';

let checkout: Checkout;

beforeEach(() => {
  checkout = makeCheckout();
});

afterEach(() => checkout.remove());

function prepare(env: Readonly<Record<string, string>> = {}) {
  const assignments = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  return checkout.run('env', [...assignments, process.execPath, join(checkout.folder, 'scripts/prepare.mjs')]);
}

function writeLock(packages: object, installed: object): void {
  rmSync(join(checkout.folder, 'node_modules'));
  checkout.write('package-lock.json', JSON.stringify({ name: 'x', lockfileVersion: 3, packages: { '': {}, ...packages } }));
  checkout.write('node_modules/.package-lock.json', JSON.stringify({ packages: installed }));
  writeFileSync(join(checkout.folder, 'package.json'), '{ "name": "x", "engines": { "node": ">=20.19" } }');
}

const A = { version: '1.0.0', integrity: 'sha512-AAAA' };
/** A registry that nobody answers for. */
const OFFLINE = { npm_config_registry: 'http://127.0.0.1:9/', npm_config_fetch_retries: '0', npm_config_cache: 'empty-cache' };

test('says nothing when what the lockfile asks for is there', async () => {
  expect(await prepare()).toEqual({ status: 0, stdout: '', stderr: '' });
});

test('does not miss what is optional', async () => {
  writeLock({ 'node_modules/a': A, 'node_modules/b': { ...A, optional: true } }, { 'node_modules/a': A });
  expect(await prepare()).toEqual({ status: 0, stdout: '', stderr: '' });
});

test.each([
  ['missing', {}],
  ['of another version', { 'node_modules/a': { ...A, version: '1.0.1' } }],
  ['of another content', { 'node_modules/a': { ...A, integrity: 'sha512-BBBB' } }],
])('installs a package that is %s, and says so when the registry is out of reach', { timeout: 60_000 }, async (_, installed) => {
  writeLock({ 'node_modules/a': A }, installed);
  const manifest = { name: 'x', engines: { node: '>=20.19' }, dependencies: { a: '1.0.0' } };
  checkout.write('package.json', JSON.stringify(manifest));
  checkout.write('package-lock.json', JSON.stringify({ name: 'x', lockfileVersion: 3, packages: { '': manifest, 'node_modules/a': A } }));
  const { status, stderr } = await prepare(OFFLINE);
  expect(status).toBe(1);
  expect(stderr).toMatch(/^installing dependencies \(npm ci\) …\n/);
  expect(stderr).toContain('the npm registry cannot be reached');
});

test('names the Node that is needed', async () => {
  checkout.write('package.json', '{ "engines": { "node": ">=99.5" } }');
  const { status, stderr } = await prepare();
  expect(status).toBe(1);
  expect(stderr).toContain(`Node 99.5 or newer is needed; this is Node ${process.versions.node}`);
});
