// The forward proxy: AWS's own host names through CONNECT and absolute targets, with clients that check the certificate.
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ConnectionOptions, connect as tlsConnect, type TLSSocket } from 'node:tls';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { CertificateAuthority } from '../../src/cloud/certificate/certificate-authority.ts';
import { bodyOf, exchange, open, receive, type RunningServer, runServer, testAuthority, text } from './running-server.ts';

let authority: CertificateAuthority;
let ca: string;
let folder: string;
let bundle: string;
beforeAll(async () => {
  authority = testAuthority();
  ca = await authority.certificate();
  folder = await mkdtemp(join(tmpdir(), 'proxy-test-'));
  bundle = join(folder, 'ca.pem');
  await writeFile(bundle, ca);
});
afterAll(() => rm(folder, { recursive: true }));

let running: RunningServer;
afterEach(() => running.close());

const start = async (): Promise<RunningServer> => {
  running = await runServer(
    async (request) => text(200, `<${request.secure} ${request.host} ${request.method} ${request.path} ${(await bodyOf(request)).length}>`),
    {},
    authority,
  );
  return running;
};

describe('CONNECT', () => {
  test('to an AWS host: TLS that checks, HTTP as usual inside, the client’s address kept', async () => {
    const { server, seen } = await start();
    const tls = await tunnel(server.port, 's3.us-west-2.amazonaws.com');
    expect(tls.authorized).toBe(true);
    expect(tls.alpnProtocol).toBe('http/1.1');
    const received = receive(tls, (all) => all.includes('/two'));
    tls.write('GET /one HTTP/1.1\r\nHost: s3.us-west-2.amazonaws.com\r\n\r\nPUT /two HTTP/1.1\r\nHost: b.s3.us-west-2.amazonaws.com\r\n');
    tls.write('Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n');
    expect(await received).toMatch(
      /<true s3\.us-west-2\.amazonaws\.com GET \/one 0>[\s\S]*<true b\.s3\.us-west-2\.amazonaws\.com PUT \/two 3>/,
    );
    expect(seen.map((request) => request.sourceAddress)).toEqual(['127.0.0.1', '127.0.0.1']);
  });

  test.each([
    'sts.amazonaws.com',
    'sts.us-west-2.amazonaws.com',
    'my-bucket.s3.amazonaws.com',
    'my.dotted.bucket.s3.us-west-2.amazonaws.com',
    'ecr.us-west-2.api.aws',
    'abc.lambda-url.us-west-2.on.aws',
    'iam.cn-north-1.amazonaws.com.cn',
  ])('to %s', async (host) => {
    const { server } = await start();
    const tls = await tunnel(server.port, host);
    expect(tls.authorized).toBe(true);
    tls.destroy();
  });

  test.each([
    'example.com:443',
    'localhost:4566',
    '127.0.0.1:22',
    '169.254.169.254:80',
    '[::1]:443',
    'amazonaws.com:443',
    's3.amazonaws.com.evil.com:443',
    'ec2-203-0-113-7.compute-1.amazonaws.com:443',
  ])('to %s is refused, in the status line, and dials nowhere', async (target) => {
    const { server } = await start();
    const received = await exchange(server.port, `CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n\r\n`);
    expect(received).toMatch(/^HTTP\/1\.1 403 [^\r]*AWS host names only[^\r]*NO_PROXY/);
  });

  test.each(['s3.amazonaws.com', 's3.amazonaws.com:0', ':443', 'user@s3.amazonaws.com:443', 's3.amazonaws.com:443x'])(
    'to %s is no target',
    async (target) => {
      const { server } = await start();
      expect(await exchange(server.port, `CONNECT ${target} HTTP/1.1\r\nHost: x\r\n\r\n`)).toMatch(/^HTTP\/1\.1 400 /);
    },
  );

  test('within a tunnel is refused', async () => {
    const { server } = await start();
    const tls = await tunnel(server.port, 's3.amazonaws.com');
    const received = receive(tls);
    tls.write('CONNECT sts.amazonaws.com:443 HTTP/1.1\r\nHost: sts.amazonaws.com:443\r\n\r\n');
    expect(await received).toMatch(/^HTTP\/1\.1 400 /);
  });

  test('to port 80 is plain HTTP inside', async () => {
    const { server } = await start();
    const head = 'CONNECT s3.amazonaws.com:80 HTTP/1.1\r\nHost: s3.amazonaws.com:80\r\n\r\n';
    const inside = 'GET /in HTTP/1.1\r\nHost: s3.amazonaws.com\r\n\r\n';
    // Both at once: what follows the head already belongs to the tunnel.
    expect(await exchange(server.port, head + inside, (all) => all.includes('>'))).toContain('<false s3.amazonaws.com GET /in 0>');
  });

  test('inside, the guard holds as outside', async () => {
    const { server, seen } = await start();
    const tls = await tunnel(server.port, 's3.amazonaws.com');
    const received = receive(tls, (all) => all.includes('</ErrorResponse>'));
    tls.write('GET / HTTP/1.1\r\nHost: evil.com\r\n\r\n');
    expect(await received).toMatch(/^HTTP\/1\.1 403 /);
    expect(seen).toEqual([]);
  });

  test('offers neither HTTP/2 nor TLS 1.1', async () => {
    const { server } = await start();
    await expect(tunnel(server.port, 's3.amazonaws.com', { ALPNProtocols: ['h2'] })).rejects.toThrow();
    await expect(tunnel(server.port, 's3.amazonaws.com', { minVersion: 'TLSv1', maxVersion: 'TLSv1.1' })).rejects.toThrow();
  });

  test('survives clients that go, refuse the certificate, or talk no TLS', async () => {
    const { server, reports } = await start();
    await expect(tunnel(server.port, 's3.amazonaws.com', { ca: [] })).rejects.toThrow();
    const garbage = await exchange(server.port, [
      'CONNECT s3.amazonaws.com:443 HTTP/1.1\r\nHost: s3.amazonaws.com:443\r\n\r\n',
      'this is no TLS at all, but long enough to be seen as none\r\n\r\n',
    ]);
    expect(garbage).toMatch(/^HTTP\/1\.1 200 /);
    const gone = await open(server.port);
    gone.write('CONNECT s3.amazonaws.com:443 HTTP/1.1\r\nHost: s3.amazonaws.com:443\r\n\r\n');
    gone.destroy();
    const tls = await tunnel(server.port, 's3.amazonaws.com');
    expect(tls.authorized).toBe(true);
    tls.destroy();
    expect(reports).toEqual([]);
  });

  test('ends with the server', async () => {
    const { server, close } = await start();
    const tls = await tunnel(server.port, 's3.amazonaws.com');
    const waiting = await open(server.port);
    const closed = Promise.all([once(tls, 'close'), once(waiting, 'close')]);
    await close();
    await closed;
    expect(tls.destroyed).toBe(true);
  });

  test('100-continue and large bodies work inside', async () => {
    const { server } = await start();
    const tls = await tunnel(server.port, 's3.amazonaws.com');
    const body = Buffer.alloc(3_000_000, 7);
    const outgoing = httpsRequest({
      host: 's3.amazonaws.com',
      method: 'PUT',
      path: '/big',
      headers: { host: 's3.amazonaws.com', expect: '100-continue', 'content-length': body.length },
      createConnection: () => tls,
    });
    outgoing.flushHeaders();
    await once(outgoing, 'continue');
    outgoing.end(body);
    const [response] = await once(outgoing, 'response');
    let received = '';
    for await (const chunk of response) received += chunk;
    expect(received).toBe('<true s3.amazonaws.com PUT /big 3000000>');
    tls.destroy();
  });
});

