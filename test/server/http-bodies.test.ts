// Bodies of requests over real sockets: announced, unread, given up, cut short.
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, test } from 'vitest';
import type { WireResponse } from '../../src/cloud/wire/wire-response.ts';
import { fetchBy, settled } from './local-client.ts';
import { bodyOf, count, exchange, open, type RunningServer, runServer, text } from './running-server.ts';

let running: RunningServer | undefined;
afterEach(async () => {
  await running?.close();
  running = undefined;
});

const HOST = 'Host: localhost\r\n';
const LAST = `${HOST}Connection: close\r\n`;

const echo = async (request: Parameters<Parameters<typeof runServer>[0]>[0]): Promise<WireResponse> =>
  text(200, `${request.method} ${request.path} ${await bodyOf(request)}`);

describe('Expect: 100-continue', () => {
  const put = `PUT /o HTTP/1.1\r\n${HOST}Content-Length: 5\r\nExpect: 100-continue\r\n\r\n`;

  test('is answered when the body is read, not before', async () => {
    let read: (() => void) | undefined;
    const allowed = new Promise<void>((resolve) => {
      read = resolve;
    });
    running = await runServer(async (request) => {
      await allowed;
      return echo(request);
    });
    const socket = await open(running.server.port);
    let early = '';
    socket.on('data', (chunk) => {
      early += chunk.toString();
    });
    socket.write(put);
    await settled(() => running?.seen.length ?? 0);
    expect(early).toBe('');
    read?.();
    await once(socket, 'data');
    expect(early).toBe('HTTP/1.1 100 Continue\r\n\r\n');
    socket.write('hello');
    await once(socket, 'data');
    expect(early).toContain('PUT /o hello');
    expect(early).toContain('keep-alive');
    socket.destroy();
  });

  test('is not answered if the answer is ready before; then the connection ends', async () => {
    running = await runServer(() => text(403, 'no'));
    const received = await exchange(running.server.port, put);
    expect(received).toMatch(/^HTTP\/1\.1 403 /);
    expect(received.toLowerCase()).toContain('connection: close');
    expect(received).not.toContain('100 Continue');
  });

  test('and a client that sends its body all the same reads the refusal, and no second request is made of the body', async () => {
    running = await runServer(() => text(403, 'no'));
    const smuggled = `GET /smuggled HTTP/1.1\r\n${HOST}\r\n`;
    const head = `PUT /o HTTP/1.1\r\n${HOST}Content-Length: ${smuggled.length}\r\nExpect: 100-continue\r\n\r\n`;
    const received = await exchange(running.server.port, [head, smuggled]);
    expect(count(received, 'HTTP/1.1 ')).toBe(1);
    expect(running.seen).toHaveLength(1);
  });

  test('other expectations get 417', async () => {
    running = await runServer(() => text(200, 'ok'));
    expect(await exchange(running.server.port, `PUT / HTTP/1.1\r\n${LAST}Content-Length: 0\r\nExpect: more\r\n\r\n`)).toContain(' 417 ');
  });
});

describe('bodies that nobody reads', () => {
  test('are drained if they are small, and the connection goes on', async () => {
    running = await runServer((request) => text(403, `<${request.path}>`));
    const sent = `PUT /1 HTTP/1.1\r\n${HOST}Content-Length: 100000\r\n\r\n${'x'.repeat(100_000)}GET /2 HTTP/1.1\r\n${LAST}\r\n`;
    expect((await exchange(running.server.port, sent)).match(/<\/\d>/g)).toEqual(['</1>', '</2>']);
  });

  test('of 30 MB do not keep the client from reading the refusal', async () => {
    running = await runServer(() => text(403, 'denied'));
    const answer = await fetchBy(undefined, running.server.port, { 'content-length': 30_000_000 }, 'x'.repeat(30_000_000));
    expect(answer).toEqual({ status: 403, body: 'denied', connection: 'close' });
  });

  test('and were given up half-way can still be answered', async () => {
    running = await runServer(async (request) => {
      await once(request.body, 'readable');
      request.body.read(1);
      request.body.destroy(new Error('bad chunk'));
      request.body.on('error', () => undefined);
      return text(400, 'bad body');
    });
    const answer = await fetchBy(undefined, running.server.port, { 'content-length': 5_000_000 }, 'x'.repeat(5_000_000));
    expect(answer).toMatchObject({ status: 400, body: 'bad body' });
    const small = await fetchBy(undefined, running.server.port, { 'content-length': 50_000 }, 'x'.repeat(50_000));
    expect(small).toMatchObject({ status: 400, connection: 'keep-alive' });
  });
});

describe('clients that go', () => {
  test('in the middle of a body: the reader is told, nothing is reported', async () => {
    let failure: unknown;
    let told: (() => void) | undefined;
    const gone = new Promise<void>((resolve) => {
      told = resolve;
    });
    running = await runServer(async (request) => {
      try {
        return await echo(request);
      } catch (error) {
        failure = error;
        told?.();
        throw error;
      }
    });
    const socket = await open(running.server.port);
    socket.write(`PUT / HTTP/1.1\r\n${HOST}Content-Length: 100\r\n\r\nhalf`);
    await settled(() => running?.seen.length ?? 0);
    socket.destroy();
    await gone;
    expect(String(failure)).toContain('before the body was complete');
    await settled(() => running?.reports.length ?? 0);
    expect(running.reports).toEqual([]);
  });

  test('before the answer is ready: its stream is destroyed unread', async () => {
    let answer: (() => void) | undefined;
    const ready = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const stream = Readable.from(['never']);
    running = await runServer(async () => {
      await ready;
      return { status: 200, headers: [], body: { stream, length: 5 } };
    });
    const socket = await open(running.server.port);
    socket.write(`GET / HTTP/1.1\r\n${HOST}\r\n`);
    await settled(() => running?.seen.length ?? 0);
    socket.destroy();
    await settled(() => 0);
    answer?.();
    await once(stream, 'close');
    expect(stream.destroyed).toBe(true);
  });
});
