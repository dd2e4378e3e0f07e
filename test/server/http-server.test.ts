// The cloud's port over real sockets: what HTTP clients do, well-behaved or not.
import { once } from 'node:events';
import { Agent } from 'node:http';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, test } from 'vitest';
import type { WireResponse } from '../../src/cloud/wire/wire-response.ts';
import { fetchBy, hasIpv6, settled } from './local-client.ts';
import { bodyOf, count, exchange, NOW, open, receive, type RunningServer, runServer, text } from './running-server.ts';

let running: RunningServer | undefined;
afterEach(async () => {
  await running?.close();
  running = undefined;
});

const echo = async (request: Parameters<Parameters<typeof runServer>[0]>[0]): Promise<WireResponse> =>
  text(200, `${request.method} ${request.path} ${await bodyOf(request)}`);

const HOST = 'Host: localhost\r\n';
const LAST = `${HOST}Connection: close\r\n`;

describe('requests', () => {
  test('arrive raw: target, query, repeated headers, address', async () => {
    running = await runServer(() => text(200, 'ok'));
    await exchange(
      running.server.port,
      `GET /a%2Fb/../c%20d//e?x=%41&y=+&?z HTTP/1.1\r\n${LAST}X-Twice: one\r\nx-twice: two, three\r\n\r\n`,
    );
    const [request] = running.seen;
    expect(request).toMatchObject({ method: 'GET', path: '/a%2Fb/../c%20d//e', query: 'x=%41&y=+&?z', host: 'localhost', secure: false });
    expect(request?.headers.get('x-twice')).toEqual(['one', 'two, three']);
    expect(request?.sourceAddress).toBe('127.0.0.1');
  });

  test('arrive on ::1 too, at the same port', async () => {
    const ipv6 = await hasIpv6();
    running = await runServer(() => text(200, 'six'));
    if (!ipv6) return expect(running.server.port).toBeGreaterThan(0);
    const socket = await open(running.server.port, '::1');
    const received = receive(socket);
    socket.write(`GET / HTTP/1.1\r\nHost: [::1]:${running.server.port}\r\nConnection: close\r\n\r\n`);
    expect(await received).toContain('six');
    expect(running.seen[0]?.sourceAddress).toBe('::1');
  });

  test('with more headers than node keeps by default keep them all', async () => {
    running = await runServer((request) => text(200, String(request.headers.size)));
    const many = Array.from({ length: 2500 }, (_, index) => `x-h${index}: v\r\n`).join('');
    expect(await exchange(running.server.port, `GET / HTTP/1.1\r\n${LAST}${many}\r\n`)).toContain('\r\n\r\n2502');
  });

  test('with a head of 60 KiB are served, with one beyond 64 KiB get 431', async () => {
    running = await runServer(() => text(200, 'ok'));
    const head = (size: number): string => `GET / HTTP/1.1\r\n${LAST}x-amz-security-token: ${'t'.repeat(size)}\r\n\r\n`;
    expect(await exchange(running.server.port, head(60 * 1024))).toContain('HTTP/1.1 200');
    expect(await exchange(running.server.port, head(66 * 1024))).toContain('HTTP/1.1 431');
  });

  test('that are pipelined are answered in order, though the first is slow', async () => {
    let release: (() => void) | undefined;
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    running = await runServer(async (request) => {
      if (request.path === '/1') await slow;
      else if (request.path === '/3') release?.();
      return text(200, `<${request.path}>`);
    });
    const sent = ['/1', '/2', '/3'].map((path) => `GET ${path} HTTP/1.1\r\n${path === '/3' ? LAST : HOST}\r\n`).join('');
    const received = await exchange(running.server.port, sent);
    expect(received.match(/<\/\d>/g)).toEqual(['</1>', '</2>', '</3>']);
  });

  test('on a kept connection: many, with bodies of both framings', async () => {
    running = await runServer(echo);
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (let index = 0; index < 30; index += 1) {
      const body = 'b'.repeat(index * 5000);
      const answer = await fetchBy(agent, running.server.port, index % 2 === 0 ? { 'content-length': body.length } : {}, body);
      expect(answer.body).toBe(`PUT /k ${body}`);
    }
    expect(Object.values(agent.freeSockets).flat()).toHaveLength(1);
    agent.destroy();
  });
});