describe('absolute targets', () => {
  test('of AWS hosts are served under the host that they name', async () => {
    const { server, seen } = await start();
    const outgoing = httpRequest({
      port: server.port,
      path: 'http://b.s3.us-west-2.amazonaws.com/k%20e/y?list-type=2',
      headers: { host: 'b.s3.us-west-2.amazonaws.com' },
    });
    outgoing.end();
    const [response] = await once(outgoing, 'response');
    let received = '';
    for await (const chunk of response) received += chunk;
    expect(received).toBe('<false b.s3.us-west-2.amazonaws.com GET /k%20e/y 0>');
    expect(seen[0]?.query).toBe('list-type=2');
  });

  test.each([
    ['http://s3.amazonaws.com', '/', ''],
    ['http://s3.amazonaws.com?x=1', '/', 'x=1'],
    ['HTTP://s3.amazonaws.com/a/../b', '/a/../b', ''],
    ['http://s3.amazonaws.com:80//x', '//x', ''],
  ])('%s', async (target, path, query) => {
    const { server, seen } = await start();
    await exchange(server.port, `GET ${target} HTTP/1.1\r\nHost: s3.amazonaws.com\r\nConnection: close\r\n\r\n`);
    expect(seen[0]).toMatchObject({ path, query });
  });

  test.each(['http://example.com/', 'http://localhost:1/', 'http://127.0.0.1:8080/x', 'http://169.254.169.254/latest/meta-data/'])(
    '%s is refused and dials nowhere',
    async (target) => {
      const { server, seen } = await start();
      const host = new URL(target).host;
      const received = await exchange(server.port, `GET ${target} HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
      expect(received).toMatch(/^HTTP\/1\.1 403 /);
      expect(received).toContain('NO_PROXY');
      expect(seen).toEqual([]);
    },
  );
});

describe('clients of this machine', async () => {
  const run = promisify(execFile);
  const found = async (command: string, ...args: string[]): Promise<boolean> => {
    try {
      await run(command, args);
      return true;
    } catch {
      return false;
    }
  };
  const curl = await found('curl', '--version');
  const python = await found('python3', '-c', 'import ssl');
  const openssl = await found('openssl', 'version');
  const url = 'https://my-bucket.s3.us-west-2.amazonaws.com/key?x=1';
  const environment = (port: number): NodeJS.ProcessEnv => ({
    PATH: process.env['PATH'],
    HTTPS_PROXY: `http://127.0.0.1:${port}`,
    https_proxy: `http://127.0.0.1:${port}`,
    SSL_CERT_FILE: bundle,
  });

  test.skipIf(!curl)('curl', async () => {
    const { server } = await start();
    const upload = join(folder, 'upload');
    await writeFile(upload, 'u'.repeat(2_000_000));
    const { stdout } = await run('curl', ['-sS', '--cacert', bundle, '-T', upload, url], { env: environment(server.port) });
    expect(stdout).toBe('<true my-bucket.s3.us-west-2.amazonaws.com PUT /key 2000000>');
    await expect(run('curl', ['-sS', 'https://example.com/'], { env: environment(server.port) })).rejects.toThrow('403');
  });

  test.skipIf(!python)('Python', async () => {
    const { server } = await start();
    const script = `import urllib.request; print(urllib.request.urlopen("${url}").read().decode())`;
    const { stdout } = await run('python3', ['-c', script], { env: environment(server.port) });
    expect(stdout).toBe('<true my-bucket.s3.us-west-2.amazonaws.com GET /key 0>\n');
  });

  test.skipIf(!openssl)('OpenSSL, strictly', async () => {
    const { server } = await start();
    const host = 'sts.us-west-2.amazonaws.com';
    const { certificate } = await authority.issue(host);
    const leaf = join(folder, 'leaf.pem');
    await writeFile(leaf, certificate);
    const { stdout } = await run('openssl', [
      'verify',
      '-x509_strict',
      '-purpose',
      'sslserver',
      '-verify_hostname',
      host,
      '-CAfile',
      bundle,
      leaf,
    ]);
    expect(stdout).toContain(': OK');
    expect(server.port).toBeGreaterThan(0);
  });
});

/** A TLS connection through the proxy that trusts the authority only. */
async function tunnel(port: number, host: string, options: ConnectionOptions = {}): Promise<TLSSocket> {
  const socket: Socket = await open(port);
  socket.write(`CONNECT ${host}:443 HTTP/1.1\r\nHost: ${host}:443\r\n\r\n`);
  const [answer] = await once(socket, 'data');
  if (String(answer) !== 'HTTP/1.1 200 Connection Established\r\n\r\n') throw new Error(`The proxy said ${answer}`);
  const tls = tlsConnect({ socket, servername: host, ca, ALPNProtocols: ['http/1.1'], ...options });
  await once(tls, 'secureConnect');
  return tls;
}
