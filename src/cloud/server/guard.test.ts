// The guard's table: host names, and what browsers say of the pages behind their requests.
import { expect, test } from 'vitest';
import { createGuard } from './guard.ts';

const guard = createGuard({ names: ['cloud.internal', 'Host.Docker.Internal'], origins: ['http://localhost:3000'] });
const NO_HEADERS = new Map<string, string[]>();

const PORTS = ['', ':80', ':4566', ':65535'];
const OWN_NAMES = [
  'localhost',
  'LOCALHOST',
  'LocalHost',
  'a.localhost',
  's3.localhost',
  'my-bucket.s3.localhost',
  'my.dotted.bucket.s3.us-west-2.localhost',
  'under_score.s3.localhost',
  '111122223333.dkr.ecr.us-west-2.localhost',
  '127.0.0.1',
  '127.0.0.2',
  '127.255.255.254',
  '127.0.0.0',
  '[::1]',
  'cloud.internal',
  'CLOUD.INTERNAL',
  'host.docker.internal',
  's3.amazonaws.com',
  'S3.AMAZONAWS.COM',
  'sts.us-west-2.amazonaws.com',
  'my-bucket.s3.us-west-2.amazonaws.com',
  'my.dotted.bucket.s3.amazonaws.com',
  'iam.amazonaws.com',
  'sts.cn-north-1.amazonaws.com.cn',
  's3.dualstack.us-west-2.amazonaws.com',
  '111122223333.dkr.ecr.us-west-2.amazonaws.com',
  'ecr.us-west-2.api.aws',
  'abc.lambda-url.us-west-2.on.aws',
  'sts.eusc-de-east-1.amazonaws.eu',
  'iam.cn-north-1.api.amazonwebservices.com.cn',
];
const FOREIGN_NAMES = [
  'evil.com',
  'www.example.com',
  'localhost.evil.com',
  'localhost.com',
  'notlocalhost',
  'xlocalhost',
  'localhostx',
  '-localhost.',
  'localhost.',
  '.localhost',
  'a..localhost',
  'localhost.localdomain',
  'localhost%00.evil.com',
  'localhost@evil.com',
  'user:pass@localhost',
  'localhost/',
  'localhost#',
  'localhost?',
  'localhost,evil.com',
  'localhost evil.com',
  ' localhost',
  'localhost ',
  'localhost\t',
  'localhost\\',
  'localhos\u0442',
  'l\u00f6calhost',
  '\uff4c\uff4f\uff43alhost',
  '127.0.0.1.evil.com',
  '127.0.0.1.nip.io',
  '127-0-0-1.sslip.io',
  '127.0.0.256',
  '127.0.0.01',
  '127.0.0',
  '127.1',
  '127',
  '2130706433',
  '0x7f000001',
  '0x7f.0.0.1',
  '0177.0.0.1',
  '128.0.0.1',
  '126.0.0.1',
  '0.0.0.0',
  '0',
  '10.0.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '255.255.255.255',
  '::1',
  '[::]',
  '[::1',
  '::1]',
  '[[::1]]',
  '[0:0:0:0:0:0:0:1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::1%25lo]',
  '[fe80::1]',
  '[::2]',
  'amazonaws.com',
  'amazonaws.com.cn',
  'api.aws',
  'on.aws',
  'xamazonaws.com',
  'evil-amazonaws.com',
  's3.amazonaws.com.evil.com',
  's3.amazonaws.com.',
  's3.amazonaws.org',
  's3.amazonaws.co',
  '.amazonaws.com',
  's3..amazonaws.com',
  'ec2-203-0-113-7.us-west-2.compute.amazonaws.com',
  'ec2-203-0-113-7.compute-1.amazonaws.com',
  'lb-1234.us-west-2.elb.amazonaws.com',
  'api.awsx',
  'evil.aws',
  'signin.aws.amazon.com',
  'xcloud.internal',
  'a.cloud.internal',
  'internal',
  '',
  '.',
  '..',
  ':4566',
  'a'.repeat(300),
];
const BROKEN_PORTS = [
  'localhost:',
  'localhost:0',
  'localhost:65536',
  'localhost:99999',
  'localhost:999999',
  'localhost:x',
  'localhost:80:80',
];
const MORE_BROKEN_PORTS = [
  'localhost:-1',
  'localhost:+80',
  'localhost:8 0',
  '[::1]:',
  '[::1]:x',
  '[::1]80',
  '127.0.0.1:',
  's3.amazonaws.com:',
];

