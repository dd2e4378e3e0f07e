// The server as a whole over real sockets: its limits, its end, and web pages that call it.
import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { hasIpv6, settled } from './local-client.ts';
import { exchange, open, type RunningServer, runServer, text } from './running-server.ts';

let running: RunningServer | undefined;
afterEach(async () => {
  await running?.close();
  running = undefined;
});

const HOST = 'Host: localhost\r\n';
const LAST = `${HOST}Connection: close\r\n`;

describe('limits and the end', () => {
  test('too many requests at a time get 503', async () => {
    let answer: (() => void) | undefined;
    const ready = new Promise<void>((resolve) => {
      answer = resolve;
    });
    running = await runServer(
      async () => {
        await ready;
        return text(200, 'late');
      },
      { maxInFlight: 2 },
    );
    const { port } = running.server;
    const waiting = [1, 2].map(() => exchange(port, `GET / HTTP/1.1\r\n${LAST}\r\n`));
    await settled(() => running?.seen.length ?? 0);
    expect(await exchange(port, `GET / HTTP/1.1\r\n${LAST}\r\n`)).toContain('HTTP/1.1 503');
    answer?.();
    expect((await Promise.all(waiting)).every((received) => received.includes('late'))).toBe(true);
  });

  test('closing finishes what runs, ends idle connections, and accepts nothing', async () => {
    let answer: (() => void) | undefined;
    const ready = new Promise<void>((resolve) => {
      answer = resolve;
    });
    running = await runServer(async (request) => {
      if (request.path === '/slow') await ready;
      return text(200, 'done');
    });
    const { port } = running.server;
    const idle = await open(port);
    idle.write(`GET /fast HTTP/1.1\r\n${HOST}\r\n`);
    await once(idle, 'data');
    const slow = exchange(port, `GET /slow HTTP/1.1\r\n${HOST}\r\n`);
    await settled(() => running?.seen.length ?? 0);
    const closing = running.server.close(10_000);
    await once(idle, 'close');
    await expect(open(port)).rejects.toThrow('ECONNREFUSED');
    answer?.();
    expect(await slow).toContain('done');
    expect(await slow).toContain('connection: close');
    await closing;
  });

  test('a port that is taken is an error, on either address', async () => {
    running = await runServer(() => text(200, 'ok'));
    await expect(runServer(() => text(200, 'ok'), { port: running.server.port })).rejects.toThrow('EADDRINUSE');
    if (!(await hasIpv6())) return;
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '::1', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await expect(runServer(() => text(200, 'ok'), { port })).rejects.toThrow('EADDRINUSE');
    other.close();
  });
});

describe('web pages', () => {
  const CROSS = 'Origin: https://evil.com\r\nSec-Fetch-Site: cross-site\r\n';

  test('of other origins are refused before anything is asked', async () => {
    running = await runServer(() => text(200, 'never'));
    const received = await exchange(running.server.port, `GET / HTTP/1.1\r\n${LAST}${CROSS}\r\n`);
    expect(received).toMatch(/^HTTP\/1\.1 403 /);
    expect(received).toContain('https://evil.com');
    expect(received.toLowerCase()).not.toContain('access-control');
    expect(running.seen).toEqual([]);
  });

  test('of other origins go where origins are judged, if there is such a place', async () => {
    const handleCrossOrigin = async (_request: unknown, page: { readonly origin: string | undefined }) => text(200, `<${page.origin}>`);
    running = await runServer(() => text(200, 'never'), { handleCrossOrigin });
    expect(await exchange(running.server.port, `GET / HTTP/1.1\r\n${LAST}${CROSS}\r\n`)).toContain('<https://evil.com>');
    expect(running.seen).toEqual([]);
  });

  test('of this host’s own are answered', async () => {
    running = await runServer(() => text(200, 'mine'));
    const own = 'Origin: http://localhost\r\nSec-Fetch-Site: same-origin\r\n';
    expect(await exchange(running.server.port, `POST / HTTP/1.1\r\n${LAST}${own}\r\n`)).toContain('mine');
  });

  test.each(['evil.com', 'localhost.evil.com', '0.0.0.0', '169.254.169.254'])(
    'under the host %s are refused, and told why',
    async (host) => {
      running = await runServer(() => text(200, 'never'));
      const received = await exchange(running.server.port, `GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
      expect(received).toMatch(/^HTTP\/1\.1 403 /);
      expect(received).toContain(`does not answer to the host name ${host}`);
      expect(running.seen).toEqual([]);
    },
  );

  test('a refusal is in the caller’s format', async () => {
    running = await runServer(() => text(200, 'never'));
    const json = 'Content-Type: application/x-amz-json-1.1\r\nX-Amz-Target: A.B\r\nContent-Length: 2\r\n';
    const received = await exchange(running.server.port, `POST / HTTP/1.1\r\nHost: evil.com\r\nConnection: close\r\n${json}\r\n{}`);
    expect(JSON.parse(received.slice(received.indexOf('\r\n\r\n')))).toMatchObject({ __type: 'AccessDenied' });
  });

  test.each([
    ['Sec-Fetch-Dest: document', true],
    ['Sec-Fetch-Dest: iframe', true],
    ['Sec-Fetch-Dest: object', true],
    ['Sec-Fetch-Dest: embed', true],
    ['Accept: text/html,*/*', true],
    ['Sec-Fetch-Dest: image', false],
    ['Sec-Fetch-Dest: empty', false],
    ['Accept: */*', false],
  ])('stored content opened with %s is confined: %s', async (header, confined) => {
    running = await runServer(() => ({ status: 200, headers: [['content-type', 'text/html']], body: '<script>' }));
    const received = await exchange(running.server.port, `GET / HTTP/1.1\r\n${LAST}${header}\r\n\r\n`);
    expect(received.includes('content-security-policy: sandbox\r\n')).toBe(confined);
    expect(received.includes('x-content-type-options: nosniff\r\n')).toBe(confined);
  });
});