describe('answers', () => {
  test('carry date by the cloud’s clock, length, server, and no second date', async () => {
    running = await runServer(() => ({ status: 200, headers: [['x-a', 'b']], body: 'grüß' }));
    const received = await exchange(running.server.port, `GET / HTTP/1.1\r\n${LAST}\r\n`);
    expect(received).toContain(`date: ${new Date(NOW).toUTCString()}\r\n`);
    expect(received).toContain('content-length: 6\r\n');
    expect(received.toLowerCase()).toMatch(/\r\nserver: \w+\r\n/);
    expect(count(received.toLowerCase(), '\r\ndate:')).toBe(1);
  });

  test.each([
    ['HEAD', { status: 200, headers: [['content-length', '4096']] }, 'content-length: 4096', true],
    ['HEAD', { status: 200, headers: [], body: 'hidden' }, 'content-length: 6', true],
    ['GET', { status: 204, headers: [], body: 'hidden' }, 'HTTP/1.1 204', true],
    ['GET', { status: 304, headers: [], body: 'hidden' }, 'HTTP/1.1 304', true],
    ['GET', { status: 200, headers: [['Content-Length', '99']], body: 'shown' }, 'content-length: 5', false],
    ['GET', { status: 404, headers: [] }, 'content-length: 0', true],
  ] satisfies [string, WireResponse, string, boolean][])('to %s %j say %s', async (method, response, expected, bodiless) => {
    running = await runServer(() => response);
    const received = await exchange(running.server.port, `${method} / HTTP/1.1\r\n${LAST}\r\n`);
    expect(received).toContain(expected);
    expect(received.endsWith('\r\n\r\n')).toBe(bodiless);
    expect(received).not.toContain('hidden');
    expect(received.toLowerCase()).not.toContain('transfer-encoding');
    if (response.status === 204) expect(received.toLowerCase()).not.toContain('content-length');
  });

  test('that are streams are read as fast as the client reads, not faster', async () => {
    const chunk = Buffer.alloc(65_536, 1);
    const chunks = 2000;
    let made = 0;
    const stream = new Readable({
      read() {
        made += 1;
        this.push(made > chunks ? null : chunk);
      },
    });
    running = await runServer(() => ({ status: 200, headers: [], body: { stream, length: chunks * chunk.length } }));
    const socket = await open(running.server.port);
    socket.pause();
    socket.write(`GET / HTTP/1.1\r\n${LAST}\r\n`);
    await settled(() => made);
    // What fits into both sockets' buffers, but not the whole.
    expect(made).toBeGreaterThan(0);
    expect(made).toBeLessThan(chunks / 2);
    let received = 0;
    socket.on('data', (part) => {
      received += part.length;
    });
    socket.resume();
    await once(socket, 'close');
    expect(received).toBeGreaterThan(chunks * chunk.length);
  });

  test('that are streams end with the client', async () => {
    const stream = new Readable({ read: () => stream.push(Buffer.alloc(65_536)) });
    running = await runServer(() => ({ status: 200, headers: [], body: { stream, length: 1e12 } }));
    const socket = await open(running.server.port);
    socket.write(`GET / HTTP/1.1\r\n${HOST}\r\n`);
    await once(socket, 'data');
    socket.destroy();
    await once(stream, 'close');
    expect(running.reports).toEqual([]);
  });

  test.each([
    ['shorter', 10],
    ['longer', 3],
  ])('whose stream is %s than said break the connection', async (_name, length) => {
    running = await runServer(() => ({ status: 200, headers: [], body: { stream: Readable.from([Buffer.from('12345')]), length } }));
    const received = await exchange(running.server.port, `GET / HTTP/1.1\r\n${HOST}\r\n`);
    expect(received.length).toBeLessThan(400);
    expect(running.reports).toHaveLength(1);
  });

  test('to HEAD never open the stream', async () => {
    let reads = 0;
    const stream = new Readable({
      read() {
        reads += 1;
        this.push(null);
      },
    });
    running = await runServer(() => ({ status: 200, headers: [], body: { stream, length: 7 } }));
    expect(await exchange(running.server.port, `HEAD / HTTP/1.1\r\n${LAST}\r\n`)).toContain('content-length: 7');
    expect(stream.destroyed).toBe(true);
    expect(reads).toBe(0);
  });

  test.each([
    ['thrown', () => Promise.reject(new Error('secret detail'))],
    ['unwritable', async () => ({ status: 200, headers: [['x-bad', 'a\r\nb']], body: '' }) satisfies WireResponse],
  ] as const)('to a handler’s failure (%s) are 500 with a request id, reported, the connection usable', async (_name, handle) => {
    running = await runServer(handle);
    const received = await exchange(running.server.port, `GET / HTTP/1.1\r\n${HOST}\r\nGET /2 HTTP/1.1\r\n${LAST}\r\n`);
    expect(count(received, 'HTTP/1.1 500')).toBe(2);
    expect(received).toMatch(/x-amzn-requestid: [0-9a-f-]{36}\r\n/);
    expect(received).not.toContain('secret');
    expect(running.reports).toHaveLength(2);
  });
});
