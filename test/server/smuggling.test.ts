// Requests that two readers of HTTP understand differently: each is refused, or read in one way only.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bodyOf, count, exchange, type RunningServer, runServer, text } from './running-server.ts';

let running: RunningServer;
beforeAll(async () => {
  running = await runServer(async (request) => text(200, `<${request.method} ${request.path} ${await bodyOf(request)}>`));
});
afterAll(() => running.close());

const HOST = 'Host: localhost\r\n';
const HIDDEN = `GET /hidden HTTP/1.1\r\n${HOST}\r\n`;

/** Refused: one answer, of the 4xx or 5xx kind; nothing behind it is read as a request. */
const REFUSED: readonly (readonly [name: string, head: string, body?: string])[] = [
  ['length and chunked', `POST / HTTP/1.1\r\n${HOST}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n`, `0\r\n\r\n${HIDDEN}`],
  ['chunked and length', `POST / HTTP/1.1\r\n${HOST}Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n`, `0\r\n\r\n${HIDDEN}`],
  ['two lengths', `POST / HTTP/1.1\r\n${HOST}Content-Length: 0\r\nContent-Length: 5\r\n\r\n`, HIDDEN],
  ['the same length twice', `POST / HTTP/1.1\r\n${HOST}Content-Length: 5\r\nContent-Length: 5\r\n\r\n`, `hello${HIDDEN}`],
  ['a list of lengths', `POST / HTTP/1.1\r\n${HOST}Content-Length: 5, 5\r\n\r\n`, `hello${HIDDEN}`],
  ['a signed length', `POST / HTTP/1.1\r\n${HOST}Content-Length: +5\r\n\r\n`, `hello${HIDDEN}`],
  ['a negative length', `POST / HTTP/1.1\r\n${HOST}Content-Length: -5\r\n\r\n`, HIDDEN],
  ['a hexadecimal length', `POST / HTTP/1.1\r\n${HOST}Content-Length: 0x5\r\n\r\n`, `hello${HIDDEN}`],
  ['an empty length', `POST / HTTP/1.1\r\n${HOST}Content-Length: \r\n\r\n`, HIDDEN],
  ['a length beyond 64 bits', `POST / HTTP/1.1\r\n${HOST}Content-Length: 99999999999999999999999\r\n\r\n`, HIDDEN],
  ['a length of two numbers', `POST / HTTP/1.1\r\n${HOST}Content-Length: 5 5\r\n\r\n`, `hello${HIDDEN}`],
  ['a space before the colon', `POST / HTTP/1.1\r\n${HOST}Content-Length : 5\r\n\r\n`, `hello${HIDDEN}`],
  ['a space before the name', `POST / HTTP/1.1\r\n Content-Length: 5\r\n${HOST}\r\n`, `hello${HIDDEN}`],
  ['two codings', `POST / HTTP/1.1\r\n${HOST}Transfer-Encoding: gzip, chunked\r\n\r\n`, `0\r\n\r\n${HIDDEN}`],
  ['chunked not last', `POST / HTTP/1.1\r\n${HOST}Transfer-Encoding: chunked, identity\r\n\r\n`, `0\r\n\r\n${HIDDEN}`],
  ['identity', `POST / HTTP/1.1\r\n${HOST}Transfer-Encoding: identity\r\n\r\n`, HIDDEN],
  ['chunked twice', `POST / HTTP/1.1\r\n${HOST}Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n`, `0\r\n\r\n${HIDDEN}`],
  ['chunked, then another', `POST / HTTP/1.1\r\n${HOST}Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n\r\n`, `0\r\n\r\n${HIDDEN}`],
  ['an unknown coding', `POST / HTTP/1.1\r\n${HOST}Transfer-Encoding: xchunked\r\n\r\n`, `0\r\n\r\n${HIDDEN}`],
  ['a vertical tab before chunked', `POST / HTTP/1.1\r\n${HOST}Transfer-Encoding: \x0bchunked\r\n\r\n`, `0\r\n\r\n${HIDDEN}`],
  ['a folded header', `POST / HTTP/1.1\r\n${HOST}Transfer-Encoding:\r\n chunked\r\n\r\n`, `0\r\n\r\n${HIDDEN}`],
  ['a chunk size that is none', `POST / HTTP/1.1\r\n${HOST}Transfer-Encoding: chunked\r\n\r\n`, `zz\r\n\r\n${HIDDEN}`],
  ['a chunk size with 0x', `POST / HTTP/1.1\r\n${HOST}Transfer-Encoding: chunked\r\n\r\n`, `0x5\r\nhello\r\n0\r\n\r\n${HIDDEN}`],
  [
    'a chunk that is longer than its size',
    `POST / HTTP/1.1\r\n${HOST}Transfer-Encoding: chunked\r\n\r\n`,
    `2\r\nhello\r\n0\r\n\r\n${HIDDEN}`,
  ],
  ['a chunk size that ends in LF', `POST / HTTP/1.1\r\n${HOST}Transfer-Encoding: chunked\r\n\r\n`, `5\nhello\r\n0\r\n\r\n${HIDDEN}`],
  ['a chunk size beyond 64 bits', `POST / HTTP/1.1\r\n${HOST}Transfer-Encoding: chunked\r\n\r\n`, `fffffffffffffffffff\r\nx\r\n0\r\n\r\n`],
  ['two hosts', `GET / HTTP/1.1\r\n${HOST}Host: s3.amazonaws.com\r\n\r\n`, HIDDEN],
  ['the same host twice', `GET / HTTP/1.1\r\n${HOST}${HOST}\r\n`, HIDDEN],
  ['no host', 'GET / HTTP/1.1\r\nX-A: b\r\n\r\n', HIDDEN],
  ['an absolute target of another host', `GET http://s3.amazonaws.com/ HTTP/1.1\r\n${HOST}\r\n`, HIDDEN],
  ['an absolute target with a user', `GET http://user@s3.amazonaws.com/ HTTP/1.1\r\nHost: s3.amazonaws.com\r\n\r\n`, HIDDEN],
  ['an asterisk', `OPTIONS * HTTP/1.1\r\n${HOST}\r\n`, HIDDEN],
  ['a target without a slash', `GET bucket/key HTTP/1.1\r\n${HOST}\r\n`],
  ['a space in the target', `GET /a b HTTP/1.1\r\n${HOST}\r\n`],
  ['a bare CR in a header', `GET / HTTP/1.1\r\n${HOST}X-A: b\rX-C: d\r\n\r\n`],
  ['a NUL in a header', `GET / HTTP/1.1\r\n${HOST}X-A: b\0c\r\n\r\n`],
  ['a header without a colon', `GET / HTTP/1.1\r\n${HOST}X-A\r\n\r\n`],
  ['a header without a name', `GET / HTTP/1.1\r\n${HOST}: b\r\n\r\n`],
  ['a header name with a space', `GET / HTTP/1.1\r\n${HOST}X A: b\r\n\r\n`],
  ['HTTP 2 in clear text', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['HTTP 0.9', 'GET /\r\n\r\n'],
  ['a version that is none', `GET / HTTP/1.9\r\n${HOST}\r\n`],
  ['a method that is none', `GETT / HTTP/1.1\r\n${HOST}\r\n`],
  ['a method in lower case', `get / HTTP/1.1\r\n${HOST}\r\n`],
  ['TLS without a tunnel', '\x16\x03\x01\x00\x2e\x01\x00\x00\x2a\x03\x03'],
  ['nothing of HTTP', 'SSH-2.0-OpenSSH_9.2\r\n'],
];

test.each(REFUSED)(
  '%s',
  async (_name, head, body) => {
    const before = running.seen.length;
    const received = await exchange(running.server.port, head + (body ?? ''), (so_far) => so_far.includes('/hidden'));
    expect(received).toMatch(/^HTTP\/1\.1 [45]\d\d /);
    expect(received).not.toContain('<GET');
    expect(running.seen.slice(before).map((request) => request.path)).not.toContain('/hidden');
  },
  20_000,
);

/** Read in one way: the answer shows which. */
const READ: readonly (readonly [name: string, sent: string, answer: string])[] = [
  ['chunks with extensions', `POST / HTTP/1.1\r\n${HOST}Transfer-Encoding: chunked\r\n\r\n5;a=b\r\nhello\r\n0\r\n\r\n`, '<POST / hello>'],
  ['Chunked in capitals', `POST / HTTP/1.1\r\n${HOST}TRANSFER-ENCODING: CHUNKED\r\n\r\n5\r\nhello\r\n0\r\n\r\n`, '<POST / hello>'],
  ['a length with leading zeros', `POST / HTTP/1.1\r\n${HOST}Content-Length: 005\r\n\r\nhello`, '<POST / hello>'],
  ['an absolute target of this server', 'GET http://localhost:PORT/p?q HTTP/1.1\r\nHost: localhost:PORT\r\n\r\n', '<GET /p >'],
  ['a GET with a body', `GET / HTTP/1.1\r\n${HOST}Content-Length: 5\r\n\r\nhello`, '<GET / hello>'],
  ['an upgrade that is not taken', `GET / HTTP/1.1\r\n${HOST}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`, '<GET / >'],
  ['slashes at the start', `GET //a//b HTTP/1.1\r\n${HOST}\r\n`, '<GET //a//b >'],
];

test.each(READ)('%s', async (_name, sent, answer) => {
  const request = sent.replaceAll('PORT', String(running.server.port));
  const received = await exchange(running.server.port, request, (so_far) => so_far.includes('>'));
  expect(received).toContain(answer);
  expect(count(received, 'HTTP/1.1 ')).toBe(1);
});

test('a broken request behind a good one gets no answer that could be taken for the first', async () => {
  const received = await exchange(running.server.port, `GET /1 HTTP/1.1\r\n${HOST}\r\nBROKEN\r\n\r\n`);
  expect(received === '' || received.startsWith('HTTP/1.1 200')).toBe(true);
});