const ROWS: readonly (readonly [host: string, kind: 'ok' | 'refused'])[] = [
  ...OWN_NAMES.flatMap((name) => PORTS.map((port) => [name + port, 'ok'] as const)),
  ...FOREIGN_NAMES.flatMap((name) => ['', ':4566'].map((port) => [name + port, 'refused'] as const)),
  ...[...BROKEN_PORTS, ...MORE_BROKEN_PORTS].map((host) => [host, 'refused'] as const),
];

test('the table of hosts has at least 200 rows', () => {
  expect(new Set(ROWS.map(([host]) => host)).size).toBeGreaterThanOrEqual(200);
});

test.each(ROWS)('host %j: %s', (host, kind) => {
  expect(guard(host, 'GET', NO_HEADERS).kind).toBe(kind);
  // The second time it comes from memory.
  expect(guard(host, 'POST', NO_HEADERS).kind).toBe(kind);
});

test('a foreign host is refused whatever else the request says', () => {
  const headers = new Map([
    ['origin', ['http://localhost:3000']],
    ['sec-fetch-site', ['same-origin']],
  ]);
  expect(guard('evil.com', 'GET', headers)).toMatchObject({ kind: 'refused', reason: expect.stringContaining('evil.com') });
});

test('without AWS names only this machine is answered to', () => {
  const local = createGuard({ aws: false });
  expect(local('s3.amazonaws.com', 'GET', NO_HEADERS).kind).toBe('refused');
  expect(local('localhost:1', 'GET', NO_HEADERS).kind).toBe('ok');
});

const SITES = [undefined, 'none', 'same-origin', 'same-site', 'cross-site', 'something-new'] as const;
const ORIGINS: readonly (readonly [origin: string | undefined, foreign: boolean])[] = [
  [undefined, false],
  ['http://localhost:4566', false],
  ['HTTP://LOCALHOST:4566', false],
  ['http://localhost:3000', false],
  ['http://localhost', true],
  ['http://localhost:4567', true],
  ['http://127.0.0.1:4566', true],
  ['http://bucket.s3.localhost:4566', true],
  ['https://evil.com', true],
  ['http://localhost:4566.evil.com', true],
  ['http://localhost:4566@evil.com', true],
  ['http://localhost:4566/', true],
  ['chrome-extension://abc', true],
  ['file://', true],
  ['null', true],
  ['', true],
];
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'];

const PAGES = SITES.flatMap((site) =>
  ORIGINS.flatMap(([origin, foreign]) => METHODS.map((method) => [method, origin, site, foreign] as const)),
);

test.each(PAGES)('%s by a page of origin %j, site %j', (method, origin, site, foreign) => {
  const headers = new Map<string, string[]>();
  if (origin !== undefined) headers.set('origin', [origin]);
  if (site !== undefined) headers.set('sec-fetch-site', [site]);
  const trusted = origin === 'http://localhost:3000';
  const crossSite = site !== undefined && site !== 'none' && site !== 'same-origin';
  const expected = !trusted && (foreign || crossSite) ? { kind: 'crossOrigin', origin, navigation: false } : { kind: 'ok' };
  expect(guard('localhost:4566', method, headers)).toEqual(expected);
});

test.each([
  ['GET', 'navigate', true],
  ['HEAD', 'navigate', true],
  ['POST', 'navigate', false],
  ['GET', 'no-cors', false],
  ['GET', 'cors', false],
])('%s in mode %s from another site: navigation %s', (method, mode, navigation) => {
  const headers = new Map([
    ['sec-fetch-site', ['cross-site']],
    ['sec-fetch-mode', [mode]],
  ]);
  expect(guard('localhost:4566', method, headers)).toEqual({ kind: 'crossOrigin', origin: undefined, navigation });
});

test.each([
  ['origin', ['http://localhost:4566', 'http://localhost:4566']],
  ['sec-fetch-site', ['same-origin', 'same-origin']],
  ['service-worker', ['script']],
])('%s: %j is refused', (name, values) => {
  expect(guard('localhost:4566', 'GET', new Map([[name, values]])).kind).toBe('refused');
});

test('an origin at the usual port is the host without a port', () => {
  const from = (origin: string, host: string): string => guard(host, 'GET', new Map([['origin', [origin]]])).kind;
  expect(from('http://localhost', 'localhost')).toBe('ok');
  expect(from('http://localhost:80', 'localhost')).toBe('ok');
  expect(from('https://s3.amazonaws.com', 's3.amazonaws.com:443')).toBe('ok');
  expect(from('http://localhost', 'localhost:443')).toBe('crossOrigin');
});
